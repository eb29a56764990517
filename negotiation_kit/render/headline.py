"""The answer first: what is agreed, what is near, what blocks, and between what the agreement lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Score, Verdict, compare
from negotiation_kit.render.html import Html, glyph, tag
from negotiation_kit.render.palette import look
from negotiation_kit.render.words import figure, stance_text
from negotiation_kit.scales.distance import SAME
from negotiation_kit.wording import ENGLISH, say, translated

LONGEST, SHORT = 130, 64
"""Letters of what is agreed or near, and of each list of what blocks; what does not fit is counted."""
_TOGETHER = (Verdict.OVERLAP, Verdict.NEAR)
_MIDDLE, _BAR, _POINT = 12, 12, 24
"""Where the bar of the range lies, and how high it and the mark on it are, in pixels."""


def answer_lines(comparison: Comparison, language: str = ENGLISH) -> dict[str, str]:
    """Return three labelled lines: agreed, near and blocked by; a line with nothing to say says so.

    What a party's accounts contradict each other on is not told among what is agreed.

    Examples
    --------
    >>> import negotiation_kit as nk
    >>> lines = answer_lines(nk.compare(nk.load_case("harbour-lease"), "city", "port"))
    >>> list(lines)
    ['Agreed', 'Near', 'Blocked by']
    """
    told = {"agreed": _agreed(comparison, language), "near": _near(comparison, language)}
    told["blocked"] = _blocked(comparison, language)
    return {say(language, f"answer.{name}"): text for name, text in told.items()}


def _agreed(comparison: Comparison, language: str) -> str:
    rows = [row for row in comparison.rows if row.verdict is Verdict.AGREE and not row.contested]
    items = [_with(row, stance_text(row.a, language), language) for row in rows]
    return _listed(items, language) or say(language, "answer.nothing")


def _near(comparison: Comparison, language: str) -> str:
    rows = [row for row in comparison.rows if row.verdict in _TOGETHER]
    items = [_with(row, _reached(row, language), language) for row in rows]
    if items:
        return _listed(items, language)
    met = _under_conditions(comparison)
    if met is None:
        return say(language, "answer.nothing")
    items = [_with(row, _reached(row, language), language) for row in met]
    phrase = "answer.nothing-without" if items else "answer.nothing-even-if"
    return say(language, phrase, **({"items": _listed(items, language)} if items else {}))


def _reached(row: IssueComparison, language: str) -> str:
    """Return how near the two are, or what both accept."""
    if row.verdict is Verdict.OVERLAP:
        return row.zone.text_in(language)
    return look(row.verdict, language).word if row.distance is None else figure(row.distance, 2, language)


def _under_conditions(comparison: Comparison) -> list[IssueComparison] | None:
    """Return the issues on which the two would come together if all conditions were met; None without any."""
    sides = (side for row in comparison.rows for side in (row.a, row.b))
    if comparison.conditionals == "met" or not any(
        offer.conditional for side in sides for offer in side.offers
    ):
        return None
    met = compare(
        comparison.case,
        comparison.a.id,
        comparison.b.id,
        comparison.round.id,
        comparison.coding,
        comparison.metric,
        threshold=comparison.threshold,
        coder=comparison.coder,
        conditionals="met",
        channels=comparison.channels,
        inherit=comparison.inherit,
    )
    close = (Verdict.AGREE, *_TOGETHER)
    pairs = zip(comparison.rows, met.rows, strict=True)
    return [new for old, new in pairs if new.verdict in close and old.verdict not in close]


def _blocked(comparison: Comparison, language: str) -> str:
    """Return what the sides reject of each other, both told in the same breath, and where they are apart."""
    rows = [(row, tuple(side is row.a for side in row.refused_by)) for row in comparison.rows]
    apart = [(row, refusers) for row, refusers in rows if row.verdict is Verdict.DIVERGE]
    a, b = (translated(party, "short", language) for party in (comparison.a, comparison.b))
    kinds: tuple[tuple[str, tuple[bool, ...], dict[str, str]], ...] = (
        ("answer.rejects", (True,), {"party": a, "other": b}),
        ("answer.rejects", (False,), {"party": b, "other": a}),
        ("answer.rejects-both", (True, False), {"party": a, "other": b}),
        ("answer.apart", (), {}),
    )
    parts = [
        say(language, phrase, issues=_titles(found, language), **names)
        for phrase, wanted, names in kinds
        if (found := [row for row, refusers in apart if refusers == wanted])
    ]
    return " ".join(parts) or say(language, "answer.nothing")


def _titles(rows: Iterable[IssueComparison], language: str) -> str:
    return _listed([str(translated(row.issue, "title", language)) for row in rows], language, SHORT)


def _with(row: IssueComparison, what: str, language: str) -> str:
    return say(language, "answer.item", issue=translated(row.issue, "title", language), what=what)


def _listed(items: list[str], language: str, longest: int = LONGEST) -> str:
    """Return as many items as one line holds, and how many more there are."""
    kept = items[:1]
    for item in items[1:]:
        if len("; ".join([*kept, item])) > longest:
            break
        kept.append(item)
    more = len(items) - len(kept)
    return "; ".join([*kept, *([say(language, "answer.more", n=more)] if more else [])])


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


def known_text(comparison: Comparison, language: str = ENGLISH) -> str:
    """Return the score where both positions are known, with its coverage, and what the range is of."""
    score = comparison.score
    if score.agreement is None:
        return score.note or say(language, "range.no-score")
    told = [
        say(
            language,
            "range.known",
            score=figure(score.agreement, 2, language),
            n=score.coverage.n,
            of=score.coverage.of,
        )
    ]
    if score.worst is not None and score.best is not None and not _known(score):
        inside = score.worst - SAME <= score.agreement <= score.best + SAME
        told.append(say(language, "range.rest" if inside else "range.outside"))
    return " ".join(told)


def answer_block(comparison: Comparison, language: str = ENGLISH) -> Html:
    """Return the three lines beside the range, drawn from 0 to 1 with the score as a mark on it."""
    lines = [
        tag("div", tag("dt", name, class_="nk-line-name"), _text(text), class_="nk-line")
        for name, text in answer_lines(comparison, language).items()
    ]
    of = tag("span", say(language, "range.of"), class_="nk-figure-of")
    beside = tag(
        "div",
        tag("div", range_text(comparison.score, language), " ", of, class_="nk-figure"),
        _bar(comparison.score, language),
        tag("p", known_text(comparison, language), class_="nk-why"),
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
        _segment(verdict, count, verdict.value in chosen, language, live=live)
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


def _segment(verdict: Verdict, count: int, pressed: bool, language: str, *, live: bool) -> Html:
    shown = look(verdict, language)
    inside = [glyph(verdict), " ", tag("span", str(count), class_="nk-count"), " ", shown.word]
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
