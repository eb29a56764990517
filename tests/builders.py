"""Small cases for tests, written much as in a file: `case_of(scales, a={"days": says(3)}, b=...)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from negotiation_kit.analysis.comparing import DEFAULT_THRESHOLD, Stance, stance
from negotiation_kit.analysis.comparing.verdict import IssueComparison, judge
from negotiation_kit.model import (
    LEAD,
    Basket,
    Case,
    Confidence,
    Engagement,
    Evidence,
    Firmness,
    Issue,
    Mode,
    Party,
    Position,
    Printed,
    Role,
    Round,
    Status,
)
from negotiation_kit.scales import (
    DateScale,
    IntervalScale,
    Level,
    NominalScale,
    OrdinalScale,
    RatioScale,
    Region,
    Scale,
    SetScale,
)
from negotiation_kit.scales.distance import gap

ROUND = "r1"
ELSEWHERE = ((("elsewhere", "yes"),),)
"""What an offer with `conditional=True` depends on."""

OWN, TOLD, INFERRED = (
    (Evidence("s", number, mode),)
    for number, mode in enumerate((Mode.QUOTED, Mode.REPORTED_BY_OPPONENT, Mode.INFERRED), start=1)
)
"""Evidence of an own word, of what the other side tells, of what is inferred; THIRD of what a third tells."""
THIRD = (Evidence("s", 4, Mode.REPORTED, reported_by="a newspaper"),)

_LISTS = ("accepts", "rejects")
_WORDS = {"engagement": Engagement, "status": Status, "firmness": Firmness, "confidence": Confidence}


def levels(*names: str) -> tuple[Level, ...]:
    """Return levels that mean what they are called."""
    return tuple(Level(name, f"The level {name}") for name in names)


def likert(points: int) -> OrdinalScale:
    """Return a scale of levels 1, 2, ... as opinion surveys have it."""
    return OrdinalScale(levels(*(str(point) for point in range(1, points + 1))))


COLOURS = NominalScale(levels("red", "green", "blue"))
STEPS = OrdinalScale(levels("none", "some", "most", "all"))
THREE = OrdinalScale(levels("no", "half", "yes"))
LOPSIDED = OrdinalScale(levels("low", "middle", "high"), (0.0, 1.0, 10.0))
DEGREES = IntervalScale("degrees", -10, 10)
DAYS = RatioScale("days", 0, 30)
GROUPS = SetScale(levels("wounded", "sick", "young"))
JUNE = DateScale(date(2025, 6, 1), date(2025, 6, 30))
PEOPLE = RatioScale("people", 0, 20, whole=True)
FIVE = likert(5)
KINDS: dict[str, Scale] = {
    "colours": COLOURS, "steps": STEPS, "three": THREE, "five": FIVE, "lopsided": LOPSIDED,
    "degrees": DEGREES, "days": DAYS, "people": PEOPLE, "groups": GROUPS, "june": JUNE,
}  # fmt: skip
"""One scale of each kind there is."""


@dataclass(frozen=True)
class Says:
    """One entry, its values still as a file has them."""

    value: Any
    printed: Any
    accepts: tuple[Any, ...]
    rejects: tuple[Any, ...]
    conditional: bool
    fields: dict[str, Any]

    def position(self, party: str, issue: str, scale: Scale) -> Position:
        """Return the entry as a position on a scale."""
        words: dict[str, Any] = {
            name: word(self.fields[name]) for name, word in _WORDS.items() if name in self.fields
        }
        if not isinstance(self.fields.get("uncertain"), tuple | None):
            words["uncertain"] = scale.parse_uncertain(self.fields["uncertain"])
        return Position(
            party,
            issue=issue,
            value=None if self.value is None else scale.parse(self.value),
            printed=_printed(self.printed, scale),
            accepts=_parts(self.accepts, scale),
            rejects=_parts(self.rejects, scale),
            **{
                "round": ROUND,
                "conditional_on": ELSEWHERE if self.conditional else (),
                **self.fields,
                **words,
            },
        )


def says(
    value: Any = None,
    *,
    printed: Any = None,
    accepts: Iterable[Any] = (),
    rejects: Iterable[Any] = (),
    conditional: bool = False,
    **fields: Any,
) -> Says:
    """Return an entry; `printed` is a value, "uncodable", or a mapping of accepts and rejects.

    What a file has as text or mapping stands so in `fields` too: firmness, uncertain and the others.
    """
    return Says(value, printed, tuple(accepts), tuple(rejects), conditional, fields)


def case_of(
    scales: Mapping[str, Scale],
    sides: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    baskets: Mapping[str, Iterable[str]] | None = None,
    rounds: Iterable[str] = (ROUND,),
    **named: Mapping[str, Any],
) -> Case:
    """Return a case; each side maps an issue to a value, a `says(...)` or a list of these, None for nothing.

    Parameters
    ----------
    scales : mapping
        Issue to scale.
    sides, **named : mapping
        What each party says, by its id.
    baskets : mapping, optional
        Basket to its issues; all issues are in one basket when left out.
    rounds : iterable of str
    """
    told = {**(sides or {}), **named}
    grouped = {name: tuple(issues) for name, issues in (baskets or {"all": scales}).items()}
    home = {issue: basket for basket, issues in grouped.items() for issue in issues}
    return Case(
        "test",
        "Test",
        tuple(party(name) for name in told),
        tuple(Round(name, f"Round {name}") for name in rounds),
        tuple(Basket(name, name) for name in grouped),
        tuple(issue(name, scale, home[name]) for name, scale in scales.items()),
        tuple(
            entry.position(side, name, scales[name])
            for side, said in told.items()
            for name, raw in said.items()
            for entry in _entries(raw)
        ),
    )


def known(scale: Scale, raw: Any) -> Region:
    """Return the outcomes that a value written as in a file stands for."""
    return scale.of(scale.parse(raw))


def left(scale: Scale, *rejects: Any) -> Region:
    """Return what rejections written as in a file leave of a scale."""
    return scale.without(tuple(scale.parse_part(part) for part in rejects))


def distance(scale: Scale, a: Any, b: Any, metric: str = "gower") -> float:
    """Return the distance of two values written as in a file."""
    return gap(known(scale, a), known(scale, b), metric)


def party(name: str) -> Party:
    """Return a party, its short name in capitals."""
    return Party(name, f"Party {name.upper()}", name.upper(), Role.SIDE)


def issue(name: str, scale: Scale, basket: str = "all") -> Issue:
    """Return an issue on a scale."""
    return Issue(name, basket, f"Title of {name}", f"What about {name}?", scale)


def stance_of(scale: Scale, said: Any, side: str = "a", coding: str = "reading") -> Stance:
    """Return the stance a party takes on a scale by what it says."""
    case = case_of({"it": scale}, **{side: {"it": said}})
    return stance(case, case.parties[0], case.issues[0], ROUND, coding, LEAD)


def judged(
    scale: Scale,
    a: Any,
    b: Any,
    metric: str = "gower",
    threshold: float = DEFAULT_THRESHOLD,
    coding: str = "reading",
) -> IssueComparison:
    """Return the comparison of what two parties, A and B, say on one scale."""
    return judge(stance_of(scale, a, "a", coding), stance_of(scale, b, "b", coding), metric, threshold)


def _entries(raw: Any) -> list[Says]:
    """Return what stands in a case as entries; a list is several entries, so a set needs `says([...])`."""
    if raw is None:
        return []
    many = raw if isinstance(raw, list) else [raw]
    return [item if isinstance(item, Says) else says(item) for item in many]


def _parts(raw: Iterable[Any], scale: Scale) -> tuple[Any, ...]:
    return tuple(scale.parse_part(part) for part in raw)


def _printed(raw: Any, scale: Scale) -> Printed | None:
    if raw is None or raw == "uncodable":
        return None if raw is None else Printed(uncodable=True)
    if isinstance(raw, dict) and set(raw) <= set(_LISTS):
        accepts, rejects = (_parts(raw[name], scale) if name in raw else None for name in _LISTS)
        return Printed(accepts=accepts, rejects=rejects)
    return Printed(scale.parse(raw))
