"""Where a class differs: every two readings of a place, with the groups behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from negotiation_kit.analysis.coding.disagreeing import value_text
from negotiation_kit.analysis.coding.readings import Reading, distance
from negotiation_kit.classroom.places import Place

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {
    "issue": "str",
    "party": "str",
    "a_value": "str",
    "n_a": "int64",
    "b_value": "str",
    "n_b": "int64",
    "distance": "float64",
    "a_groups": "str",
    "b_groups": "str",
}


def disagreements_frame(places: Iterable[Place], names: Mapping[str, str]) -> pd.DataFrame:
    """Return what `Seminar.disagreements` says it holds.

    Parameters
    ----------
    places : iterable of Place
    names : mapping
        What each group calls itself, by id.
    """
    import pandas as pd

    rows = [row for place in places for row in _rows(place, names)]
    rows.sort(key=_farthest_first)
    return pd.DataFrame(rows, columns=[*_TYPES]).astype(_TYPES)


def _rows(place: Place, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for a, b in combinations(place.answers, 2):
        yield {
            "issue": place.issue.id,
            "party": place.party.id,
            "a_value": value_text(a[0]),
            "n_a": len(a),
            "b_value": value_text(b[0]),
            "n_b": len(b),
            "distance": distance(a[0], b[0]),
            "a_groups": _joined(a, names),
            "b_groups": _joined(b, names),
        }


def _joined(readings: tuple[Reading, ...], names: Mapping[str, str]) -> str:
    return "; ".join(names[reading.coder] for reading in readings)


def _farthest_first(row: dict[str, Any]) -> tuple[bool, float, int]:
    """Order by distance, those without one last; of the same distance, where most groups stand first."""
    apart = row["distance"]
    return apart is None, -(apart or 0.0), -(row["n_a"] + row["n_b"])
