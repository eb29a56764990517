"""Short marks for the sources of a round: a number alone says nothing where several sources count theirs."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation_kit.model import Case, Position, Round
from negotiation_kit.views.html import Html, tag
from negotiation_kit.views.style import MUTED

Marks = Mapping[str, str]


def case_marks(case: Case) -> dict[str, str]:
    """Return a mark for each source of a case, by source id; none where there is only one."""
    marks = {source.id: f"S{number}" for number, source in enumerate(case.sources, start=1)}
    return marks if len(marks) > 1 else {}


def source_marks(case: Case, round: Round) -> dict[str, str]:
    """Return the marks of the sources that a round cites, by source id; none where it cites only one."""
    key = ("source marks", round.id)
    if key not in case.derived:
        cited = {
            piece.source for entry in case.positions if entry.round == round.id for piece in entry.evidence
        }
        marks = {name: mark for name, mark in case_marks(case).items() if name in cited}
        case.derived[key] = marks if len(marks) > 1 else {}
    kept: dict[str, str] = case.derived[key]
    return kept


def passage_text(source: str, number: int, marks: Marks) -> str:
    """Return one passage, its source's mark before it where there are several sources."""
    return f"{marks[source]} ¶{number}" if source in marks else f"¶{number}"


def passages(entry: Position, marks: Marks) -> str:
    """Return the passages a position rests on, source by source.

    Parameters
    ----------
    entry : Position
    marks : mapping
        As `source_marks` gives them.
    """
    numbers: dict[str, set[int]] = {}
    for piece in entry.evidence:
        numbers.setdefault(piece.source, set()).add(piece.passage)
    order = list(marks)
    cited = sorted(numbers, key=lambda name: order.index(name) if name in marks else -1)
    texts = (", ".join(map(str, sorted(numbers[name]))) for name in cited)
    heads = (f"{marks[name]} ¶" if name in marks else "¶" for name in cited)
    return "; ".join(head + text for head, text in zip(heads, texts, strict=True))


def source_key(case: Case, marks: Marks) -> Html | None:
    """Return what the marks stand for; None where there is nothing to tell apart."""
    if not marks:
        return None
    lines = [tag("div", tag("b", mark), f" {source_title(case, name)}") for name, mark in marks.items()]
    return tag("div", lines, style=MUTED + "margin-top:8px;overflow-wrap:anywhere")


def source_title(case: Case, name: str) -> str:
    """Return title and container of a source.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> source_title(nk.load_case("istanbul-2025"), "istanbul-2025-07-23-meduza")
    'More swaps, but no deal (Meduza)'
    """
    source = case.source(name)
    return f"{source.title} ({source.container_title})" if source.container_title else source.title
