"""What each side says on an issue, as whole sentences that leave its name out, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_kit.analysis.comparing import Comparison, Stance
from negotiation_kit.model import Position, Status, effective
from negotiation_kit.render.words import stance_text
from negotiation_kit.scales import Scale, Value, parts_of
from negotiation_kit.tables.briefs.spec import Run, Style, Text
from negotiation_kit.tables.method_lines import Citing
from negotiation_kit.wording import ENGLISH, say


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
