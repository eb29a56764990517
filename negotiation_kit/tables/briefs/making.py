"""What stands in a brief, made from a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, Stance, Verdict, robustness
from negotiation_kit.analysis.linking import Holding, LinkedOffer, linkages
from negotiation_kit.model import Engagement, Issue, Party, Position, Status, effective
from negotiation_kit.render.answer import finding, range_line, three_lines
from negotiation_kit.render.palette import CONTESTED, REJECT_MARK, SIDE_MARKS, look, party_colours
from negotiation_kit.render.words import flag_text, row_notes, stance_text
from negotiation_kit.scales import Scale, Value, parts_of
from negotiation_kit.tables.briefs.spec import BriefSpec, Cell, Part, Run, Style, Text, drawn
from negotiation_kit.tables.method_lines import (
    Citing,
    citation_line,
    coding_line,
    measure_line,
    robustness_line,
)
from negotiation_kit.tables.table import subtitle
from negotiation_kit.wording import ENGLISH, say, translated, written


class Notes:
    """Numbers the passages that a brief rests on: one number for each distinct set of them."""

    def __init__(self, comparison: Comparison, language: str) -> None:
        self.citing = Citing(comparison.case, "inline", language)
        self._numbers: dict[str, int] = {}

    def cite(self, entries: Iterable[Position]) -> Text:
        """Return the raised number of what entries rest on; nothing where they cite nothing."""
        _, passages = self.citing.cite(entries)
        if not passages:
            return ()
        number = self._numbers.setdefault(passages, len(self._numbers) + 1)
        return (Run(str(number), Style.RAISED),)

    def listed(self) -> Text:
        """Return every number with its passages."""
        marks = [f"{mark} " for mark, _ in self.citing.sources]
        only = marks[0] if len(marks) == 1 else ""
        found = ((text.removeprefix(only), number) for text, number in self._numbers.items())
        pairs = ((Run(str(number), Style.RAISED), Run(f"\u00a0{text}  ")) for text, number in found)
        return tuple(run for pair in pairs for run in pair)


def said(comparison: Comparison, stance: Stance, notes: Notes, language: str) -> Text:
    """Return all that a side says on an issue; where it says nothing, that it does not."""
    told: list[Run] = []
    for entry in stance.entries:
        sentence = " ".join(_sentences(comparison, stance, entry, language))
        if sentence:
            told += [Run(f"{' ' if told else ''}{_stopped_once(sentence)}"), *notes.cite([entry])]
    return tuple(told) or (Run(f"{_capital(stance_text(stance, language))}.", Style.MUTED),)


def _sentences(comparison: Comparison, stance: Stance, entry: Position, language: str) -> Iterator[str]:
    """Yield an entry's own sentence where it tells what is compared, else what the codebook's words give."""
    scale, coding = stance.issue.scale, comparison.coding
    value, doubt = (effective(entry, coding, name) for name in ("value", "uncertain"))
    if entry.conditional and value is not None:
        yield say(language, "brief.under-conditions", what=scale.text(value, language))
    elif entry.summary and language == ENGLISH and (coding == "reading" or entry.printed is None):
        yield entry.summary
    else:
        how = entry.status if entry.status not in (None, Status.REJECTED) else "wanted"
        if value is not None:
            yield say(language, f"brief.said.{how}", what=_meaning(scale, value, language))
        elif doubt is not None:
            what = say(language, "stance.in-doubt", what=scale.text(doubt, language))
            yield say(language, f"brief.said.{how}", what=what)
        for name in ("rejects", "accepts"):
            parts = effective(entry, coding, name)
            if parts:
                yield say(language, f"brief.said.{name}", what=_meaning(scale, parts, language))


def _meaning(scale: Scale, parts: Value, language: str) -> str:
    """Return what one named level means, in the codebook's words; anything else as values are written."""
    named = {tick.name: tick.meaning for tick in scale.ticks(language) if tick.name and tick.meaning}
    (first, *rest) = parts_of(parts)
    return scale.text(parts, language) if rest or first not in named else str(named[first]).rstrip(".")


def _stopped_once(text: str) -> str:
    """Return a sentence whose last word brought a stop of its own, as an abbreviated unit does."""
    return text.removesuffix(".") if text.endswith("..") else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def spec_of(comparison: Comparison, language: str) -> BriefSpec:
    """Return all that stands in a brief, in a language."""
    making = _Making(comparison, language, Notes(comparison, language))
    colours = party_colours(comparison.case)
    parts, after = tuple(making.parts()), tuple(making.after())  # first, as they give the notes their numbers
    place = subtitle(comparison.case, comparison.round, language)
    warned = written(comparison.case.warned, language)
    return BriefSpec(
        kicker=" · ".join(filter(None, (place, warned))),
        title=finding(comparison, language),
        answer=tuple(making.answer()),
        heads=making.heads(),
        parts=parts,
        after=after,
        foot=tuple(making.foot()),
        colours=(colours[comparison.a.id], colours[comparison.b.id]),
        language=language,
    )


def _labelled(label: str, *runs: Run | str) -> Text:
    told = (run if isinstance(run, Run) else Run(run) for run in runs)
    return (Run(f"{label}: ", Style.BOLD), *told)


@dataclass(frozen=True)
class _Making:
    """What every part of a brief is made from."""

    comparison: Comparison
    language: str
    notes: Notes

    def say(self, code: str, /, **values: object) -> str:
        return say(self.language, code, **values)

    def text(self, thing: object, field: str) -> str:
        return str(translated(thing, field, self.language))

    @property
    def names(self) -> tuple[str, str]:
        return self.text(self.comparison.a, "short"), self.text(self.comparison.b, "short")

    def answer(self) -> Iterator[Text]:
        lines = (*three_lines(self.comparison, self.language), range_line(self.comparison, self.language))
        return (_labelled(label, line) for label, line in lines)

    def heads(self) -> tuple[Text, ...]:
        marked = zip(SIDE_MARKS, (Style.A, Style.B), self.names, strict=True)
        sides = ((Run(mark, style), Run(f" {name}", Style.BOLD)) for mark, style, name in marked)
        first, last = (Run(self.say(code), Style.BOLD) for code in ("head.issue", "brief.on-the-scale"))
        return ((first,), *sides, (last,))

    # The table

    def parts(self) -> Iterator[Part]:
        for verdict in Verdict:
            rows = [row for row in self.comparison.rows if row.verdict is verdict]
            if rows:
                yield self.part(verdict, rows)

    def part(self, verdict: Verdict, rows: list[IssueComparison]) -> Part:
        folds = _folds(rows)
        folded = [row for fold in folds.values() for row in fold]
        told = {Verdict.DIVERGE: self.refusals, Verdict.ONE_SIDED: self.alone, Verdict.OPEN: self.unspoken}
        cells = [self.row(row) for row in rows if row not in folded]
        cells += [told[verdict](place, fold) for (place, _), fold in folds.items()]
        shown, word = look(verdict, self.language), self.say(f"brief.group.{verdict}")
        counts = [self.say("brief.of-issues", n=len(self.comparison.rows), some=len(rows))]
        if verdict is Verdict.DIVERGE:
            counts += [self.say("brief.folded", n=len(fold)) for fold in folds.values()]
        head = (Run(f"{shown.glyph} ", Style.GLYPH), Run(word, Style.BOLD), Run(f"  {', '.join(counts)}"))
        return Part(head, shown.fill, tuple(cells))

    def row(self, row: IssueComparison) -> tuple[Cell, ...]:
        a, b = (said(self.comparison, side, self.notes, self.language) for side in (row.a, row.b))
        remarks = self.remarks(row)
        if row.verdict is Verdict.NOT_COMPARABLE:  # nothing to draw, so that both share the line
            text = (Run(f"{SIDE_MARKS[0]} ", Style.A), *a, Run(f" {SIDE_MARKS[1]} ", Style.B), *b)
            return Cell((self.title(row),)), Cell((*text, Run(" "), *remarks), columns=3)
        title = (self.title(row, "\n" if remarks else ""), *remarks)
        return Cell(title), Cell(a), Cell(b), drawn(self.comparison, row, self.language)

    def title(self, row: IssueComparison, after: str = "") -> Run:
        return Run(f"{self.text(row.issue, 'title')}{after}", Style.BOLD)

    def remarks(self, row: IssueComparison) -> Text:
        """Return what stands in small letters under a title: contested, hearsay and the like."""
        flag = flag_text(row, self.language)
        told = "; ".join(row_notes(self.comparison, row, self.language, full=False))
        marked = (Run(f"{CONTESTED} ", Style.GLYPH), Run(f"{flag} ", Style.BOLD)) if flag else ()
        return (*marked, Run(f"({told})", Style.MUTED)) if told else marked

    def refusals(self, refusing: int, rows: list[IssueComparison]) -> tuple[Cell, ...]:
        """Return one row for all refusals of one side that rest on the same passages."""
        wanting, styles = 1 - refusing, (Style.A, Style.B)
        entries = [[entry for row in rows for entry in _sides(row)[place].entries] for place in (0, 1)]
        issues = "; ".join(self.wanted(row, _sides(row)[wanting]) for row in rows)
        told = (
            Run(SIDE_MARKS[wanting], styles[wanting]),
            Run(f" {self.say('brief.wants-all', party=self.names[wanting], issues=issues)}"),
            *self.notes.cite(entries[wanting]),
            Run(f" {REJECT_MARK}", styles[refusing]),
            Run(f" {self.say('brief.rejects-all', party=self.names[refusing])}"),
            *self.notes.cite(entries[refusing]),
        )
        title = Run(self.say("brief.one-refusal", n=len(rows)), Style.BOLD)
        return Cell((title,)), Cell(told, columns=3)

    def wanted(self, row: IssueComparison, side: Stance) -> str:
        """Return an issue with what a side wants on it, and what else must be known of that."""
        value = [stance_text(side, self.language)]
        if side.headline[0].conditional:
            value.append(self.say("stance.conditional"))
        value += row_notes(self.comparison, row, self.language, full=False)
        return self.outcome(row.issue, ", ".join(value))

    def alone(self, silent: int, rows: list[IssueComparison]) -> tuple[Cell, ...]:
        """Return one row for all that one side says while the other says nothing at all."""
        speaking = 1 - silent
        mark = Run(f"{SIDE_MARKS[speaking]} ", (Style.A, Style.B)[speaking])
        head = Run(self.say("brief.alone", n=len(rows), party=self.names[speaking]), Style.BOLD)
        told: list[Run] = []
        for row in rows:
            side = _sides(row)[speaking]
            told += [self.title(row, ": "), *said(self.comparison, side, self.notes, self.language)]
            notes = row_notes(self.comparison, row, self.language, full=False)
            told += [*(Run(f" ({note})", Style.MUTED) for note in notes), Run(" ")]
        return Cell((mark, head)), Cell(tuple(told), columns=3)

    def unspoken(self, _: int, rows: list[IssueComparison]) -> tuple[Cell, ...]:
        """Return one row for all on which neither says what it wants, each with the reason."""
        told = (self.outcome(row.issue, row.reason.text_in(self.language)) for row in rows)
        return (Cell((Run(f"{'; '.join(told)}."),), columns=4),)

    def outcome(self, issue: Issue, value: str) -> str:
        return self.say("linking.outcome", issue=self.text(issue, "title"), value=value)

    # Below the table

    def after(self) -> Iterator[Text]:
        absent = [verdict for verdict, n in self.comparison.verdicts.items() if not n]
        if absent:
            groups = "; ".join(self.say(f"brief.group.{verdict}") for verdict in absent)
            yield (Run(self.say("brief.no-issue", groups=groups), Style.MUTED),)
        found = linkages(
            self.comparison.case, self.comparison.round.id,
            coding=self.comparison.coding, coder=self.comparison.coder,
        )  # fmt: skip
        sides = (self.comparison.a, self.comparison.b)
        offers = [offer for offer in found.offers if offer.party in sides]
        against = [self.ruled_out(offer) for offer in offers]
        once = len(set(against)) == 1  # what holds for all of them is said at the end
        told = []
        for offer, refused in zip(offers, against, strict=True):
            told += [*self.unlocks(offer), Run("" if once else refused)]
        sentences = (item.sentence.text_in(self.language) for item in found.packages if item.party in sides)
        told += [Run(against[0] if once else ""), *(Run(f"{text}. ") for text in sentences)]
        if any(run.text for run in told):
            yield _labelled(self.say("brief.unlocks"), *told)

    def ruled_out(self, offer: LinkedOffer) -> str:
        """Return who has ruled out a condition in every package of an offer; nothing where nobody has."""
        against = ", ".join(self.text(party, "short") for party in _ruling_out(offer))
        return f"{self.say('brief.ruled-out', parties=against)} " if against else ""

    def unlocks(self, offer: LinkedOffer) -> Iterator[Run]:
        """Yield an offer under conditions with its packages, any of which is enough."""
        what = self.outcome(offer.issue, offer.issue.scale.text(offer.value, self.language))
        yield Run(self.say("brief.offers-if", party=self.text(offer.party, "short"), what=what) + " ")
        for place, package in enumerate(offer.alternatives):
            if place:
                yield Run(f" {self.say('brief.or')} ", Style.BOLD)
            for step, asked in enumerate(package.conditions):
                if step:
                    yield Run(f" {self.say('brief.and')} ", Style.BOLD)
                yield Run(self.outcome(asked.issue, asked.issue.scale.text(asked.value, self.language)))
        yield Run(". ")

    def foot(self) -> Iterator[Text]:
        yield _labelled(self.say("brief.how-sure"), *_how_sure(self.comparison, self.language))
        yield _labelled(self.say("brief.marks"), self.say("brief.marks-are"))
        found, language = self.comparison, self.language
        measured = measure_line(found.metric, found.weighting, found.threshold, language, found.conditionals)
        method = [coding_line(found.coding, found.coder, language)[1], measured[1]]
        yield _labelled(self.say("table.method"), f"{'; '.join(method)}.")
        passages, sources = self.notes.listed(), self.notes.citing.sources
        told = [run for mark, text in sources for run in (Run(mark, Style.BOLD), Run(f" {text} "))]
        if told:
            yield _labelled(self.say("table.sources"), *told, *passages)
        licence = f" {found.case.licence}." if found.case.licence else ""
        yield _labelled(*citation_line(found.case, found.round, language), licence)


def _how_sure(comparison: Comparison, language: str) -> Iterator[str]:
    """Yield how many verdicts survive other ways to compare, and which do not."""
    found = robustness(comparison)
    yield f"{robustness_line(found, language)[1]}."
    turning = [str(translated(comparison.row(name).issue, "title", language)) for name in found.flips]
    if turning:
        yield f" {say(language, 'brief.turning', issues=', '.join(turning))}"


def _sides(row: IssueComparison) -> tuple[Stance, Stance]:
    return row.a, row.b


_NOTHING_SAID = (Engagement.SILENT, Engagement.NOT_CODED)
_Key = tuple[int, frozenset[tuple[str, int]]]


def _folds(rows: list[IssueComparison]) -> dict[_Key, list[IssueComparison]]:
    """Return the rows of one verdict that are told in one line, by the side that says less."""
    found: dict[_Key, list[IssueComparison]] = {}
    for row in rows:
        if row.verdict is Verdict.OPEN and all(side.engagement in _NOTHING_SAID for side in _sides(row)):
            found.setdefault((0, frozenset()), []).append(row)
        for place, (one, other) in enumerate(() if row.contested else (_sides(row), _sides(row)[::-1])):
            cited = frozenset(
                (piece.source, piece.passage) for entry in one.entries for piece in entry.evidence
            )
            refuses = row.verdict is Verdict.DIVERGE and one.rejects and not one.offers and not one.accepts
            wants_alone = other.stated and not (other.accepts or other.rejects or other.entries[1:])
            silent = row.verdict is Verdict.ONE_SIDED and one.engagement is Engagement.SILENT
            if silent or (refuses and cited and wants_alone):
                found.setdefault((place, cited), []).append(row)
    return {key: fold for key, fold in found.items() if len(fold) > 1 or fold[0].verdict is Verdict.OPEN}


def _ruling_out(offer: LinkedOffer) -> list[Party]:
    """Return who has ruled out a condition in every package."""
    refusing = [
        [
            item.party
            for asked in package.conditions
            for item in asked.holders
            if item.holding is Holding.REFUSED
        ]
        for package in offer.alternatives
    ]
    return [party for party in dict.fromkeys(refusing[0]) if all(party in found for found in refusing)]
