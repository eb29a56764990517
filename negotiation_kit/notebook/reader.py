"""The evidence reader: on whose word, from which passage, how sure, and what is garbled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ipywidgets import Box

from negotiation_kit.analysis.coding.evidence import Citation, EvidenceFound, find_evidence, garbled, voices
from negotiation_kit.analysis.comparing import evidence_bases
from negotiation_kit.analysis.comparing.settings import coded_round
from negotiation_kit.model import LEAD, Case, Confidence, Mode
from negotiation_kit.notebook.controls import (
    EVERYTHING,
    dropdown,
    framed,
    party_choice,
    place,
    reachable,
    round_choice,
    search,
    tabbed,
)
from negotiation_kit.notebook.downloads import Luggage, TakeAlong
from negotiation_kit.notebook.widget_base import CONTROLS, TAKE, Live
from negotiation_kit.render.code import code_for, state_lines
from negotiation_kit.render.evidence import MODE_WORDS, passage_text, source_marks, source_title
from negotiation_kit.render.html import SCROLLED, Html, join, tag
from negotiation_kit.render.reader import (
    bases_lists,
    citations_table,
    garbled_table,
    reader_heading,
    reader_sentence,
)
from negotiation_kit.tables import basis_table, evidence_table

TABS = ("Passages", "What rests on little", "Garbled passages")
PASSAGES, LITTLE, GARBLED = range(3)
_ROOM = 22
"""Letters that a choice leaves room for, as its options follow the round."""
_FILTERS = ("party", "issue", "voice", "mode", "confidence", "source", "passage")


def explore_evidence(case: Case) -> EvidenceExplorer:
    """Return the evidence reader of a case, ready to be shown by a notebook.

    Parameters
    ----------
    case : Case
    """
    return EvidenceExplorer(case)


class EvidenceExplorer(Live):
    """Controls wired to the evidence; `found` is what is on the screen.

    A saved notebook shows the passages as a static table where the widget itself cannot run.
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._make_controls()
        self.heading, self.result = place(), place()
        self.panes = [place(max_height="760px", overflow="auto") for _ in TABS]
        self.taking = TakeAlong(self._luggage(), self._safely, self.problem)
        self.tabs = tabbed([*self.panes, self.taking], [*TABS, TAKE])
        choices = [control for name, control in self._controls.items() if name != "tabs"]
        self._assemble(self.heading, Box(choices, layout=CONTROLS), self.result, self.tabs)
        self._update()
        self._watch(self._update, self.round, self.coder)
        self._watch(self._filter, *(getattr(self, name) for name in _FILTERS), self.find)
        self._watch(self._show, self.tabs, name="selected_index")

    @property
    def found(self) -> EvidenceFound:
        """The evidence that fits every choice, words to be found left aside."""
        asked: dict[str, Any] = {name: getattr(self, name).value or None for name in _FILTERS}
        return find_evidence(self.case, self.round.value, coder=self.coder.value, **asked)

    @property
    def _controls(self) -> Mapping[str, Any]:
        return {name: getattr(self, name) for name in ("round", "coder", *_FILTERS, "find", "tabs")}

    def _make_controls(self) -> None:
        case = self.case
        self.round = round_choice(case, coded_round(case).id)
        self.coder = dropdown("Coder", [(name, name) for name in _coders(case)], LEAD)
        self.party = party_choice("Party", case.parties, case.parties[0].id)
        self.party.options, self.party.value = [EVERYTHING, *self.party.options], ""
        self.issue = dropdown("Issue", [EVERYTHING], "", room=_ROOM)
        self.voice = dropdown("Voice", [EVERYTHING], "", room=_ROOM)
        self.mode = dropdown("How", [EVERYTHING, *((MODE_WORDS[item], item.value) for item in Mode)], "")
        sure = [(f"{item} confidence", item.value) for item in Confidence]
        self.confidence = dropdown("Coder's confidence", [EVERYTHING, *sure], "")
        self.source = dropdown("Source", [EVERYTHING], "", room=_ROOM)
        self.passage = dropdown("Passage", [EVERYTHING], "", room=6)
        self.find = search("Find", "word in a passage")

    def _update(self, _: Any = None) -> None:
        """Offer what the round has, and show it."""
        every = find_evidence(self.case, self.round.value, coder=self.coder.value)
        self._bases = evidence_bases(self.case, self.round.value, coder=self.coder.value)
        marks = source_marks(self.case, every.round)
        issues = {item.issue.id: item.issue.title for item in every.citations}
        asked = [issue.id for issue in self.case.issues if issue.id in issues]
        cited = dict.fromkeys(item.source.id for item in every.citations)
        numbers = sorted({item.piece.passage for item in every.citations})
        self._offer(self.issue, [EVERYTHING, *((issues[name], name) for name in asked)])
        self._offer(self.voice, [EVERYTHING, *((name, name) for name in voices(every.citations))])
        sources = [(f"{marks.get(name, '')} {source_title(self.case, name)}".strip(), name) for name in cited]
        self._offer(self.source, [EVERYTHING, *sources])
        self._offer(self.passage, [EVERYTHING, *((f"¶{number}", number) for number in numbers)])
        self.heading.value = framed(reader_heading(every), id=self._mark)
        self.result.value = framed(tag("p", reader_sentence(self._bases), style="margin:0 0 6px"))
        self._show()

    def _filter(self, _: Any = None) -> None:
        if not self._quiet:
            self._show()

    def _show(self, _: Any = None) -> None:
        index = self.tabs.selected_index or 0
        if index == len(TABS):
            self.taking.show()
            return
        view = (self._passages_view, self._little_view, self._garbled_view)[index]()
        self.panes[index].value = reachable(view, f"{TABS[index]}: {self.case.title}")

    def _passages_view(self) -> Html:
        found = self.found
        return citations_table(found, self._worded(found))

    def _little_view(self) -> Html:
        shown = {(item.party.id, item.issue.id) for item in self._worded(self.found)}
        rows = (row for row in self._bases.rows if (row.stance.party.id, row.stance.issue.id) in shown)
        return bases_lists(replace(self._bases, rows=tuple(rows)))

    def _garbled_view(self) -> Html:
        shown = {(item.source.id, item.piece.passage) for item in self._worded(self.found)}
        items = garbled(self.case, self.round.value, coder=self.coder.value)
        kept = [item for item in items if (item.source.id, item.passage.number) in shown]
        return garbled_table(self.case, kept, source_marks(self.case, self._bases.round))

    def _worded(self, found: EvidenceFound) -> list[Citation]:
        words = self.find.value.casefold().split()
        return [item for item in found.citations if all(word in _searchable(item) for word in words)]

    def _luggage(self) -> Luggage:
        return Luggage(
            name=lambda: f"{self.case.id}-evidence",
            code=self._code,
            state=lambda: state_lines(self.case, "explore_evidence", self._settings),
            charts={},
            tables={
                TABS[PASSAGES]: lambda: evidence_table(self.found),
                "What each position rests on": lambda: basis_table(self._bases),
            },
        )

    def _code(self) -> list[str]:
        asked = {name: getattr(self, name).value or None for name in _FILTERS}
        how = {"round": self.round.value, **asked, "coder": self.coder.value}
        bases = code_for(self.case, "bases", "evidence_bases", round=how["round"], coder=how["coder"])[-1]
        return [*code_for(self.case, "found", "find_evidence", **how), "found.frame", bases, "bases.frame"]

    def _static(self) -> str:
        found = self.found
        table = tag("div", citations_table(found, found.citations), style=SCROLLED)
        return framed(join(reader_heading(found), tag("p", reader_sentence(self._bases)), table))


def _coders(case: Case) -> list[str]:
    found = {entry.coder for entry in case.positions}
    return [LEAD, *sorted(found - {LEAD})]


def _searchable(item: Citation) -> str:
    texts = [item.issue.title, item.piece.voice, passage_text("", item.piece.passage, {})]
    texts += [getattr(item.passage, name, None) for name in ("digest", "reading", "why")]
    return " ".join(text for text in texts if text).casefold()
