"""The head of a comparison: the answer in three lines beside the range, and the band of verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.comparing import Comparison, Score, Verdict
from negotiation_kit.render.answer import number_line, three_lines
from negotiation_kit.render.html import Html, glyph, tag
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import contested_of, figure
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import ENGLISH, say

_TOGETHER = (Verdict.OVERLAP, Verdict.NEAR)
_MIDDLE, _BAR, _POINT = 12, 12, 24
"""Where the bar of the range lies, and how high it and the mark on it are, in pixels."""


def range_text(score: Score, language: str = ENGLISH) -> str:
    """Return between what the agreement over all issues lies; a dash where that is not known."""
    if score.worst is None or score.best is None:
        return "—"
    low, high = (figure(end, 2, language) for end in (score.worst, score.best))
    return (
        say(language, "range.exactly", at=low)
        if _known(score)
        else say(language, "range.from", low=low, high=high)
    )


def _known(score: Score) -> bool:
    return score.worst is not None and score.best is not None and score.best - score.worst < SAME


def number_text(comparison: Comparison, language: str = ENGLISH) -> str:
    """Return the score with what it rests on, and what the range is of."""
    told = number_line(comparison, language)
    known = _known(comparison.score) or comparison.score.worst is None
    return told if known else f"{told} {say(language, 'range.rest')}"


def answer_block(comparison: Comparison, language: str = ENGLISH) -> Html:
    """Return the three lines beside the range, drawn from 0 to 1 with the score as a mark on it."""
    lines = [
        tag("div", tag("dt", name, class_="nk-line-name"), _text(text), class_="nk-line")
        for name, text in three_lines(comparison, language)
    ]
    of = tag("span", say(language, "range.of"), class_="nk-figure-of")
    beside = tag(
        "div",
        tag("div", range_text(comparison.score, language), " ", of, class_="nk-figure"),
        _bar(comparison.score, language),
        tag("p", number_text(comparison, language), class_="nk-why"),
        class_="nk-range",
    )
    return tag("section", tag("dl", lines, class_="nk-lines"), beside, class_="nk-answer", aria_live="polite")


def _text(text: str) -> Html:
    return tag("dd", text, class_="nk-line-text")


def _bar(score: Score, language: str) -> Html | None:
    if score.worst is None or score.best is None:
        return None
    between = _rect(score.worst, max(score.best, score.worst + 0.008), _BAR, ".5")
    marks = [_rect(0.0, 1.0, 8, ".13"), between, *_point(score)]
    ends = [tag("span", say(language, f"range.{end}")) for end in ("none", "full")]
    drawn = tag("svg", marks, width="100%", height=_POINT, aria_hidden="true", class_="nk-drawn")
    under, told = tag("div", ends, class_="nk-ends"), range_text(score, language)
    return tag("div", drawn, under, role="img", aria_label=told)


def _rect(low: float, high: float, height: float, opacity: str) -> Html:
    place = {"x": f"{100 * low:.1f}%", "y": _MIDDLE - height / 2, "width": f"{100 * (high - low):.1f}%"}
    return tag("rect", **place, height=height, rx=4, fill="currentColor", fill_opacity=opacity)


def _point(score: Score) -> Iterator[Html]:
    """Yield the mark of the score; on so few issues it must not look strong, and is an outline."""
    if score.agreement is not None:
        look = {"fill": "none", "stroke": "currentColor"} if score.thin else {"fill": "currentColor"}
        x = f"{100 * score.agreement:.1f}%"
        yield tag(
            "svg", tag("rect", x=-2, y=0, width=4, height=_POINT, rx=2, **look), x=x, style="overflow:visible"
        )


def band(
    comparison: Comparison, chosen: Iterable[str] = (), language: str = ENGLISH, *, live: bool = True
) -> Html:
    """Return how many issues have each verdict; in a live view, each part shows only its issues when pressed.

    Parameters
    ----------
    comparison : Comparison
    chosen : iterable of str
        The verdicts that are shown; all where there are none.
    language : str
    live : bool
        Whether the parts can be pressed.
    """
    counts, chosen = comparison.verdicts, tuple(chosen)
    together = sum(counts.get(verdict, 0) for verdict in _TOGETHER)
    parts = [
        _segment(
            verdict,
            count,
            verdict.value in chosen,
            language,
            contested_of(comparison, verdict, language),
            live=live,
        )
        for verdict, count in counts.items()
        if count or (verdict is Verdict.NEAR and not together)
    ]
    return tag(
        "div",
        parts,
        role="group",
        aria_label=say(language, "band.told" if live else "head.verdict"),
        class_=f"nk-band{' nk-filtered' if chosen else ''}",
    )


def _segment(
    verdict: Verdict, count: int, pressed: bool, language: str, contested: str, *, live: bool
) -> Html:
    shown = look(verdict, language)
    inside = [glyph(verdict), " ", tag("span", str(count), class_="nk-count"), " ", shown.word]
    inside += [f" ({contested})"] if contested else []
    if not count:
        return tag("span", inside, class_="nk-segment nk-zero")
    tint = {
        "class_": f"nk-segment nk-v-{verdict}",
        "style": f"flex:{count + 1} 1 auto",
        "title": shown.meaning,
    }
    if not live:
        return tag("span", inside, **tint)
    press = {"type": "button", "data_nk": f"verdict={verdict}", "aria_pressed": str(pressed).lower()}
    return tag("button", inside, **tint, **press)
