"""A result as the lines of Python that give it again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from pprint import pformat
from typing import Any

from negotiation_kit.analysis.comparing import DEFAULT_THRESHOLD
from negotiation_kit.format.disk import case_folder
from negotiation_kit.model import Case

_USUAL = {
    "coding": "reading",
    "metric": "gower",
    "weights": None,
    "threshold": DEFAULT_THRESHOLD,
    "coder": "lead",
    "against": None,
}
"""What an option is where it is not given: it need not be written."""


def code_for(case: Case, name: str, function: str, *given: object, **options: object) -> list[str]:
    """Return the three lines that load a case and call one of the kit's functions.

    Parameters
    ----------
    case : Case
    name : str
        What the result is called.
    function : str
        Of `negotiation_kit`.
    *given, **options
        Its arguments after the case; options that are as usual, or None, are left out.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> case = nk.load_case("istanbul-2025")
    >>> lines = code_for(case, "found", "compare", "russia", "ukraine", metric="gower", coding="printed")
    >>> for line in lines:
    ...     print(line)
    import negotiation_kit as nk
    case = nk.load_case('istanbul-2025')
    found = nk.compare(case, 'russia', 'ukraine', coding='printed')
    """
    return [
        "import negotiation_kit as nk",
        case_line(case),
        f"{name} = {call(function, 'case', *given, **options)}",
    ]


def call(function: str, first: str, *given: object, **options: object) -> str:
    """Return a call of one of the kit's functions; its first argument is a name."""
    written = [first, *map(repr, given)]
    for name, value in options.items():
        if value is not None and value != _USUAL.get(name):
            written.append(f"{name}={_written(value)}")
    return f"nk.{function}({', '.join(written)})"


def case_line(case: Case) -> str:
    """Return the line that loads a case: by its name, its folder or, made in memory, a remark."""
    if case.origin is None:
        return "# case = ...  (made in memory: make it the same way again)"
    folder = PurePath(case.origin.file).parent
    named = case_folder(case.id)
    same = named is not None and Path(named).resolve() == Path(folder).resolve()
    return f"case = nk.load_case({(case.id if same else folder.as_posix())!r})"


def state_lines(case: Case, function: str, state: Mapping[str, Any]) -> list[str]:
    """Return the lines that open a view with its controls as they are.

    Parameters
    ----------
    case : Case
    function : str
        The function of `negotiation_kit` that makes the view.
    state : mapping
        Its `state`.
    """
    text = pformat(dict(state), width=100, sort_dicts=False, compact=True)
    opened = ["import negotiation_kit as nk", case_line(case), f"explorer = nk.{function}(case)"]
    return [*opened, *f"explorer.state = {text}".splitlines(), "explorer"]


def _written(value: object) -> str:
    return repr(dict(value)) if isinstance(value, Mapping) else repr(value)
