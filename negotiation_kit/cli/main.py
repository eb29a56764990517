"""The command line: `negotiation-kit COMMAND`, the same as `python -m negotiation_kit COMMAND`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from negotiation_kit.errors import PositionFilesError, UnknownNameError

COMMANDS = ("check", "compare", "lab", "schema", "doctor")
FINE, FOUND, CANNOT_RUN = 0, 1, 2

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
        0 fine, 1 errors found, 2 cannot run.
    """
    _print_anything()
    arguments = parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except PositionFilesError as error:
        print(error, file=sys.stderr)
        return FOUND
    except (UnknownNameError, ValueError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            return _reader_gone()
        print(f"negotiation-kit: {error}", file=sys.stderr)
        return CANNOT_RUN
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return CANNOT_RUN


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    found = argparse.ArgumentParser(
        prog="negotiation-kit",
        description="Where sides agree and where they diverge, by how much, on whose word, and how sure we can be.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=_version())
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"negotiation_kit.cli.{name}").add(commands)
    return found


def _version() -> str:
    from negotiation_kit import __version__

    return f"negotiation-kit {__version__}"


def _print_anything() -> None:
    """Make a console that knows few characters show a stand-in instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _reader_gone() -> int:
    """Leave quietly when the reader of a pipe has closed it, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


if __name__ == "__main__":
    sys.exit(main())
