"""Talks at random, from a seed: valid by the rules of the format, and as mixed up as talks can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

from negotiation_kit.model import (
    Basket,
    Case,
    Channel,
    Coding,
    Engagement,
    Evidence,
    Firmness,
    Membership,
    Mode,
    Package,
    Party,
    Position,
    Printed,
    Role,
    Status,
)
from negotiation_kit.scales import Part, Scale, Value
from tests.second.made import (
    COLOURS,
    CRATES,
    DEGREES,
    FIVE,
    FOUR,
    GROUPS,
    JUNE,
    SHARE,
    TOLD,
    UNEVEN,
    day,
    issue,
    num,
    packed,
    round_of,
    side,
)
from tests.second.soundness import fits, states

SCALES: dict[str, Scale] = {
    "colours": COLOURS, "four": FOUR, "five": FIVE, "uneven": UNEVEN, "degrees": DEGREES,
    "share": SHARE, "crates": CRATES, "groups": GROUPS, "june": JUNE,
}  # fmt: skip
FIGURES = {
    "degrees": (-10, -6, -2, 0, 2, 6, 10),
    "share": (0, 2, 4, 5, 10, 16, 20),
    "crates": tuple(range(13)),
    "june": tuple(range(21)),
}
OBJECTS = ("local", "general")
FIRMNESS = (*Firmness, Firmness.FIRM, Firmness.FLEXIBLE, Firmness.FLEXIBLE)
CHANNELS = (Channel.LEAKED, Channel.PRIVATE, *[Channel.TABLE] * 2, *[Channel.PUBLIC] * 10)


@dataclass(frozen=True)
class Shape:
    """What may occur: the share of entries, of parties or of talks that have it."""

    rounds: int = 1
    objects: float = 0.5
    conditions: float = 0.2
    accounts: float = 0.25
    groups: float = 0.4
    packages: float = 0.25
    uncertain: float = 0.1
    printed: float = 0.12
    coders: float = 0.3
    channels: bool = True
    settled: float = 0


COMPARED = Shape()
MOVED = Shape(2, 0.25, 0.25, 0.12, 0.25, 0.15, 0, 0, 0, channels=False, settled=0.4)
LEFT = Shape(1, 0.5, 0.2, 0.25, 0.3, 0, 0.1, 0, 0, channels=False)
LINKED = Shape(1, 0.3, 0.6, 0.2, 0.3, 0, 0, 0, 0, channels=False)


@cache
def talk(seed: int, shape: Shape = COMPARED) -> Case:
    """Return the talks of a seed."""
    return _Maker(Random(seed), shape).case()


class _Maker:
    """Makes one case, piece by piece."""

    def __init__(self, rng: Random, shape: Shape) -> None:
        self.rng, self.shape = rng, shape
        self.scales = {name: SCALES[name] for name in rng.sample(sorted(SCALES), rng.randint(2, 4))}
        self.rounds = tuple(f"r{number + 1}" for number in range(shape.rounds))
        self.parties = self._parties()
        self.objects = {name: OBJECTS if self.often(shape.objects) else () for name in self.scales}
        self.packages = {party.id: self._packages() for party in self.parties}

    def often(self, share: float) -> bool:
        return self.rng.random() < share

    def case(self) -> Case:
        """Return the case, with whatever is not sound taken back."""
        case = Case(
            id="talks",
            title="Talks",
            parties=self.parties,
            rounds=tuple(round_of(name, number) for number, name in enumerate(self.rounds)),
            baskets=(Basket("all", "All"),),
            issues=tuple(issue(name, scale, self.objects[name]) for name, scale in self.scales.items()),
            codings=self._codings(),
        )
        for entries in self._spoken():
            case = self._joined(case, entries)
        return case

    def _joined(self, case: Case, entries: list[Position]) -> Case:
        for entry in entries:
            for item in (entry, replace(entry, printed=None), replace(entry, rejects=(), printed=None)):
                if states(item) and fits(case, item):
                    case = replace(case, positions=(*case.positions, item))
                    break
        return case

    def _parties(self) -> tuple[Party, ...]:
        names = "abcd"[: self.rng.randint(2, 4)]
        roles = {name: Role.SIDE if self.often(0.8) else self.rng.choice(list(Role)) for name in names}
        if not self.often(self.shape.groups):
            return tuple(side(name, roles[name]) for name in names)
        return tuple(side(name, roles[name], member_of=self._groups(name, names)) for name in names)

    def _groups(self, name: str, names: str) -> tuple[Membership, ...]:
        """The first and the last party may be groups; a membership may begin after the first round."""
        start = round_of("later", 1).date if self.often(0.15) else None
        groups = [group for group in dict.fromkeys((names[0], names[-1])) if self.often(0.5)]
        return () if name in (names[0], names[-1]) else tuple(Membership(group, start) for group in groups)

    def _packages(self) -> tuple[str, ...]:
        return ("one", "two", "three")[: self.rng.randint(1, 3)] if self.often(self.shape.packages) else ()

    def _codings(self) -> tuple[Coding, ...]:
        named = [(party.id, round) for party in self.parties for round in self.rounds]
        return tuple(packed(party, round, *self.packages[party]) for party, round in named)

    # What is said

    def _spoken(self) -> Iterator[list[Position]]:
        for party in self.parties:
            for name in self.scales:
                before = self._on(party, name, self.rounds[0], "lead")
                yield before
                for later in self.rounds[1:]:
                    yield self._later(party, name, later, before)
                if self.often(self.shape.coders):
                    yield self._on(party, name, self.rounds[0], "anna")

    def _on(self, party: Party, name: str, round: str, coder: str) -> list[Position]:
        if self.often(0.6 if party.member_of else 0.2):
            return self._absent(party, name, round, coder)
        entries = [
            self._entry(party, name, round, coder, "own") for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3)))
        ]
        if self.often(self.shape.accounts):
            word = self.rng.choice(("other", "third", "inferred"))
            entries.append(self._contradicting(party, name, round, coder, word))
        self.rng.shuffle(entries)
        return entries

    def _contradicting(self, party: Party, name: str, round: str, coder: str, word: str) -> Position:
        if self.often(0.1):
            why = self.rng.choice((Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE))
            return Position(party.id, round, name, coder, engagement=why, evidence=self._evidence(word))
        return self._entry(party, name, round, coder, word)

    def _absent(self, party: Party, name: str, round: str, coder: str) -> list[Position]:
        why = self.rng.choice((None, None, Engagement.SILENT, Engagement.SILENT, *Engagement))
        if why is None:
            return []
        evidence = self._evidence("own") if why is Engagement.LEFT_OPEN else ()
        return [Position(party.id, round, name, coder, engagement=why, evidence=evidence)]

    def _later(self, party: Party, name: str, round: str, before: list[Position]) -> list[Position]:
        """Return what is said a round later: repeated, changed, left out, or something new."""
        if self.often(0.15):
            return self._on(party, name, round, "lead")
        found = []
        for entry in before:
            new = self._entry(party, name, round, "lead", "own")
            how = self.rng.choice(("same", "same", "value", "value", "terms", "firm", "words", "gone"))
            if how == "gone" or entry.engagement is not None:
                continue
            kept = replace(entry, round=round)
            changes: dict[str, dict[str, Any]] = {
                "value": {"value": self.value(name)} if entry.value is not None else {},
                "terms": {"conditional_on": new.conditional_on} if entry.value is not None else {},
                "firm": {"firmness": self.rng.choice(FIRMNESS)},
                "words": {"summary": "In other words."},
            }
            found.append(replace(kept, **changes.get(how, {})))
        return [*found, self._entry(party, name, round, "lead", "own")] if self.often(0.2) else found

    def _entry(self, party: Party, name: str, round: str, coder: str, word: str) -> Position:
        kind = self.rng.choice(("value",) * 6 + ("both", "rejects", "rejects", "accepts"))
        value = self.value(name) if kind in ("value", "both") else None
        more: dict[str, Any] = {}
        if value is not None and self.often(self.shape.conditions):
            more["conditional_on"] = self._conditions(name)
        elif value is not None and self.packages[party.id] and self.often(0.3):
            more["within"] = self.rng.choice(self.packages[party.id])
        if value is not None and self.often(self.shape.uncertain):
            value, more["uncertain"] = self._doubt(name)
        if value is not None and self.often(self.shape.printed):
            more["printed"] = self._printed(name, value)
        return Position(
            party.id,
            round,
            name,
            coder,
            value=value,
            accepts=self.parts(name) if kind in ("accepts", "both") else (),
            rejects=self.parts(name) if kind == "rejects" or self.often(0.1) else (),
            firmness=self.rng.choice(FIRMNESS),
            object=self._object(name),
            status=Status.AGREED if self.often(self.shape.settled) else None,
            summary="In these words.",
            evidence=self._evidence(word),
            **more,
        )

    def _object(self, name: str) -> str | None:
        return self.rng.choice((*OBJECTS, OBJECTS[0], None)) if self.objects[name] else None

    def _evidence(self, word: str) -> tuple[Evidence, ...]:
        mode, voice, reporter = TOLD[word]
        channel = self.rng.choice(CHANNELS) if self.shape.channels else Channel.PUBLIC
        pieces = [Evidence("paper", self.rng.randint(1, 9), mode, voice, reporter, channel)]
        if self.often(0.15):  # the better word goes before, and the more open channel
            pieces.append(Evidence("paper", 10, Mode.INFERRED, None, None, channel))
        return tuple(pieces)

    def _conditions(self, name: str) -> tuple[Package, ...]:
        others = [other for other in self.scales if other != name]
        ways = [self._package(others) for _ in range(self.rng.choice((1, 1, 2)))]
        return tuple({frozenset(way): way for way in ways}.values())

    def _package(self, others: list[str]) -> Package:
        asked = self.rng.sample(others, self.rng.randint(1, len(others)))
        return tuple(
            (other, self.value(other), self.rng.choice(OBJECTS))
            if self.objects[other] and self.often(0.5)
            else (other, self.value(other))
            for other in asked
        )

    def _doubt(self, name: str) -> tuple[Value | None, Value]:
        """Return a single outcome, or none, and what it may be besides."""
        keep = self.often(0.6)
        if name == "groups":
            chosen = self.value(name)
            return (chosen if keep else None), tuple(self.rng.sample(GROUPS.names, 2))
        if name == "colours":
            some = tuple(sorted(self.rng.sample(COLOURS.names, 2), key=COLOURS.names.index))
            return (some[0] if keep else None), some
        if name in FIGURES:
            low, high = sorted(self.rng.sample(FIGURES[name], 2))
            return ((self._span(name, low),) if keep else None), (self._span(name, low, high),)
        names = SCALES[name].names
        first = self.rng.randrange(len(names) - 1)
        several = names[first : self.rng.randint(first + 2, len(names))]
        return (several[0] if keep else None), several

    def _printed(self, name: str, value: Value) -> Printed:
        if self.often(0.3):
            return Printed(uncodable=True)
        other = self.value(name)
        return Printed(uncodable=True) if other == value else Printed(value=other)

    # Outcomes

    def value(self, name: str) -> Value:
        """Return a value of a scale."""
        if name == "groups":
            chosen = self.rng.sample(GROUPS.names, self.rng.choice((0, 1, 1, 2, 2, 3)))
            return tuple(option for option in GROUPS.names if option in chosen)
        if name in FIGURES:
            return tuple(dict.fromkeys(self.part(name) for _ in range(self.rng.choice((1, 1, 1, 2)))))
        names: tuple[str, ...] = SCALES[name].names
        some = self.rng.sample(names, self.rng.choice((1, 1, 1, 1, 1, 2)))
        return some[0] if len(some) == 1 else tuple(level for level in names if level in some)

    def parts(self, name: str) -> tuple[Part, ...]:
        """Return outcomes to accept or reject."""
        return tuple(dict.fromkeys(self.part(name) for _ in range(self.rng.choice((1, 1, 2)))))

    def part(self, name: str) -> Part:
        if name not in FIGURES:
            chosen: str = self.rng.choice(SCALES[name].names)
            return chosen
        low, high = sorted(self.rng.sample(FIGURES[name], 2))
        how = self.rng.random()
        if how < 0.5:
            return self._span(name, low)
        if how < 0.8:
            return self._span(name, low, high)
        return self._span(name, low, None) if how < 0.9 else self._span(name, None, high)

    def _span(self, name: str, low: int | None, high: int | str | None = "") -> Part:
        return day(low, high) if name == "june" else num(low, high)
