"""What linkages say in every language: whole sentences, names as they stand, both sides alike."""

from __future__ import annotations

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Firmness
from negotiation_kit.wording import written
from tests.analysis.linking.cases import YES_NO, linked, offered
from tests.builders import STEPS, case_of, says


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "A: Title of x (yes) only after Title of y (yes)"),
        ("uk", "A: спершу Title of y (yes), лише потім Title of x (yes)"),
        ("ru", "A: сначала Title of y (yes), лишь потом Title of x (yes)"),
    ],
)
def test_a_deadlock(language: str, told: str) -> None:
    waits = {("a", "x"): [{"y": "yes"}], ("b", "y"): [{"x": "yes"}]}
    case = linked({"x": YES_NO, "y": YES_NO}, waits, a={"x": offered}, b={"y": offered})
    (found,) = nk.linkages(case).deadlocks
    assert found.sentence.text_in(language).split("; ")[0] == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "none left, because A leaves none and B leaves all"),
        ("uk", "нічого не лишається (A лишає: none, а B лишає: all)"),
        ("ru", "ничего не остаётся (A оставляет: none, а B оставляет: all)"),
    ],
)
def test_why_nothing_is_left(language: str, told: str) -> None:
    held = {
        name: {"x": says(value, firmness=Firmness.RED_LINE)} for name, value in (("a", "none"), ("b", "all"))
    }
    (row,) = nk.feasible_outcomes(case_of({"x": STEPS}, held)).rows
    assert written(row.because, language) == told


def test_an_assumption() -> None:
    """Before, x is 1 apart and y unknown; after, y is the same."""
    case = linked({"x": YES_NO, "y": YES_NO}, {("a", "x"): [{"y": "yes"}]}, a={"x": offered}, b={"x": "no"})
    assert nk.what_if(case, {"y": "yes"}).sentence.text_in("uk") == (
        "Припущено: Title of y: yes (усі учасники). "
        "1 пропозиція з умовами набуває чинності: A: Title of x: yes. "
        "A – B: змінюється 1 співвідношення: Title of y: було «позицій немає», стало «згода». "
        "Згода: було 0,00 (питань: 1 із 2; загалом від 0,00 до 0,50), "
        "стало 0,50 (питань: 2 із 2; загалом від 0,50 до 0,50)."
    )
