"""A round encoded: which issues go which way, and that each way is used where it pays."""

from __future__ import annotations

import numpy as np

from negotiation_kit.analysis.comparing.encode import FEW_CLASSES, Encoded, encode
from negotiation_kit.analysis.comparing.stances import Stances
from negotiation_kit.model import Case
from negotiation_kit.scales import OrdinalScale, Scale
from tests.builders import COLOURS, DAYS, STEPS, case_of, levels, says


def encoded(case: Case, metric: str = "gower") -> Encoded:
    return encode(Stances(case, "r1"), metric)


def many(scale: Scale, *said: object) -> Case:
    return case_of({"it": scale}, {f"p{n}": {"it": value} for n, value in enumerate(said)})


def test_an_encoded_round_is_kept_with_its_case() -> None:
    case = many(DAYS, 1, 2)
    assert encoded(case) is encoded(case)
    assert encoded(case) is not encoded(case, "identical")
    assert encoded(case).size == (2, 1)


def test_stretches_of_a_line_are_kept_as_ends() -> None:
    found = encoded(many(DAYS, 0, {"from": 15, "to": 30}, None))
    assert found.on_line.tolist() == [0]
    assert found.ends.tolist() == [[[0.0, 0.5, -np.inf]], [[0.0, 1.0, np.inf]]]
    assert found.tables == ()


def test_few_classes_are_columns_of_a_product() -> None:
    found = encoded(many(COLOURS, "red", "green", "red", None))
    assert found.tables == ()
    assert found.distance.right.tolist() == [[1, 0], [0, 1], [1, 0], [0, 0]]
    # From red to itself and to green, half of each, as a pair is counted from both sides.
    assert found.distance.left[0].tolist() == [[0, 0.5], [0.5, 0], [0, 0.5], [0, 0]]
    assert found.known.right.ravel().tolist() == [1, 1, 1, 0]
    assert found.measurable.right.ravel().tolist() == [1, 1, 1, 1]


def test_many_classes_are_looked_up_in_a_table() -> None:
    names = [f"l{n}" for n in range(FEW_CLASSES + 2)]
    (table,) = encoded(many(OrdinalScale(levels(*names)), *names)).tables
    assert table.layers.shape == (1, len(names), len(names))
    assert table.layers[0][0, -1] == 0.5


def test_what_does_not_follow_from_each_party_alone_is_looked_up_whole() -> None:
    """Whether two are about the same object is a matter of both."""
    (table,) = encoded(many(STEPS, says("none", object="x"), says("none", object="y"))).tables
    distance, known, measurable, low, high = table.layers
    assert known.tolist() == [[0.5, 0], [0, 0.5]]
    assert measurable.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert (distance == 0).all()
    assert (low == 0).all()
    assert high.tolist() == [[0, 0.5], [0.5, 0]]
