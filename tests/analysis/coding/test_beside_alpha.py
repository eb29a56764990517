"""What stands beside alpha, against published numbers; and all of it against a second way to reckon it."""

from __future__ import annotations

import random
from typing import Any

import pytest

import negotiation_kit as nk
from tests.analysis.coding import plain
from tests.analysis.coding.test_alpha import FOUR

NO = None


def crossed(*rows: list[int]) -> list[list[int]]:
    """Return the ratings of two coders from how often one gave i and the other j."""
    pairs = [
        (i, j) for i, row in enumerate(rows, start=1) for j, n in enumerate(row, start=1) for _ in range(n)
    ]
    return [list(side) for side in zip(*pairs, strict=True)]


def counted(counts: str) -> list[list[int]]:
    """Return the ratings from how many coders gave a unit each category, as 03003."""
    units = [[k for k, n in enumerate(unit, start=1) for _ in range(int(n))] for unit in counts.split()]
    return [list(row) for row in zip(*units, strict=True)]


THREE_BY_THREE = crossed([13, 0, 0], [0, 20, 7], [0, 4, 56])
FIFTEEN = counted("00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031")
BALANCED, LOPSIDED = crossed([40, 9], [6, 45]), crossed([80, 10], [5, 5])
"""The two tables agree on 85 % of units; of the second nearly all units are of one category."""


@pytest.mark.parametrize(
    ("ratings", "ac1"),
    [
        (FOUR, 0.77544),  # irrCAC (Gwet), its test data: pa .81818, pe .19032
        (THREE_BY_THREE, 0.84933),  # irrCAC
        (FIFTEEN, 0.4448007),  # irrCAC
        (BALANCED, 0.7007),
        (LOPSIDED, 0.808),
    ],
    ids=["four coders", "3x3", "15x6", "balanced", "lopsided"],
)
def test_ac1(ratings: Any, ac1: float) -> None:
    found = nk.krippendorff_alpha(ratings, "nominal").ac1
    assert found == pytest.approx(ac1, abs=5 * 10.0 ** -(len(f"{ac1:g}") - 1))
    assert nk.krippendorff_alpha(ratings, "ordinal").ac1 == found


@pytest.mark.parametrize(
    ("ratings", "agreement"),
    [
        (FOUR, (0.7, 0.769, 0.8, 0.8, 1)),
        (THREE_BY_THREE, (1, 0.784, 0.911)),
        (FIFTEEN, (0.133, 0.308, 0.533, 0.684, 0.716)),
        (BALANCED, (0.842, 0.857)),
        (LOPSIDED, (0.914, 0.4)),
    ],
    ids=["four coders", "3x3", "15x6", "balanced", "lopsided"],
)
def test_agreement_by_category(ratings: Any, agreement: tuple[float, ...]) -> None:
    """For two coders it is 2 n_cc / (n_c. + n_.c): of the lopsided table 160/175 and 10/25."""
    found = nk.krippendorff_alpha(ratings, "nominal").category_agreement
    assert list(found) == list(range(1, len(agreement) + 1))
    assert tuple(found.values()) == pytest.approx(agreement, abs=5e-4)


def test_the_paradox() -> None:
    """Both agree on 85 %; alpha falls from .70 to .32 with the balance, and the rare category is why."""
    found = [nk.krippendorff_alpha(table, "nominal") for table in (BALANCED, LOPSIDED)]
    assert [one.percent_agreement for one in found] == pytest.approx([0.85, 0.85])
    assert [one.value for one in found] == pytest.approx([0.70075, 0.318], abs=5e-4)


def test_percent_agreement_is_the_mean_of_the_units() -> None:
    assert nk.krippendorff_alpha(FOUR, "nominal").percent_agreement == pytest.approx(0.81818, abs=5e-6)
    assert nk.krippendorff_alpha(FOUR, "interval").percent_agreement == pytest.approx(0.81818, abs=5e-6)


def test_the_unit_that_hurts_most() -> None:
    """Without unit 6, on which all four differ, alpha is .857 and not .743."""
    found = nk.krippendorff_alpha(FOUR, "nominal")
    assert found.worst == 6
    assert found.influence[6] == pytest.approx(-0.114, abs=5e-4)
    assert 12 not in found.influence  # a lone rating is in no pair
    assert next(iter(found.influence)) == 6


@pytest.mark.parametrize(
    ("ratings", "level"),
    [([[1, 1], [1, 1]], "nominal"), ([[NO, 1], [2, NO]], "nominal"), ([[1.5, 2], [1.5, 3]], "interval")],
)
def test_where_there_are_no_categories_to_tell_apart_there_is_no_ac1(ratings: Any, level: str) -> None:
    found = nk.krippendorff_alpha(ratings, level)
    assert found.ac1 is None
    assert found.value is not None or not found.influence


def test_categories_of_units_that_one_coder_rated_count_for_how_common_they_are() -> None:
    """All that can be paired is 1, one unit of five is 2: chance 2 * .8 * .2, and agreement is whole."""
    found = nk.krippendorff_alpha([[1, 1, 1, 1, 2], [1, 1, 1, 1, NO]], "nominal")
    assert (found.value, found.ac1) == (None, 1)
    assert found.category_agreement == {1: 1}


def made_up(chance: random.Random, level: str) -> list[list[Any]]:
    """Return a table of two to five coders and one to fourteen units, with cells that are not coded."""
    every: dict[str, list[Any]] = {
        "nominal": ["a", "b", "c", "d"][: chance.randint(1, 4)],
        "ordinal": [1, 2, 3, 4, 5],
        "interval": [-2, 0, 1.5, 4, 7],
        "ratio": [0, 1, 2.5, 6],
        "set": [frozenset(), frozenset("a"), frozenset("ab"), frozenset("bc")],
    }
    values = every[level]
    truth = [chance.choice(values) for _ in range(chance.randint(1, 14))]
    return [
        [chance.choice((true, true, chance.choice(values), NO)) for true in truth]
        for _ in range(chance.randint(2, 5))
    ]


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio", "set"])
def test_100_random_tables_a_level_against_the_plain_way(level: str) -> None:
    for seed in range(100):
        table = made_up(random.Random(f"{level} {seed}"), level)
        found = nk.krippendorff_alpha(table, level, set_distance="jaccard")
        told = [found.value, found.percent_agreement, found.influence]
        assert told == [near(plain.alpha(table, level)), near(plain.percent(table)), near(
            {} if found.value is None else plain.influence(table, level)
        )], seed  # fmt: skip
        if level in ("nominal", "ordinal"):
            assert found.ac1 == near(plain.ac1(table)), seed
            assert found.category_agreement == near(plain.by_category(table)), seed
        else:
            assert (found.ac1, found.category_agreement) == (None, {}), seed


def near(value: Any) -> Any:
    return None if value is None else pytest.approx(value, abs=1e-12)
