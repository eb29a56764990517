"""Random values, stances and cases for hypothesis: every kind of scale, of absence and of offer.

A strategy is kept with its scale: hypothesis looks into each new one anew, which took most of the time.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from negotiation_kit.model import Case
from negotiation_kit.scales import DateScale, IntervalScale, NominalScale, Scale, SetScale, distance
from tests.builders import KINDS, Says, case_of, says

ABSENT = ("silent", "left-open", "not-applicable", "not-coded")
SCALES = st.sampled_from(list(KINDS.values()))
METRICS = st.sampled_from(distance.METRICS)


@cache
def parts(scale: Scale) -> st.SearchStrategy[Any]:
    """Give one outcome of a scale, as a file has it."""
    if isinstance(scale, NominalScale | SetScale):
        return st.sampled_from(scale.names)
    points = _points(scale)
    ranges = st.tuples(points, points).map(sorted).map(lambda ends: {"from": ends[0], "to": ends[1]})
    open_ended = st.builds(lambda key, end: {key: end}, st.sampled_from(["at_least", "at_most"]), points)
    return points | ranges | open_ended


@cache
def values(scale: Scale) -> st.SearchStrategy[Any]:
    """Give a whole value of a scale, as a file has it: for sets a list, on others also alternatives."""
    if isinstance(scale, SetScale):
        return st.lists(parts(scale), unique=True, max_size=3)
    several = st.lists(parts(scale), min_size=1, max_size=3, unique=isinstance(scale, NominalScale))
    return parts(scale) | several


@cache
def rejections(scale: Scale) -> st.SearchStrategy[list[Any]]:
    """Give what a party rules out; nothing at all may be left."""
    return st.lists(parts(scale), max_size=3)


Objects = tuple[str | None, ...]
SOME_OBJECTS: Objects = (None, None, "x", "y")


@cache
def entries(scale: Scale, objects: Objects = SOME_OBJECTS) -> st.SearchStrategy[Says]:
    """Give one entry of a party, be it a value, a bare rejection, an acceptance or a silence."""
    common = {"object": st.sampled_from(objects), "conditional": st.booleans()}
    printed = st.none() | st.just("uncodable") | values(scale)
    some = st.lists(parts(scale), min_size=1, max_size=2)
    stated = st.builds(
        says, values(scale), printed=printed, accepts=st.just([]) | some, rejects=st.just([]) | some, **common
    )
    denied = st.builds(says, rejects=some, printed=st.none() | st.just("uncodable"), **common)
    accepted = st.builds(says, accepts=some, **common)
    absent = st.builds(lambda why: says(engagement=why), st.sampled_from(ABSENT))
    return stated | denied | accepted | absent


@cache
def said(scale: Scale, objects: Objects = SOME_OBJECTS) -> st.SearchStrategy[list[Says]]:
    """Give all a party says on one issue, also nothing."""
    return st.lists(entries(scale, objects), max_size=3)


@st.composite
def cases(draw: st.DrawFn, parties: int = 4) -> Case:
    """Give a case of several parties on one to four issues."""
    chosen = draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=4, unique=True))
    scales = {name: KINDS[name] for name in chosen}
    sides = {
        name: {issue: draw(said(scale)) for issue, scale in scales.items()} for name in "abcdef"[:parties]
    }
    return case_of(scales, sides, baskets={"first": chosen[:1], "rest": chosen[1:]})


def weights(case: Case) -> st.SearchStrategy[dict[str, float] | None]:
    """Give weights for some of the issues of a case, 0 among them, or none at all."""
    names = st.sampled_from([issue.id for issue in case.issues])
    return st.none() | st.dictionaries(names, st.sampled_from([0, 0.25, 1, 3.7, 1e6]))


@cache
def _points(scale: Scale) -> st.SearchStrategy[Any]:
    if isinstance(scale, IntervalScale):
        return st.integers(int(scale.min), int(scale.max))
    assert isinstance(scale, DateScale)
    days = st.dates(scale.min, scale.max)
    return days.map(date.isoformat)
