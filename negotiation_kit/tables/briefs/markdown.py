"""A brief as Markdown in GitHub's dialect; the drawn scales are left out, as the sentences say the same."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.tables.briefs.spec import BriefSpec, Run, Style, Text
from negotiation_kit.tables.markdown_writer import escaped

_AROUND = {Style.BOLD: ("**", "**"), Style.RAISED: ("<sup>", "</sup>"), Style.MUTED: ("<sub>", "</sub>")}


def as_text(spec: BriefSpec) -> str:
    """Return the brief."""
    return "\n".join(_lines(spec))


def _lines(spec: BriefSpec) -> Iterator[str]:
    yield from (f"# {escaped(spec.title)}", "", escaped(spec.kicker), "")
    yield from (f"- {_text(text)}" for text in spec.answer)
    sides = len(spec.heads) - 1
    yield from ("", _row([_text(head) for head in spec.heads[:sides]]), _row(["---"] * sides))
    for part in spec.parts:
        yield _row([_text(part.head), *[""] * (sides - 1)])
        for row in part.rows:
            yield _row([*(_text(cell.text) for cell in row), *[""] * sides][:sides])
    for text in (*spec.after, *spec.foot):
        yield from ("", _text(text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: Text) -> str:
    return "".join(map(_run, text)).strip()


def _run(run: Run) -> str:
    before, after = _AROUND.get(run.style, ("", ""))
    words = run.text.strip()
    if not before or not words:
        return escaped(run.text)
    lead, rest = run.text.split(words)[0], run.text.rpartition(words)[2]
    return f"{escaped(lead)}{before}{escaped(words)}{after}{escaped(rest)}"
