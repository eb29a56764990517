"""Every kind of scale there is, by the name a codebook calls its level."""

from __future__ import annotations

from negotiation_kit.scales.base import Scale
from negotiation_kit.scales.dates import DateScale
from negotiation_kit.scales.levels import NominalScale, OrdinalScale
from negotiation_kit.scales.numbers import IntervalScale, RatioScale
from negotiation_kit.scales.sets import SetScale

LEVELS: dict[str, type[Scale]] = {
    kind.level: kind for kind in (NominalScale, OrdinalScale, IntervalScale, RatioScale, SetScale, DateScale)
}
