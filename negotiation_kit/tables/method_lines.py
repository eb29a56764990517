"""The lines under a table that say how it came about, in the language of the table."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.analysis.comparing import Comparison, Multiverse, Verdict
from negotiation_kit.errors import UnknownNameError
from negotiation_kit.exchange.citations import reference
from negotiation_kit.model import Case, Evidence, Mode, Position, Round
from negotiation_kit.render.palette import look
from negotiation_kit.render.parties import Pair
from negotiation_kit.render.result import CONDITIONALS
from negotiation_kit.render.words import figure, round_text
from negotiation_kit.scales import date_text
from negotiation_kit.wording import say, thousands, translated, written

Line = tuple[str, str]


def place_and_time(round: Round, language: str) -> str:
    """Return title, date and place of a round, as far as they are known."""
    place = translated(round, "place", language)
    return ", ".join(part for part in (round_text(round, language), place) if part)


def round_line(round: Round, language: str) -> Line:
    """Return which round the positions are of."""
    return say(language, "method.round"), place_and_time(round, language)


def coding_line(coding: str, coder: str, language: str) -> Line:
    """Return which column of whose coding the table shows."""
    text = say(language, "method.coded-by", coding=say(language, f"coding.{coding}"), coder=coder)
    return say(language, "method.coding"), text


def measure_line(
    metric: str, weighting: str, threshold: float, language: str, conditionals: str = "apart"
) -> Line:
    """Return how distances are measured and weighed, and how offers under conditions count."""
    text = say(
        language,
        "method.measured-by",
        metric=say(language, f"metric.{metric}"),
        weights=weighting,
        threshold=thousands(threshold, language),
    )
    treated = [say(language, CONDITIONALS[conditionals])] if conditionals in CONDITIONALS else []
    return say(language, "method.measure"), "; ".join([text, *treated])


def result_line(comparison: Comparison, language: str) -> Line:
    """Return the score with its coverage and bounds, or that there is none."""
    score = comparison.score
    key = "method.no-agreement" if score.agreement is None else "method.agreement-is"
    counts = {"n": score.coverage.n, "of": score.coverage.of}
    parts = [say(language, key, score=figure(score.agreement, 2, language), **counts)]
    if score.by_elimination:
        parts.append(say(language, "method.by-elimination", n=score.by_elimination))
    if score.worst is not None:
        limits = {"worst": figure(score.worst, 2, language), "best": figure(score.best, 2, language)}
        measurable = sum(row.measurable for row in comparison.rows)
        parts.append(say(language, "method.between", n=measurable, **limits))
    return say(language, "method.result"), "; ".join(parts)


def pair_text(pair: Pair, language: str) -> str:
    """Return what two parties agree on, with coverage and bounds, in the fewest words."""
    if pair.agreement is None or pair.worst is None:
        return say(language, "method.pair-without", n=pair.n, of=pair.of)
    figures = {
        "score": figure(pair.agreement, 2, language),
        "worst": figure(pair.worst, 2, language),
        "best": figure(pair.best, 2, language),
    }
    return say(language, "method.pair-score", n=pair.n, of=pair.of, **figures)


def shown_lines(shown: int, asked: int, language: str) -> list[Line]:
    """Return that the table shows some issues only, where it does."""
    if shown == asked:
        return []
    return [(say(language, "method.shown"), say(language, "method.shows-some", n=shown, of=asked))]


def verdicts_line(comparison: Comparison, language: str) -> Line:
    """Return what the verdicts that occur mean."""
    threshold = thousands(comparison.threshold, language)
    texts = []
    for verdict in (verdict for verdict, count in comparison.verdicts.items() if count):
        shown = look(verdict, language)
        within = say(language, "verdict.near.within", threshold=threshold)
        texts.append(f"{shown.word} – {within if verdict is Verdict.NEAR else shown.meaning}")
    return say(language, "method.verdicts"), "; ".join(texts)


def robustness_line(found: Multiverse, language: str) -> Line:
    """Return how many verdicts hold in every other setting, and how far the agreement runs."""
    return say(language, "method.robustness"), found.summary.text_in(language)


def data_line(case: Case, round: Round, counts: tuple[int, int], language: str) -> Line:
    """Return of what date the data are, what they were coded from, and their licence."""
    day = date_text(round.date, language) if round.date else say(language, "method.undated")
    passages, sources = counts
    if case.coded_from == "table":
        told = say(language, "method.imported")
    elif sources == 1:
        told = say(language, "method.coded-from-one", n=passages)
    else:
        told = say(language, "method.coded-from", n=passages, sources=sources)
    text = say(language, "method.data-of", date=day, sources=told)
    return say(language, "method.data"), "; ".join([text, *about_data(case, language)])


def about_data(case: Case, language: str) -> list[str]:
    """Return the licence of the data, if the case names one, and that its files have warnings, if they do."""
    licence = [say(language, "method.licence", licence=case.licence)] if case.licence else []
    return [*licence, written(case.warned, language)] if case.warned else licence


def citation_line(case: Case, round: Round, language: str) -> Line:
    """Return how to cite the table: the case, the round and the version of the kit."""
    names = {"title": translated(case, "title", language), "case": case.id, "round": round.id}
    return say(language, "method.cite-as"), say(
        language, "method.citation", kit=NAME, version=VERSION, **names
    )


def codebook_citation_line(case: Case, language: str) -> Line:
    """Return how to cite the codebook."""
    names = {"title": translated(case, "title", language), "case": case.id}
    return say(language, "method.cite-as"), say(
        language, "method.codebook-citation", kit=NAME, version=VERSION, **names
    )


WAYS = ("footnotes", "inline")


class Citing:
    """Gives each distinct body of evidence one number, and each source one mark.

    Parameters
    ----------
    case : Case
    way : {"footnotes", "inline"} or None
        None cites nothing; what was cited is counted all the same.
    language : str

    Raises
    ------
    UnknownNameError
        For another way.
    """

    def __init__(self, case: Case, way: str | None, language: str) -> None:
        if way is not None and way not in WAYS:
            raise UnknownNameError("way to cite sources", way, [*WAYS, "None"])
        self._case, self._way, self._language = case, way, language
        self._notes: dict[str, int] = {}
        self._marks: dict[str, str] = {}
        self._passages: set[tuple[str, int]] = set()

    def cite(self, entries: Iterable[Position]) -> tuple[tuple[int, ...], str]:
        """Return the note numbers of a cell, and what stands in the cell itself."""
        pieces = self.count(entries)
        if not pieces or self._way is None:
            return (), ""
        by_source: dict[str, list[Evidence]] = {}
        for piece in pieces:
            by_source.setdefault(piece.source, []).append(piece)
        if self._way == "inline":
            return (), "; ".join(self._short(*pair) for pair in by_source.items())
        return tuple(sorted(self._numbered(self._long(*pair)) for pair in by_source.items())), ""

    def count(self, entries: Iterable[Position]) -> list[Evidence]:
        """Count passages among those the table rests on, and return the pieces of evidence, each once."""
        pieces = list(dict.fromkeys(piece for entry in entries for piece in entry.evidence))
        self._passages |= {(piece.source, piece.passage) for piece in pieces}
        return pieces

    def passage(self, source: str, number: int) -> str:
        """Return one passage of a source, with the source's mark."""
        self._passages.add((source, number))
        return f"{self._mark(source)} ¶{number}"

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._notes)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The sources cited, each with its mark."""
        return tuple(
            (mark, reference(self._case.source(name), language=self._language))
            for name, mark in self._marks.items()
        )

    @property
    def counts(self) -> tuple[int, int]:
        """How many passages, of how many sources, the cells rest on."""
        return len(self._passages), len({source for source, _ in self._passages})

    def _numbered(self, text: str) -> int:
        return self._notes.setdefault(text, len(self._notes) + 1)

    def _mark(self, source: str) -> str:
        return self._marks.setdefault(source, f"S{len(self._marks) + 1}")

    def _short(self, source: str, pieces: list[Evidence]) -> str:
        numbers = sorted({piece.passage for piece in pieces})
        return f"{self._mark(source)} ¶{', '.join(map(str, numbers))}"

    def _long(self, source: str, pieces: list[Evidence]) -> str:
        told: dict[str, list[int]] = {}
        for piece in sorted(pieces, key=lambda piece: piece.passage):
            told.setdefault(self._told(piece), []).append(piece.passage)
        texts = [f"¶{', '.join(map(str, numbers))} ({how})" for how, numbers in told.items()]
        return f"{self._mark(source)} {'; '.join(texts)}"

    def _told(self, piece: Evidence) -> str:
        mode = say(self._language, f"mode.{piece.mode}")
        voice, teller = self._called(piece.voice), self._called(piece.reported_by)
        if voice is None or teller is None:
            return f"{voice}, {mode}" if voice else mode
        opponent = piece.mode is Mode.REPORTED_BY_OPPONENT
        names = {"voice": voice, "teller": teller}
        told = say(self._language, "source.as-told-by-opponent" if opponent else "source.as-told-by", **names)
        return told if opponent else f"{told}, {mode}"

    def _called(self, voice: str | None) -> str | None:
        """Return a voice in the language of the table, where it is that of a party."""
        for party in self._case.parties:
            if voice in (party.short, party.name):
                return str(translated(party, "short", self._language))
        return voice
