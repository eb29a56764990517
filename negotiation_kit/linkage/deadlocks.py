"""Circular preconditions: each party waits for what another gives only after it has what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING, Any

from negotiation_kit.comparison import Stance
from negotiation_kit.linkage.holdings import Holding, fits
from negotiation_kit.linkage.offers import Alternative, Condition, LinkedOffer, Stances
from negotiation_kit.model import Party

if TYPE_CHECKING:
    import networkx as nx

MOST = 50
"""So many deadlocks are told at most; in a larger tangle each further one repeats parts of these."""
_TRIED = 2000
"""So many circles of a size and below are looked at."""


@dataclass(frozen=True)
class Need:
    """One step of a deadlock.

    Parameters
    ----------
    parties : tuple of Party
        Who insists on it.
    wants, first : str
        What they would give, and what must come before it, in words.
    """

    parties: tuple[Party, ...]
    wants: str
    first: str

    @property
    def who(self) -> str:
        """The parties' names in words."""
        return " and ".join(party.short for party in self.parties)


@dataclass(frozen=True)
class Deadlock:
    """A circle of preconditions.

    Parameters
    ----------
    kind : {"sequence", "conditions"}
        Whether it lies in the order of steps, or in offers that depend on each other.
    path : tuple of Need
        Each waits for what the next one gives; the last waits for the first.
    """

    kind: str
    path: tuple[Need, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody in the circle, each once."""
        return tuple(dict.fromkeys(party for need in self.path for party in need.parties))

    @property
    def sentence(self) -> str:
        """The whole circle in one sentence."""
        if self.kind == "sequence":
            return "; ".join(f"{need.who}: {need.first} before {need.wants}" for need in self.path)
        return "; ".join(f"{need.who}: {need.wants} only after {need.first}" for need in self.path)


def deadlocks(stances: Stances, offers: Sequence[LinkedOffer]) -> tuple[Deadlock, ...]:
    """Return every deadlock of a round: those in the order of steps first, then those of offers.

    An offer with an alternative that is not part of a circle, and that nobody blocks, is in no deadlock: the
    way round is open.

    Parameters
    ----------
    stances : Stances
    offers : sequence of LinkedOffer
        All conditional offers of the round.
    """
    circles = chain(
        (("sequence", needs) for needs in _of_steps(stances)),
        (("conditions", needs) for needs in _of_offers(offers)),
    )
    order = [party.id for party in stances.case.parties]
    found = (Deadlock(kind, _from_first(needs, order)) for kind, needs in circles)
    return tuple(islice((deadlock for deadlock in found if len(deadlock.parties) > 1), MOST))


def _of_steps(stances: Stances) -> Iterator[list[Need]]:
    """Yield the circles in what parties put first, over all issues that put steps in order."""
    graph = _graph()
    for party, first, then in _orders(stances):
        if not graph.has_edge(then, first):
            graph.add_edge(then, first, parties=[])
        known = graph.edges[then, first]["parties"]
        known += [party] if party not in known else []
    for cycle in _smallest(_cycles(graph)):
        yield [
            Need(tuple(graph.edges[then, first]["parties"]), _spoken(then), _spoken(first))
            for then, first in _around(cycle)
        ]


def _orders(stances: Stances) -> Iterator[tuple[Party, str, str]]:
    """Yield who insists on which step before which."""
    for issue in stances.case.issues_in(stances.round):
        if issue.sequences:
            for party in stances.case.parties:
                for first, then in _insisted(stances.of(party, issue)):
                    yield party, first, then


def _insisted(found: Stance) -> list[tuple[str, str]]:
    """Return the pairs of steps a party puts in one order whatever it settles for."""
    orders = dict(found.issue.sequences)
    values = [offer.value for offer in found.headline] + [*found.accepts]
    pairs = [list(combinations(orders.get(str(value), ()), 2)) for value in dict.fromkeys(values)]
    return [pair for pair in pairs[0] if all(pair in other for other in pairs)] if pairs else []


def _of_offers(offers: Sequence[LinkedOffer]) -> Iterator[list[Need]]:
    """Yield the circles of offers that wait for each other."""
    reached = _attainable(offers)
    stuck = {id(offer): offer for offer in offers if not reached[id(offer)]}
    graph = _graph()
    for offer in stuck.values():
        for alternative in offer.alternatives:
            if not alternative.blocked:
                for condition, other in _needs(alternative, stuck.values()):
                    graph.add_edge(id(offer), id(other), condition=condition)
    for cycle in _cycles(graph):
        yield [_need(stuck[one], graph.edges[one, other]["condition"]) for one, other in _around(cycle)]


def _need(offer: LinkedOffer, condition: Condition) -> Need:
    wants, first = (
        f"{item.issue.title} ({item.issue.scale.text(item.value)})" for item in (offer, condition)
    )
    return Need((offer.party,), wants, first)


def _attainable(offers: Sequence[LinkedOffer]) -> dict[int, bool]:
    """Return which offers could become live one after the other, each by what others give before."""
    reached = {id(offer): False for offer in offers}
    changed = True
    while changed:
        changed = False
        for offer in offers:
            if not reached[id(offer)] and any(_open(item, offers, reached) for item in offer.alternatives):
                reached[id(offer)] = changed = True
    return reached


def _open(alternative: Alternative, offers: Sequence[LinkedOffer], reached: dict[int, bool]) -> bool:
    """Return whether nothing in a package waits for an offer that has not been reached, or is blocked."""
    if alternative.blocked:
        return False
    waits: dict[tuple[str, str], list[bool]] = {}
    for condition, other in _needs(alternative, offers):
        waits.setdefault((condition.issue.id, other.party.id), []).append(reached[id(other)])
    return all(any(found) for found in waits.values())


def _needs(
    alternative: Alternative, offers: Iterable[LinkedOffer]
) -> Iterator[tuple[Condition, LinkedOffer]]:
    """Yield each condition with every conditional offer that would meet it."""
    offers = list(offers)
    for condition in alternative.conditions:
        givers = {item.party.id for item in condition.holders if item.holding is Holding.OFFERED}
        for other in offers:
            same = other.issue.id == condition.issue.id and other.party.id in givers
            if same and fits(other.issue.scale, other.value, (), condition.value):
                yield condition, other


def _from_first(needs: Sequence[Need], order: Sequence[str]) -> tuple[Need, ...]:
    """Return a circle from the need of the party that the case declares first."""
    places = [min(order.index(party.id) for party in need.parties) for need in needs]
    start = places.index(min(places))
    return (*needs[start:], *needs[:start])


def _graph() -> nx.DiGraph[Any]:
    import networkx as nx

    return nx.DiGraph()


def _cycles(graph: nx.DiGraph[Any]) -> Iterator[list[Any]]:
    """Yield the circles, the shortest first, each from the node that was added first."""
    import networkx as nx

    place = {node: number for number, node in enumerate(graph.nodes)}
    for size in range(2, len(graph) + 1):
        found = islice(nx.simple_cycles(graph, length_bound=size), _TRIED)
        turned = (_turned(cycle, place) for cycle in found if len(cycle) == size)
        yield from sorted(turned, key=lambda cycle: [place[node] for node in cycle])


def _turned(cycle: list[Any], place: dict[Any, int]) -> list[Any]:
    start = min(range(len(cycle)), key=lambda number: place[cycle[number]])
    return cycle[start:] + cycle[:start]


def _smallest(cycles: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """Yield the circles that go round no smaller one: in an order of three steps the first waits for both."""
    kept: list[set[Any]] = []
    for cycle in cycles:
        if not any(steps <= set(cycle) for steps in kept):
            kept.append(set(cycle))
            yield cycle


def _around(cycle: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(cycle, [*cycle[1:], cycle[0]], strict=True)


def _spoken(step: str) -> str:
    return step.replace("-", " ")
