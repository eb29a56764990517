"""Krippendorff's alpha as the teacher's file reckons it in a browser: the library's, to the last digit."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.coding import CodingReliability
from negotiation_kit.model import Case
from tests.webpage.conftest import Opener
from tests.webpage.test_single_file import data_of

ROUND = "2025-06-02"
STANCES = ("silent", "left-open", "not-applicable")
EXACT = 1e-12


@pytest.fixture(scope="module")
def made(istanbul: Case) -> nk.Exercise:
    return nk.exercise(istanbul, round=ROUND)


def answered(case: Case, key: nk.Page, chance: random.Random) -> dict[str, Any]:
    """Return random answers, most of them those of the key, some off the scale, some left out."""
    found: dict[str, Any] = {}
    content = data_of(key.html)
    for issue, right in zip(case.issues_in(ROUND), content["key"], strict=True):
        for (party, _), answer in zip(content["parties"], right, strict=True):
            if chance.random() < 0.9:
                given = _answer(case, issue.id, answer["value"], chance)
                found.setdefault(issue.id, {})[party] = given
    return found


def _answer(case: Case, issue: str, right: Any, chance: random.Random) -> dict[str, Any]:
    draw, scale = chance.random(), case.issue(issue).scale
    if draw < 0.5 and right is not None:
        return {"value": right}
    if draw < 0.7:
        return {"stance": chance.choice(STANCES)}
    if draw < 0.75:
        return {"value": "off the scale"}
    one, other = (scale.answer(scale.sample(chance)) for _ in range(2))
    is_line = scale.answer(scale.sample(chance)) is not None and not scale.names
    return {"value": sorted([one[0], other[0]]) if is_line and draw < 0.85 else one}


def saved(folder: Path, name: str, key: nk.Page, answers: dict[str, Any]) -> Path:
    head = {
        "format": "negotiation-kit-answers", "version": 1, "exercise": data_of(key.html)["exercise"],
        "case": "istanbul-2025", "round": ROUND, "coder": name,
    }  # fmt: skip
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**head, "answers": answers}), "utf-8")
    return path


def numbers(page: Any) -> list[str | None]:
    """Return what the page reckons: of all values, of kinds, and of every issue."""
    overall = [page.locator(place).get_attribute("data-value") for place in ("#alpha-values", "#alpha-kinds")]
    script = "cells => cells.map(cell => cell.getAttribute('data-value'))"
    return [*overall, *page.locator("#table td[data-w=Alpha]").evaluate_all(script)]


def expected(found: CodingReliability | None) -> list[Any]:
    assert found is not None
    scopes = [scope.value.value for scope in found.by_issue.values()]
    values = [found.overall.value.value, found.overall.stance.value, *scopes]
    return [None if value is None else pytest.approx(value, abs=EXACT) for value in values]


def shown(told: Iterable[str | None]) -> list[float | None]:
    return [None if value in (None, "null") else float(value) for value in told]


@pytest.mark.parametrize("size", [6, 1, 20])
def test_300_random_files_give_the_same_number_in_both(
    istanbul: Case, made: nk.Exercise, opened: Opener, tmp_path: Path, size: int
) -> None:
    """As classes of six, of one beside the key and of twenty: over all issues and in each of them."""
    page, seen = opened(made.key.html), 0
    for group in range({6: 46, 1: 4, 20: 1}[size]):
        chance, folder = random.Random(1000 * size + group), tmp_path / str(group)
        folder.mkdir()
        files = [saved(folder, f"s{n}", made.key, answered(istanbul, made.key, chance)) for n in range(size)]
        page.locator("#open").set_input_files(files)
        page.locator("#students li").nth(size - 1).wait_for()
        library = nk.collect_codings(istanbul, folder, parties=["russia", "ukraine"])
        if size > 1:
            assert shown(numbers(page)) == expected(library.reliability)
        page.locator("#with-key").check()
        assert shown(numbers(page)) == expected(library.reliability_with_key)
        seen += sum(value is not None for value in shown(numbers(page)))
        page.reload()
    assert seen > 0


def test_six_files_of_answers_have_no_object(istanbul: Case, made: nk.Exercise, tmp_path: Path) -> None:
    """On what each party means by a ceasefire the key names objects, one a party; they were lent to answers.

    Six students, two parties, three read each value: a distance 1 between the parties' objects made chance 1.
    """
    assert {entry.object for entry in istanbul.positions if entry.issue == "ceasefire-duration"} > {None}
    for n in range(6):
        value = {"value": [10, 10] if n % 2 else [20, 20]}
        given = {"ceasefire-duration": {"russia": value, "ukraine": value}}
        saved(tmp_path, f"s{n}", made.key, given)
    found = nk.collect_codings(istanbul, tmp_path).reliability
    assert found is not None
    alpha = found.by_issue["ceasefire-duration"].value
    # Within a unit 9 of 15 pairs differ, of all twelve values 36 of 66.
    assert alpha.value == pytest.approx(1 - (9 / 15) / (36 / 66))


@pytest.mark.parametrize("size", [1, 2])
def test_where_there_is_no_alpha_the_sentence_is_the_library_s(
    istanbul: Case, made: nk.Exercise, opened: Opener, tmp_path: Path, size: int
) -> None:
    page = opened(made.key.html)
    given = {"nato-bid": {"russia": {"value": "abandon"}, "ukraine": {"value": "pursue"}}}
    files = [saved(tmp_path, f"s{n}", made.key, given) for n in range(size)]
    page.locator("#open").set_input_files(files)
    page.locator("#students li").nth(size - 1).wait_for()
    page.locator("#with-key").check()
    found = nk.collect_codings(istanbul, tmp_path).reliability_with_key
    assert found is not None
    assert page.locator("#alpha-values").inner_text() == found.overall.value.note
