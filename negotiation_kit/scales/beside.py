"""What may stand beside a value, the readings in doubt and what is preferred: reading and checking it."""

from __future__ import annotations

from typing import Any

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.scales.base import LESS, MORE, OffScaleError, Scale
from negotiation_kit.scales.named import plain_text
from negotiation_kit.scales.parts import Value, parts_of
from negotiation_kit.wording import Message, Spoken


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
