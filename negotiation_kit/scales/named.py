"""What all scales of named options have in common: how they are declared, shown and read from a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Self
from unicodedata import normalize

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.scales.base import LESS, MORE, OffScaleError, Scale
from negotiation_kit.scales.parts import Faults, Given, Level, Part, Value, parts_of
from negotiation_kit.wording import ENGLISH, Message, Spoken, Wording, told, wording


class NamedScale(Scale):
    """Options that have names."""

    values: tuple[Level, ...]
    fields: ClassVar[tuple[str, ...]] = ("values", "labels")
    optional: ClassVar[tuple[str, ...]] = ("labels",)

    @property
    def choices(self) -> tuple[Level, ...]:
        """The options, in the declared order."""
        return self.values

    def meaning(self, name: str) -> str:
        """Return what an option means."""
        return next(choice.meaning for choice in self.choices if choice.name == name)

    def in_full(self) -> Self:
        return replace(self, values=tuple(level.in_full() for level in self.values))  # type: ignore[type-var]

    def plain(self, part: Part) -> Any:
        return part

    def part_text(self, part: Part, unit: bool = True, language: str = ENGLISH) -> str:
        return next((choice.text_in(language) for choice in self.choices if choice.name == part), str(part))

    @classmethod
    def from_declaration(cls, given: Given, faults: Faults) -> Self | None:
        values = given.get("values")
        if values is None:
            return None
        if len(values) < 2:
            faults("values", Message("finding.bad-scale.one-level"))
            return None
        levels = _labelled(values, dict(given.get("labels", ())), faults)
        return cls(values=levels)  # type: ignore[call-arg]  # every one of them is a dataclass

    def declaration(self) -> dict[str, Any]:
        values = {choice.name: wording(choice, "meaning") for choice in self.choices}
        labels = {choice.name: wording(choice, "label") for choice in self.choices if choice.label}
        return {"level": self.level, "values": values, **({"labels": labels} if labels else {})}


def named(cell: Any, ids: Mapping[str, str]) -> Any:
    """Return the name of an option by what a table calls it; what is none stays as it is, or is text."""
    if cell is None or isinstance(cell, list | dict):
        return cell
    text = name_text(cell)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return ids.get(text, cell if is_number else text)


def name_text(raw: Any) -> str:
    """Return a number or text as a name: two spellings of one accent are one name."""
    return normalize("NFC", plain_text(raw)).strip()


def plain_text(raw: Any) -> str:
    """Return a number or text as the text a level would have: 4 and 4.0 are both `4`."""
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)


def _labelled(
    values: Iterable[Level], labels: Mapping[str, str | Wording], faults: Faults
) -> tuple[Level, ...]:
    names = [level.name for level in values]
    for name in (name for name in labels if name not in names):
        message = Message("finding.bad-scale.labels", name=shown(name))
        faults("labels", message, suggestion(name, names))
    return tuple(_with_label(level, labels.get(level.name)) for level in values)


def _with_label(level: Level, label: str | Wording | None) -> Level:
    shown_as = told({"label": label})
    translations = (*level.translations, *shown_as.pop("translations", ()))
    return replace(level, **shown_as, translations=translations)


def parse_preference(scale: Scale, raw: Any) -> str:
    """Return what a party prefers: `more`, `less` or a level, as far as the scale has them.

    Raises
    ------
    OffScaleError
        Where the scale has no such word.
    """
    names = scale.preferences
    word = "" if raw is None or isinstance(raw, dict | list) else plain_text(raw)
    if word in names:
        return word
    hint = suggestion(word, names) if names else Message("finding.bad-preference.none", level=scale.level)
    message = Message("finding.bad-preference.found", found=shown(raw), known=listed(names))
    raise OffScaleError("bad-preference", message, hint)


def check_preference(scale: Scale, prefers: str | None, value: Value | None) -> None:
    """Raise where a level is preferred that is not among those a party wants.

    Raises
    ------
    OffScaleError
    """
    if prefers in (None, MORE, LESS) or value is None or prefers in parts_of(value):
        return
    wanted = Spoken(scale.text, value)
    message = Message("finding.bad-preference.not-wanted", level=prefers, value=wanted)
    raise OffScaleError("bad-preference", message, Message("finding.bad-preference.not-wanted.hint"))


def check_uncertain(scale: Scale, uncertain: Value | None, value: Value | None) -> None:
    """Raise where the value a coder has kept is none of the readings in doubt.

    Raises
    ------
    OffScaleError
    """
    if uncertain is None or value is None or scale.may_mean(uncertain, value):
        return
    message = Message("finding.value-not-in-doubt.found", readings=Spoken(scale.text, uncertain))
    raise OffScaleError("value-not-in-doubt", message, Message("finding.value-not-in-doubt.hint"))
