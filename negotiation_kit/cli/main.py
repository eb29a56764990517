"""The command line: `negotiation-kit COMMAND`, the same as `python -m negotiation_kit COMMAND`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from negotiation_kit.cli.parser import Parser, asked_language, speak
from negotiation_kit.wording import ENGLISH, LANGUAGES, say, written

COMMANDS = (
    "check",
    "compare",
    "table",
    "brief",
    "sources",
    "page",
    "new",
    "import",
    "export",
    "linkages",
    "lab",
    "serve",
    "schema",
    "doctor",
)
"""In the order of `--help`, which says `help.<command>` of each and imports none."""

MODULES = {"import": "importing"}
"""Where a command's module cannot have its name, because Python keeps the word to itself."""

FINE, FOUND, CANNOT_RUN = 0, 1, 2
FAULT_OF_THE_KIT = 70  # what sysexits.h calls a program's own fault


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
    _set_up_output()
    given = sys.argv[1:] if words is None else list(words)
    language = asked_language(given)
    arguments = parser(given, language).parse_args(given)
    try:
        _check_language(arguments.language)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print(say(language, "cli.stopped"), file=sys.stderr)
        return CANNOT_RUN
    except Exception as error:
        return _reader_gone() if _pipe_closed(error) else _explained(error, language, debug=arguments.debug)


def parser(words: Sequence[str] = (), language: str = ENGLISH) -> Parser:
    """Return the parser; commands named in `words` know their arguments, the others only their help."""
    speak(language)
    found = Parser(
        language=language,
        prog="negotiation-kit",
        description=say(language, "help.about"),
        epilog=say(language, "help.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=_version(), help=say(language, "help.version"))
    _take_common(found, debug=False, language=ENGLISH)
    commands = found.add_subparsers(title=say(language, "help.commands"), metavar="COMMAND", required=True)
    for name in COMMANDS:
        line = say(language, f"help.{name}")
        if name not in words:
            commands.add_parser(name, command=name, language=language, help=line)
            continue
        module = import_module(f"negotiation_kit.cli.{MODULES.get(name, name)}")
        about = say(language, f"help.{name}.about")
        command = commands.add_parser(name, command=name, language=language, help=line, description=about)
        module.add(command)
        command.set_defaults(run=module.run)
        # What stands before the command's name holds, unless it is said again after it.
        _take_common(command, debug=argparse.SUPPRESS, language=argparse.SUPPRESS)
    return found


def _take_common(found: Parser, *, debug: object, language: str) -> None:
    found.take("--language", metavar=f"{{{','.join(LANGUAGES)}}}", default=language)
    found.take("--debug", action="store_true", default=debug)


def _check_language(language: str) -> None:
    from negotiation_kit.errors import check_language

    check_language(language)


def _explained(error: Exception, language: str, *, debug: bool) -> int:
    """Print why a command stopped: all findings of the files, one sentence, or that the kit is at fault."""
    import traceback

    from negotiation_kit.errors import PositionFilesError, ToldError, fault_of_the_kit

    if debug:
        traceback.print_exception(error)
    if isinstance(error, PositionFilesError):
        print(error.text_in(language), file=sys.stderr)
        return FOUND
    users = isinstance(error, (ToldError, OSError))
    told = written(error if users else fault_of_the_kit(error), language)
    print(f"negotiation-kit: {told}", file=sys.stderr)
    return CANNOT_RUN if users else FAULT_OF_THE_KIT


def _version() -> str:
    from negotiation_kit.about import VERSION

    return f"negotiation-kit {VERSION}"


def _set_up_output() -> None:
    """Write UTF-8 into files and pipes, and a stand-in for what a screen of few characters cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


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
