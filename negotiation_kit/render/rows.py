"""The comparison issue by issue: title and remarks, the scale with both sides on it, the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Multiverse, Verdict
from negotiation_kit.model import Basket
from negotiation_kit.render.card import issue_card
from negotiation_kit.render.evidence import source_key, source_marks
from negotiation_kit.render.headline import answer_block, band
from negotiation_kit.render.html import (
    UNTYPESET,
    Html,
    both_sides,
    chip,
    cross,
    flag,
    glyph,
    marker,
    tag,
    view_heading,
)
from negotiation_kit.render.result import robustness_sentence, subtitle, title
from negotiation_kit.render.scale_strip import scale_strip
from negotiation_kit.render.skin import LIVE, inlined
from negotiation_kit.render.words import distance_text, row_notes
from negotiation_kit.wording import ENGLISH, say, translated

_NOTES = 2
"""Remarks that stand beside a title; the others stand in the detail."""


def comparison_view(
    comparison: Comparison, robust: Multiverse | None = None, language: str = ENGLISH
) -> Html:
    """Return the whole comparison as HTML for where nothing is live: answer, verdicts, and every row.

    Parameters
    ----------
    comparison : Comparison
    robust : Multiverse, optional
        Of the same comparison, to say how many verdicts hold.
    language : str
    """
    told = robustness_sentence(robust) if robust else ""
    return inlined(
        tag(
            "div",
            view_heading(title(comparison).text_in(language), subtitle(comparison).text_in(language)),
            answer_block(comparison, language),
            band(comparison, language=language, live=False),
            _status(comparison, told, language),
            Rows(comparison=comparison, shown=comparison.rows, language=language).table(),
            class_=f"nk-stage {UNTYPESET}",
        )
    )


def live_view(
    comparison: Comparison,
    rows: Iterable[IssueComparison],
    chosen: Iterable[str] = (),
    opened: str | None = None,
    robust: Multiverse | None = None,
    remark: str = "",
    language: str = ENGLISH,
) -> Html:
    """Return the comparison for a live view, in which the band filters and rows open.

    Parameters
    ----------
    comparison : Comparison
    rows : iterable of IssueComparison
        Those to show.
    chosen : iterable of str
        The verdicts pressed in the band.
    opened : str, optional
        Id of the issue whose detail is shown.
    robust : Multiverse, optional
    remark : str
        What is set otherwise than usual, and what weights do.
    language : str
    """
    rows, chosen = tuple(rows), tuple(chosen)
    beside = next((row for row in rows if row.issue.id == opened), rows[0] if rows else None)
    table = Rows(
        comparison=comparison, shown=rows, language=language, live=True, opened=opened, robust=robust
    ).table()
    held = f"{robust.summary.text_in(language)}." if robust else ""
    aside = tag("aside", issue_card(comparison, beside, robust), class_="nk-aside") if beside else None
    return tag(
        "div",
        tag("h2", title(comparison).text_in(language), class_="nk-vis"),
        answer_block(comparison, language),
        band(comparison, chosen, language),
        _status(comparison, f"{held} {remark}".strip(), language, rows),
        tag("div", table, aside, class_="nk-cols"),
        class_=f"nk-stage {LIVE} {UNTYPESET}",
        lang=language,
    )


def _status(
    comparison: Comparison, remark: str, language: str, rows: tuple[IssueComparison, ...] | None = None
) -> Html:
    """Return how many issues are shown, the way back to all, and what the marks mean."""
    of = len(comparison.rows)
    told, back = say(language, "rows.all", n=of), None
    if rows is not None and len(rows) < of:
        told = say(language, "rows.some", n=len(rows), of=of)
        press = {"type": "button", "data_nk": "all=", "class_": "nk-link"}
        back = tag("button", say(language, "rows.show-all"), **press)
    line = tag("span", told, f" {remark}" if remark else None)
    return tag("div", line, back, _key(comparison, language), class_="nk-status")


def _key(comparison: Comparison, language: str) -> Html:
    sides = both_sides(comparison, comparison.rows[0]) if comparison.rows else ()
    named = [
        tag("span", marker(side), " ", translated(side.stance.party, "short", language)) for side in sides
    ]
    if not sides:
        return tag("span", class_="nk-key")
    marks = (marker(sides[0], hollow=True), cross(sides[0]), "┈", "▬")
    words = ("key.only-if", "key.ruled-out", "key.left-open", "key.could-accept")
    meant = [tag("span", mark, " ", say(language, word)) for mark, word in zip(marks, words, strict=True)]
    return tag("span", named, meant, class_="nk-key")


_HEADS = ("head.issue", "rows.on-the-scale", "head.verdict")
_WIDTHS = {"title": "width:25%", "scale": "", "verdict": "width:176px"}


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows of a comparison as they are to be shown.

    Parameters
    ----------
    comparison : Comparison
    shown : tuple of IssueComparison
    language : str
    live : bool
        Whether rows open when their titles are pressed.
    opened : str, optional
        Id of the issue whose detail stands under its row.
    robust : Multiverse, optional
        For the detail.
    """

    comparison: Comparison
    shown: tuple[IssueComparison, ...]
    language: str = ENGLISH
    live: bool = False
    opened: str | None = None
    robust: Multiverse | None = None

    def table(self) -> Html:
        """Return the rows as a table, grouped by basket, or a sentence where there are none."""
        if not self.shown:
            return tag("p", self._say("rows.none"), role="status", style="padding:12px 0")
        heads = [tag("th", self._say(name), scope="col", class_="nk-head") for name in _HEADS]
        widths = [tag("col", class_=f"nk-col-{name}", style=width) for name, width in _WIDTHS.items()]
        table = tag(
            "table",
            tag("colgroup", widths),
            tag("thead", tag("tr", heads)),
            map(self._basket, self.comparison.case.baskets),
            class_="nk-table",
            aria_label=self._say("rows.told", title=title(self.comparison)),
        )
        marks = source_marks(self.comparison.case, self.comparison.round)
        return tag("div", table, source_key(self.comparison.case, marks))

    def _basket(self, basket: Basket) -> Html | None:
        shown = [row for row in self.shown if row.issue.basket == basket.id]
        if not shown:
            return None
        whole = Counter(row.verdict for row in self.comparison.rows if row.issue.basket == basket.id)
        counts = [[glyph(verdict), f" {whole[verdict]} "] for verdict in Verdict if verdict in whole]
        name = translated(basket, "title", self.language)
        head = [str(name), tag("span", counts, class_="nk-counts")]
        group = tag("tr", tag("th", head, colspan=len(_HEADS), scope="rowgroup", class_="nk-group"))
        return tag("tbody", group, map(self._row, shown), class_="nk-basket")

    def _row(self, row: IssueComparison) -> list[Html | None]:
        opened = row.issue.id == self.opened
        notes = row_notes(self.comparison, row, self.language)[:_NOTES]
        cells = (
            tag(
                "th",
                self._opener(row, opened),
                [tag("div", note, class_="nk-quiet") for note in notes],
                scope="row",
                class_="nk-title",
            ),
            tag("td", scale_strip(self.comparison, row, self.language), class_="nk-cell nk-scale-cell"),
            tag("td", self._verdict(row), class_="nk-cell nk-verdict"),
        )
        line = tag("tr", cells, class_="nk-row", aria_current="true" if opened else None)
        return [line, self._detail(row) if opened else None]

    def _opener(self, row: IssueComparison, opened: bool) -> Html:
        name = str(translated(row.issue, "title", self.language))
        if not self.live:
            return tag("span", name, class_="nk-name")
        press = {"data_nk": f"issue={row.issue.id}", "aria_expanded": str(opened).lower()}
        return tag("button", name, type="button", class_="nk-open", **press)

    def _verdict(self, row: IssueComparison) -> list[Html | None]:
        told = self._say("rows.distance", what=distance_text(row, self.language))
        return [
            chip(row.verdict, self.language),
            flag(row, self.language),
            tag("div", told, class_="nk-quiet"),
        ]

    def _detail(self, row: IssueComparison) -> Html:
        card = tag("td", issue_card(self.comparison, row, self.robust), colspan=len(_HEADS))
        return tag("tr", card, class_="nk-detail")

    def _say(self, phrase: str, **values: object) -> str:
        return say(self.language, phrase, **values)
