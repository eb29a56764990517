"""Circular preconditions: each party waits for what another gives only after it has what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.comparing import Stance, Stances
from negotiation_kit.analysis.linking.offers import Alternative, Condition, Holding, LinkedOffer
from negotiation_kit.model import Party
from negotiation_kit.scales import parts_of
from negotiation_kit.wording import Message, Short, Spoken, joined, linked, translated

if TYPE_CHECKING:
    import networkx as nx

MOST = 50
"""So many deadlocks are told at most; in a larger tangle each further one repeats parts of these."""
_TRIED = 2000
"""So many circles of a size and below are looked at."""


@dataclass(frozen=True, repr=False)
class Need(Short):
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
    def who(self) -> Message:
        """The parties' names in words."""
        return linked("list.and", (Spoken(translated, party, "short") for party in self.parties))


@dataclass(frozen=True, repr=False)
class Deadlock(Short):
    """A circle of preconditions.

    Parameters
    ----------
    kind : {"sequence", "conditions"}
        Whether it lies in the order of steps, or in offers that depend on each other.
    path : tuple of Need
        Each waits for what the next one gives; the last waits for the first.

    Notes
    -----
    Offers that depend on each other are a deadlock only while each side waits for the other to go first:
    taken at once, as a trade, they meet each other's conditions. An order of steps has no such way out.
    """

    kind: str
    path: tuple[Need, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody in the circle, each once."""
        return tuple(dict.fromkeys(party for need in self.path for party in need.parties))

    @property
    def sentence(self) -> Message:
        """The whole circle in one sentence."""
        code = f"linking.deadlock.{self.kind}"
        return joined(Message(code, who=need.who, first=need.first, wants=need.wants) for need in self.path)


def deadlocks(stances: Stances, offers: Sequence[LinkedOffer]) -> tuple[Deadlock, ...]:
    """Return every deadlock of a round: those in the order of steps first, then those of offers.

    An offer with an alternative that is not part of a circle, and that nobody has ruled out, is in no
    deadlock: the way round is open.

    Parameters
    ----------
    stances : Stances
    offers : sequence of LinkedOffer
        All conditional offers of the round.
    """
    place = {party.id: number for number, party in enumerate(stances.case.parties)}
    found = chain(_of_steps(stances), _of_offers(offers))
    return tuple(_from_first(item, place) for item in islice(found, MOST))


def _from_first(found: Deadlock, place: dict[str, int]) -> Deadlock:
    """Return the circle told from the party declared first, so that no side is named first by chance."""
    ranks = [min(place[party.id] for party in need.parties) for need in found.path]
    start = ranks.index(min(ranks))
    return replace(found, path=found.path[start:] + found.path[:start])


def _of_steps(stances: Stances) -> Iterator[Deadlock]:
    """Yield the circles in what parties put first, over all issues that put steps in order."""
    graph = _graph()
    for issue in stances.case.issues_in(stances.round):
        if issue.sequences:
            for party in stances.case.parties:
                for first, then in _insisted(stances.of(party, issue)):
                    if not graph.has_edge(then, first):
                        graph.add_edge(then, first, parties=[])
                    known = graph.edges[then, first]["parties"]
                    known += [party] if party not in known else []
    for cycle in _cycles(graph):
        yield from _told(
            "sequence",
            [
                Need(tuple(graph.edges[then, first]["parties"]), _spoken(then), _spoken(first))
                for then, first in _around(cycle)
            ],
        )


def _insisted(found: Stance) -> list[tuple[str, str]]:
    """Return the pairs of steps a party puts in one order whatever it settles for."""
    import networkx as nx

    orders = dict(found.issue.sequences)
    values = {str(part) for offer in found.headline for part in parts_of(offer.value)}
    named = sorted(values.union(map(str, found.accepts)), key=[*orders, *values].index)
    pairs = [list(combinations(orders.get(value, ()), 2)) for value in named]
    common = [pair for pair in pairs[0] if all(pair in other for other in pairs)] if pairs else []
    # Without the pairs that follow from others: each would tell the same circle once more.
    kept = set(nx.transitive_reduction(nx.DiGraph(common)).edges)
    return [pair for pair in common if pair in kept]


def _of_offers(offers: Sequence[LinkedOffer]) -> Iterator[Deadlock]:
    """Yield the circles of offers that wait for each other."""
    reached = _attainable(offers)
    # In an order that is not the file's, so that of several ways round a circle the same is told.
    stuck = _in_order([offer for offer in offers if not reached[id(offer)]])
    graph = _graph()
    for offer in stuck:
        for alternative in sorted(offer.alternatives, key=lambda item: repr(_asked(item))):
            for need, other in _needs(alternative, stuck):
                if not graph.has_edge(id(offer), id(other)):
                    graph.add_edge(id(offer), id(other), condition=need)
    known = {id(offer): offer for offer in stuck}
    for cycle in _cycles(graph):
        needs = []
        for one, other in _around(cycle):
            condition: Condition = graph.edges[one, other]["condition"]
            offer = known[one]
            needs.append(Need((offer.party,), _outcome(offer), _outcome(condition)))
        yield from _told("conditions", needs)


def _in_order(offers: Iterable[LinkedOffer]) -> list[LinkedOffer]:
    """Return offers by party and issue, as given, and those of one party and issue by what they say."""
    by_place: dict[tuple[str, str], list[LinkedOffer]] = {}
    for offer in offers:
        by_place.setdefault((offer.party.id, offer.issue.id), []).append(offer)

    def said(offer: LinkedOffer) -> str:
        return repr((offer.value, sorted(map(_asked, offer.alternatives), key=repr)))

    return [offer for group in by_place.values() for offer in sorted(group, key=said)]


def _asked(alternative: Alternative) -> list[tuple[object, ...]]:
    return sorted(((item.issue.id, item.value, item.object) for item in alternative.conditions), key=repr)


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
    """Return whether nothing in a package waits for an offer that has not been reached, or is ruled out."""
    if alternative.unmeetable:
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
            same = same and condition.object in (None, other.position.object)
            scale = other.issue.scale
            if same and not scale.of(other.value).meet(scale.of(condition.value)).empty:
                yield condition, other


def _told(kind: str, needs: Sequence[Need]) -> Iterator[Deadlock]:
    found = Deadlock(kind, tuple(needs))
    if len(found.parties) > 1:
        yield found


def _graph() -> nx.DiGraph[Any]:
    import networkx as nx

    return nx.DiGraph()


def _cycles(graph: nx.DiGraph[Any]) -> Iterator[list[Any]]:
    """Yield the circles, the shortest first, each from the node that was added first."""
    import networkx as nx

    place = {node: number for number, node in enumerate(graph.nodes)}
    # Size by size, so that no tangle of long circles hides a short one.
    for size in range(2, len(graph) + 1):
        found = islice(nx.simple_cycles(graph, length_bound=size), _TRIED)
        turned = (_turned(cycle, place) for cycle in found if len(cycle) == size)
        yield from sorted(turned, key=lambda cycle: [place[node] for node in cycle])


def _turned(cycle: list[Any], place: dict[Any, int]) -> list[Any]:
    start = min(range(len(cycle)), key=lambda number: place[cycle[number]])
    return cycle[start:] + cycle[:start]


def _around(cycle: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(cycle, [*cycle[1:], cycle[0]], strict=True)


def _outcome(item: LinkedOffer | Condition) -> Message:
    issue = Spoken(translated, item.issue, "title")
    return Message("linking.outcome", issue=issue, value=Spoken(item.issue.scale.text, item.value))


def _spoken(step: str) -> str:
    return step.replace("-", " ")
