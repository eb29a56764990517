"""The command line: `negotiation-kit COMMAND`, the same as `python -m negotiation_kit COMMAND`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "check": "check position files, source cards and codebooks",
    "compare": "show where two parties agree and diverge",
    "table": "write a table for a brief: Word, Excel, HTML, Markdown, LaTeX or CSV",
    "brief": "put a comparison into a brief of one page: Word, HTML, PDF, LaTeX or Markdown",
    "sources": "print the sources of a case as references, BibTeX or CSL-JSON",
    "page": "write a case as one web page, or as an exercise for a class",
    "new": "make the folder of a new case, with an example to write over",
    "import": "make a case of a table: Excel or CSV",
    "export": "write a case for other programs: CSV, data package, NVivo codebook, references",
    "linkages": "show what unlocks what: offers under conditions, packages, deadlocks",
    "lab": "open the notebooks in JupyterLab",
    "serve": "show the notebooks as pages without code, for projecting",
    "schema": "print the JSON Schema that editors complete and check files with",
    "doctor": "show what is installed, which files are found, and what is wrong",
}
"""Each command with its line of help, so that `--help` need not import them all."""

MODULES = {"import": "importing"}
"""Where a command's module cannot have its name, because Python keeps the word to itself."""

FINE, FOUND, CANNOT_RUN = 0, 1, 2
FAULT_OF_THE_KIT = 70  # what sysexits.h calls a program's own fault

_DESCRIPTION = "Where sides agree and where they diverge, by how much, on whose word, and how sure we can be."
_DEBUG = "where an error stops the command, show where in the code it arose"
_EPILOG = """Start with `negotiation-kit compare`: it needs no file of yours.
`negotiation-kit COMMAND --help` explains a command."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    words : sequence of str, optional
        The command line without the program's name; sys.argv when left out.

    Returns
    -------
    int
        0 fine, 1 errors found, 2 cannot run, 70 a fault of the kit.
    """
    _print_anything()
    given = sys.argv[1:] if words is None else list(words)
    arguments = parser(given).parse_args(given)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return CANNOT_RUN
    except Exception as error:
        return _reader_gone() if _pipe_closed(error) else _explained(error, debug=arguments.debug)


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser; commands named in `words` know their arguments, the others only their help."""
    found = argparse.ArgumentParser(
        prog="negotiation-kit",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=_version())
    found.add_argument("--debug", action="store_true", help=_DEBUG)
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, line in COMMANDS.items():
        if name in words:
            import_module(f"negotiation_kit.cli.{MODULES.get(name, name)}").add(commands)
        else:
            commands.add_parser(name, help=line)
        # What stands before the command's name holds, unless it is said again after it.
        commands.choices[name].add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=_DEBUG
        )
    return found


def _explained(error: Exception, *, debug: bool) -> int:
    """Print why a command stopped: all findings of the files, one sentence, or that the kit is at fault."""
    from negotiation_kit.errors import PositionFilesError, ToldError, fault_of_the_kit

    if debug:
        traceback.print_exception(error)
    if isinstance(error, PositionFilesError):
        print(error, file=sys.stderr)
        return FOUND
    users = isinstance(error, (ToldError, OSError))
    print(f"negotiation-kit: {error if users else fault_of_the_kit(error)}", file=sys.stderr)
    return CANNOT_RUN if users else FAULT_OF_THE_KIT


def _version() -> str:
    from negotiation_kit.about import VERSION

    return f"negotiation-kit {VERSION}"


def _print_anything() -> None:
    """Make a console that knows few characters show a stand-in instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _pipe_closed(error: Exception) -> bool:
    """Return whether the reader of a pipe has gone; Windows calls that an invalid argument."""
    invalid = isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and invalid)


def _reader_gone() -> int:
    """Leave quietly when the reader of a pipe has closed it, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


if __name__ == "__main__":
    sys.exit(main())
