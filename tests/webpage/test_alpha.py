"""Krippendorff's alpha as the teacher's file computes it, in a browser: the same as the library's."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case, Engagement, Position
from negotiation_kit.scales import Span
from negotiation_kit.webpage.single_file import asset
from tests.analysis.coding.cases import ISSUES, build
from tests.analysis.coding.test_alpha import FOUR, ONE, THREE, TWELVE, TWO
from tests.webpage.conftest import Opener
from tests.webpage.test_single_file import data_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NO = None
NUMERIC = ("nominal", "ordinal", "interval", "ratio")
SETS = [
    [["a"], ["a", "b"], ["c"], [], NO],
    [["a"], ["b", "a"], ["c", "a"], ["b"], ["a"]],
    [["b"], ["a"], NO, [], NO],
]


def made_up(seed: int, coders: int, units: int, values: int) -> list[list[int | None]]:
    chance = random.Random(seed)
    true = [chance.randint(0, values) for _ in range(units)]
    return [
        [chance.choice((value, value, chance.randint(0, values), NO)) for value in true]
        for _ in range(coders)
    ]


Computed = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def computed(browser: Browser) -> Computed:
    """Give alpha as the page's script computes it."""
    page = browser.new_page()
    page.add_script_tag(content=asset("alpha.js") + "window.alpha = alpha;")

    def alpha(ratings: Any, level: str, options: Any = None) -> dict[str, Any]:
        asked = [ratings, level, options or {}]
        found: dict[str, Any] = page.evaluate(
            "([ratings, level, options]) => alpha(ratings, level, options)", asked
        )
        return found

    return alpha


def same(found: dict[str, Any], library: nk.Alpha) -> bool:
    if library.value is None:
        return found == {"value": None, "note": library.note}
    return bool(found["value"] == pytest.approx(library.value, abs=1e-9))


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example(computed: Computed, level: str, published: float) -> None:
    # Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C.
    assert computed(FOUR, level)["value"] == pytest.approx(published, abs=5e-4)


@pytest.mark.parametrize("level", NUMERIC)
@pytest.mark.parametrize(
    "ratings",
    [FOUR, THREE, TWO, TWELVE, ONE, *(made_up(seed, 2 + seed, 10 * seed, 3 * seed) for seed in range(1, 6)),
     [[1e150, 2e150, NO], [1e150, 3e150, 2e150]], [[0, 0, 1], [0, 2, 1]], [[1e3, 1001.5], [1000.25, 1001.5]]],
)  # fmt: skip
def test_equal_to_the_library(computed: Computed, ratings: Any, level: str) -> None:
    assert same(computed(ratings, level), nk.krippendorff_alpha(ratings, level))


@pytest.mark.parametrize("level", NUMERIC)
@pytest.mark.parametrize(
    "ratings",
    [[[3, 3, 3], [3, 3, 3]], [[1, 2, 3]], [[1, NO], [NO, 2]], [[NO, NO], [NO, NO]], [[2, NO], [2, 5]]],
)
def test_where_there_is_no_alpha_the_sentence_is_the_librarys(
    computed: Computed, ratings: Any, level: str
) -> None:
    found = computed(ratings, level)
    assert found["value"] is None
    assert same(found, nk.krippendorff_alpha(ratings, level))


@pytest.mark.parametrize("distance", ["masi", "jaccard"])
def test_sets(computed: Computed, distance: str) -> None:
    library = nk.krippendorff_alpha(SETS, "set", set_distance=distance)
    assert library.value is not None
    assert same(computed(SETS, "set", {"masi": distance == "masi"}), library)


def test_levels_in_an_order_of_their_own(computed: Computed) -> None:
    order = ["none", "some", "all"]
    ratings = [["all", "some", "none", "all", NO], ["some", "some", "none", "some", "none"]]
    library = nk.krippendorff_alpha(ratings, "ordinal", order=order)
    assert same(computed(ratings, "ordinal", {"order": order}), library)
    assert not same(computed(ratings, "ordinal", {"order": ["all", "none", "some"]}), library)


KINDS = (Engagement.SILENT, Engagement.LEFT_OPEN, Engagement.NOT_APPLICABLE)


def coded(seed: int, coders: int, share: float, coverage: float = 0.9) -> Case:
    """Return a case that several have coded, each often as the lead."""
    chance = random.Random(seed)
    entries = []
    for issue in ISSUES:
        for party in "abc":
            lead = _answer(chance, issue.id)
            for coder in ("lead", *(f"s{n}" for n in range(coders))):
                answer = lead if coder == "lead" or chance.random() < share else _answer(chance, issue.id)
                if coder == "lead" or chance.random() < coverage:
                    entries.append(Position(party, "r1", issue.id, coder=coder, **answer))
    return build(*entries)


def _answer(chance: random.Random, issue: str) -> dict[str, Any]:
    if chance.random() < 0.2:
        return {"engagement": chance.choice(KINDS)}
    if issue == "days":
        low = chance.randint(0, 8)
        return {"value": (Span(low, low + chance.choice((0, 0, 2))),)}
    if issue == "goods":
        return {"value": tuple(name for name in ("food", "fuel", "tools") if chance.random() < 0.5)}
    return {
        "value": chance.choice({"pace": ("slow", "mid", "fast"), "road": ("north", "south", "west")}[issue])
    }


def saved(case: Case, coder: str, exercise: str) -> str:
    """Return a coder's positions as the students' file saves them."""
    answers: dict[str, dict[str, Any]] = {}
    for entry in (entry for entry in case.positions if entry.coder == coder):
        value: Any = entry.value
        if value is not None and not isinstance(value, str):
            value = [[part.low, part.high] for part in value if isinstance(part, Span)] or list(value)
            value = value[0] if entry.issue == "days" else value
        said = {"stance": str(entry.engagement)} if entry.engagement else {"value": value}
        answers.setdefault(entry.issue, {})[entry.party] = said
    head = {"format": "negotiation-kit-answers", "exercise": exercise, "coder": coder}
    return json.dumps({**head, "answers": answers})


@pytest.mark.parametrize(
    ("seed", "coders", "share", "coverage"),
    [
        (1, 1, 0.5, 0.9),
        (2, 5, 0.6, 0.9),
        (3, 12, 0.3, 0.9),
        (4, 3, 1.0, 0.9),
        (4, 2, 0.5, 0.5),
        (7, 2, 0.5, 0.5),
    ],
)
def test_over_all_issues_equal_to_the_librarys_reliability_of_a_coded_round(
    opened: Opener, tmp_path: Path, seed: int, coders: int, share: float, coverage: float
) -> None:
    case = coded(seed, coders, share, coverage)
    key = nk.exercise(case, ["a", "b", "c"], round="r1").key
    page = opened(key.html)
    files = []
    for n in range(coders):
        files.append(tmp_path / f"s{n}.json")
        files[-1].write_text(saved(case, f"s{n}", data_of(key.html)["exercise"]), "utf-8")
    page.locator("#open").set_input_files(files)
    page.locator("#students li").nth(coders - 1).wait_for()
    library = nk.coding_reliability(case, "r1").overall
    for place, alpha in (("#alpha-values", library.value), ("#alpha-kinds", library.stance)):
        assert alpha.value is not None
        assert float(page.locator(place).get_attribute("data-value") or "") == pytest.approx(
            alpha.value, abs=1e-9
        )
    by_issue = page.locator("#table td[data-w=Alpha]")
    assert by_issue.count() == len(ISSUES)
    everyone = ["lead", *(f"s{n}" for n in range(coders))]
    pace = [[_value(case, party, "pace", coder) for party in "abc"] for coder in everyone]
    expected = nk.krippendorff_alpha(pace, "ordinal", order=["slow", "mid", "fast"])
    told = by_issue.first.get_attribute("data-value")
    assert (
        told is None
        if expected.value is None
        else float(told or "") == pytest.approx(expected.value, abs=1e-9)
    )


def _value(case: Case, party: str, issue: str, coder: str) -> Any:
    return next((entry.value for entry in case.entries(party, issue, "r1", coder)), None)
