"""The result in sentences: no number without coverage and bounds, and a reason where there is none."""

from __future__ import annotations

import re
from itertools import permutations

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison
from negotiation_kit.model import Case
from negotiation_kit.render.result import (
    coverage_line,
    headline,
    method,
    result_lead,
    robustness_of,
    robustness_sentence,
    sides_to_compare,
    subtitle,
    title,
    ways_text,
)

RATIO = {"level": "ratio", "min": 0, "max": 10}


def result_sentence(found: Comparison) -> str:
    """Return score, coverage, bounds and method, as they stand under each other in every view."""
    return f"{result_lead(found)} {method(found)}"


def table(*rows: tuple[str, str, object]) -> Case:
    return nk.case_from_frame(pd.DataFrame(rows, columns=["party", "issue", "value"]), RATIO)


@pytest.mark.parametrize("metric", ["gower", "identical", "directional"])
@pytest.mark.parametrize("coding", ["reading", "printed"])
def test_a_score_never_comes_alone(istanbul: Case, metric: str, coding: str) -> None:
    for a, b in permutations([party.id for party in istanbul.parties], 2):
        found = nk.compare(istanbul, a, b, coding=coding, metric=metric)
        sentence = result_sentence(found)
        assert "nan" not in sentence.casefold()
        assert "None" not in sentence
        if found.score.agreement is None:
            assert sentence.startswith("No score: ")
        else:
            assert sentence.startswith(headline(found.score))
            assert str(found.score.coverage) in sentence
            assert (
                re.search(r"lies between [\d.]+ and [\d.]+", sentence)
                or "Every position is known" in sentence
            )
        assert method(found) in sentence


def test_the_sentence_on_the_real_case(compared: Comparison) -> None:
    assert result_sentence(compared) == (
        "Agreement 0.39 on 6 of 24 issues, those where both positions are known: 1 would mean the same "
        "position on each, 0 opposite ends of every scale. On 3 other issues a position is known only "
        "because nothing else is left; these do not enter the number. Over the 23 issues that can be "
        "measured agreement lies between 0.16 and 0.52, whatever the unknown positions are. Measured by "
        "Gower distance with equal weights, in the coder's reading; a distance of up to 0.25 is near."
    )


def test_few_issues_are_called_few() -> None:
    found = nk.compare(table(("a", "x", 1), ("b", "x", 2), ("a", "y", 3), ("b", "y", None)), "a", "b")
    assert "on 1 of 2 issues" in result_sentence(found)
    assert "On so few issues the number says little." in result_sentence(found)


def test_where_all_is_known_there_is_nothing_to_bound() -> None:
    found = nk.compare(table(*((party, f"i{n}", n) for party in "ab" for n in range(6))), "a", "b")
    assert result_sentence(found).startswith("Agreement 1 on 6 of 6 issues")
    assert "Every position is known" in result_sentence(found)
    assert "so few" not in result_sentence(found)


def test_without_a_score_the_sentence_says_why() -> None:
    found = nk.compare(table(("a", "x", 1), ("b", "x", None), ("a", "y", None), ("b", "y", 3)), "a", "b")
    sentence = result_sentence(found)
    assert sentence.startswith("No score: on none of the 2 issues are both positions known")
    assert "Over all 2 issues agreement lies between" in sentence
    assert headline(found.score) == "No agreement score"


def test_heading_and_what_it_was_coded_from(compared: Comparison) -> None:
    assert title(compared) == "Where Russia and Ukraine stand"
    assert subtitle(compared).startswith("Russia-Ukraine direct talks, Istanbul 2025 · Second direct round, ")
    assert subtitle(compared).endswith("24 issues · coded from 1 source, 23 passages cited")


def test_an_imported_case_admits_that_it_has_no_evidence() -> None:
    assert (
        coverage_line(table(("a", "x", 1), ("b", "x", 2)), "round-1")
        == "imported from a table, without evidence"
    )


def test_one_line_says_what_holds_and_how_far_the_agreement_runs(compared: Comparison) -> None:
    assert robustness_sentence(nk.multiverse(compared)) == (
        "16 of 24 verdicts hold in all 384 settings; agreement runs 0 to 0.47; without one issue 0.27 to "
        "0.47; 220 under 5 issues left out."
    )


@pytest.mark.parametrize(
    ("issue", "sentence"),
    [
        ("ceasefire-scope", "In all settings."),
        (
            "pow-exchange-categories",
            "In 192 of 256 settings. ○ diverge: printed wording.",
        ),
    ],
)
def test_one_verdict_says_what_would_change_it(compared: Comparison, issue: str, sentence: str) -> None:
    assert robustness_of(nk.multiverse(compared), issue) == sentence


def test_one_verdict_names_each_way_with_the_fewest_changes(compared: Comparison) -> None:
    told = robustness_of(nk.multiverse(compared), "martial-law")
    assert told == "In 64 of 256 settings. – open: low confidence out or printed wording."
    assert told.text_in("uk") != told.text_in("ru")


def test_of_many_ways_only_some_are_named(compared: Comparison) -> None:
    found = nk.multiverse(compared)
    changed = [setting for setting in found.settings if len(found.changed(setting)) == 1]
    assert ways_text(found, changed[:2]) == "dependent issues as one or reach"
    assert ways_text(found, changed).endswith(f"and {len(changed) - 3} more")


def test_what_would_change_a_verdict_is_true(istanbul: Case, compared: Comparison) -> None:
    printed = nk.compare(istanbul, "russia", "ukraine", coding="printed")
    assert printed.row("martial-law").verdict == "open"
    assert printed.row("pow-exchange-categories").verdict == "diverge"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ((None, None), ("russia", "ukraine")),
        (("ukraine", None), ("ukraine", "russia")),
        ((None, "russia"), ("ukraine", "russia")),
        ((None, "turkiye"), ("russia", "turkiye")),
        (("Türkiye", "the West"), ("turkiye", "west")),
    ],
)
def test_sides_left_out_are_the_first_there_are(
    istanbul: Case, asked: tuple[str | None, str | None], given: tuple[str, str]
) -> None:
    assert sides_to_compare(istanbul, *asked) == given


def test_one_party_is_too_few() -> None:
    with pytest.raises(ValueError, match="fewer than two parties"):
        sides_to_compare(table(("a", "x", 1)))
