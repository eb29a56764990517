"""Scores by hand, their coverage and bounds, and why there is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Comparison, Coverage, IssueComparison, Score
from negotiation_kit.model import Case, Evidence, Mode
from negotiation_kit.scales import NominalScale, OrdinalScale, RatioScale
from negotiation_kit.wording import written
from tests.builders import COLOURS, DAYS, STEPS, case_of, levels, likert, says
from tests.second.random_talks import COMPARED, talk
from tests.strategies import METRICS, cases, weights

A_HAIR = 1e-12
DOUBTED = replace(COMPARED, accounts=0.7, uncertain=0.4)
"""Talks in which accounts often contradict each other, and coders are often in doubt."""


def answers(a: str, b: str) -> Case:
    """Return a case of Likert answers, one character an issue, - where there is none."""
    scales = {f"q{number}": likert(5) for number in range(1, len(a) + 1)}
    sides = {
        name: {issue: None if point == "-" else point for issue, point in zip(scales, said, strict=True)}
        for name, said in (("a", a), ("b", b))
    }
    return case_of(scales, sides)


def score(a: str, b: str, **how: object) -> Score:
    return nk.compare(answers(a, b), "a", "b", **how).score  # type: ignore[arg-type]


def test_by_hand_with_everything_a_score_must_carry() -> None:
    """Distances 1, 1/2, unknown with 0 to 3/4, none (does not apply), and unknown with 0 alone possible.

    Agreement 1 - (1 + 1/2) / 2 = 1/4 on 2 of 5. Over the four that can be measured:
    best 1 - (1 + 1/2 + 0 + 0) / 4 = 5/8, worst 1 - (1 + 1/2 + 3/4 + 0) / 4 = 7/16.
    """
    scales = {"v": COLOURS, "w": DAYS, "x": likert(5), "y": DAYS, "z": COLOURS}
    none = says(engagement="not-applicable")
    case = case_of(
        scales,
        a={"v": "red", "w": 0, "x": "2", "y": none, "z": "blue"},
        b={"v": "green", "w": 15, "x": None, "y": 3, "z": says(rejects=["red", "green"])},
    )
    found = nk.compare(case, "a", "b").score
    assert found == Score(1 / 4, Coverage(2, 5), 5 / 8, 7 / 16, "gower", "equal weights", 1)
    assert str(found.coverage) == "2 of 5 issues"
    assert found.thin


@pytest.mark.parametrize(("issues", "thin"), [(4, True), (5, False)])
def test_a_score_on_fewer_than_five_issues_is_thin(issues: int, thin: bool) -> None:
    """However many of them agree, and however many there are besides."""
    assert score("3" * issues + "--", "3" * issues + "3-").thin is thin


class TestVotingAdvice:
    """Worked values of OpenVAA's matching tests and of the Wahl-O-Mat's rule, as agreement."""

    def test_likert_manhattan_with_weights(self) -> None:
        given = {"q1": 0.54234, "q2": 4.131231, "q3": 97.1134}
        assert score("135", "111", weights=given).agreement == pytest.approx(1 - 0.974378, abs=5e-7)

    def test_two_of_three_answered(self) -> None:
        found = score("-55", "135")
        assert found.agreement == pytest.approx(1 - 0.25)
        assert found.coverage == (2, 3)

    def test_all_missing_has_no_score_and_the_farthest_as_worst(self) -> None:
        found = score("135", "---")
        assert (found.agreement, found.coverage, found.best) == (None, (0, 3), 1)
        assert found.worst == pytest.approx(1 - 0.83333, abs=5e-6)  # RelativeMaximum

    def test_directional(self) -> None:
        assert score("12342", "15523", metric="directional").agreement == pytest.approx(1 - 0.475)

    def test_mixed_types_with_a_missing_answer(self) -> None:
        scales = {
            "likert5": likert(5),
            "likert7": likert(7),
            "two": NominalScale(levels("no", "yes")),
            "four": NominalScale(levels("a", "b", "c", "d")),
        }
        case = case_of(
            scales,
            a=dict(zip(scales, ("1", "6", "no", "c"), strict=True)),
            b=dict(zip(scales, (None, "2", "yes", "c"), strict=True)),
        )
        found = nk.compare(case, "a", "b").score
        assert found.worst == pytest.approx(1 - 0.666667, abs=5e-7)
        assert found.agreement == pytest.approx(1 - (4 / 6 + 1 + 0) / 3)

    @pytest.mark.parametrize(("issues", "agreement"), [("q1", 1.0), ("q3", 0.0), ("q1 q2 q3 q4", 1 - 0.4375)])
    def test_sub_scores(self, issues: str, agreement: float) -> None:
        case = answers("11113", "11545")
        rest = [issue.id for issue in case.issues if issue.id not in issues.split()]
        grouped = case_of(
            {issue.id: issue.scale for issue in case.issues},
            baskets={"chosen": issues.split(), "rest": rest},
            a={f"q{n}": point for n, point in enumerate("11113", start=1)},
            b={f"q{n}": point for n, point in enumerate("11545", start=1)},
        )
        found = nk.compare(grouped, "a", "b")
        assert found.by_basket["chosen"].agreement == pytest.approx(agreement)
        assert found.score.agreement == pytest.approx(1 - 0.45)

    def test_wahl_o_mat(self) -> None:
        """Same 2, one step 1, opposite 0 of 2 points; double weight doubles; skipped questions drop out."""
        case = case_of(
            dict.fromkeys("wxyz", OrdinalScale(levels("disagree", "neutral", "agree"))),
            a={"w": "agree", "x": "agree", "y": "neutral", "z": "disagree"},
            b={"w": "agree", "x": "disagree", "y": "agree", "z": None},
        )
        assert nk.compare(case, "a", "b").score.agreement == pytest.approx((2 + 0 + 1) / 6)
        doubled = nk.compare(case, "a", "b", weights={"w": 2}).score
        assert doubled.agreement == pytest.approx((2 * 2 + 0 + 1) / 8)


def test_sub_scores_use_the_weights() -> None:
    """By hand: in the first basket distances 0 and 1 with weights 3 and 1, so 1 - 1/4."""
    case = case_of(
        {"x": COLOURS, "y": COLOURS, "z": COLOURS},
        baskets={"first": ["x", "y"], "second": ["z"]},
        a={"x": "red", "y": "red", "z": "red"},
        b={"x": "red", "y": "blue", "z": "blue"},
    )
    found = nk.compare(case, "a", "b", weights={"x": 3, "z": 4})
    assert found.by_basket["first"].agreement == pytest.approx(0.75)
    assert found.by_basket["second"].agreement == 0
    assert found.score.agreement == pytest.approx(1 - 5 / 8)
    assert {part.weights for part in found.by_basket.values()} == {"weights given by the analyst"}


def test_different_objects_count_in_best_and_worst() -> None:
    case = case_of({"x": DAYS}, a={"x": says(3, object="p")}, b={"x": says(3, object="q")})
    found = nk.compare(case, "a", "b").score
    assert (found.agreement, found.best, found.worst) == (None, 1, 0)


@pytest.mark.parametrize(
    ("a", "b", "how", "note"),
    [
        ("13", "--", {}, "on none of the 2 issues are both positions known"),
        ("1", "-", {}, "the positions on the one issue are not both known"),
        ("1", "1", {"weights": {"q1": 0}}, "every issue with a known distance has the weight 0"),
    ],
)
def test_no_score_says_why(a: str, b: str, how: dict[str, object], note: str) -> None:
    found = score(a, b, **how)
    assert found.agreement is None
    assert note in found.note


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("13", "--", "у жодному питанні (усього 2) не відомі обидві позиції"),
        ("1", "-", "у жодному питанні (усього 1) не відомі обидві позиції"),
    ],
)
def test_no_score_says_why_in_other_languages(a: str, b: str, told: str) -> None:
    assert told in written(score(a, b).note, "uk")


def test_a_coverage_is_told_in_every_language() -> None:
    told = [written(Coverage(2, 5), language) for language in ("en", "uk", "ru")]
    assert told == ["2 of 5 issues", "питань: 2 із 5", "вопросов: 2 из 5"]


def test_no_score_where_the_metric_has_no_scale_or_there_is_no_issue() -> None:
    case = case_of({"x": STEPS}, baskets={"all": ["x"], "empty": []}, a={"x": "some"}, b={"x": "some"})
    found = nk.compare(case, "a", "b", metric="directional")
    assert "directional distance needs a scale with a midpoint, and no issue here has one" in found.score.note
    assert found.score == found.by_basket["all"]
    assert (found.score.best, found.score.worst) == (None, None)
    assert found.by_basket["empty"].note == "No score: there is no issue to compare."


@settings(max_examples=40)
@given(st.data(), cases(2), METRICS)
def test_a_score_is_the_formula_of_its_rows(data: st.DataObject, case: Case, metric: str) -> None:
    given = data.draw(weights(case))
    found = nk.compare(case, "a", "b", metric=metric, weights=given)
    known = [(found.weights[row.issue.id], row.distance) for row in found.rows if row.distance is not None]
    total = sum(weight for weight, _ in known)
    assert found.score.coverage == (len(known), len(case.issues))
    if total:
        assert found.score.agreement == pytest.approx(1 - sum(w * d for w, d in known) / total)
    else:
        assert found.score.agreement is None
    assert bool(found.score.note) == (found.score.agreement is None)
    assert sum(part.coverage.n for part in found.by_basket.values()) == found.score.coverage.n


@settings(max_examples=40)
@given(st.data(), cases(2), METRICS)
def test_best_and_worst_hold_what_is_known_and_leave_open_what_is_not(
    data: st.DataObject, case: Case, metric: str
) -> None:
    found = nk.compare(case, "a", "b", metric=metric, weights=data.draw(weights(case)))
    check_the_identity(found)
    measurable = [row for row in found.rows if row.measurable]
    result = found.score
    if result.agreement is not None and all(row.distance is not None for row in measurable):
        assert result.worst == result.best == result.agreement


@settings(max_examples=25)
@given(st.integers(0, 100_000), METRICS)
def test_the_same_where_accounts_contradict_each_other_or_the_coder_is_in_doubt(
    seed: int, metric: str
) -> None:
    case = talk(seed, DOUBTED)
    for a, b in combinations((party.id for party in case.parties), 2):
        check_the_identity(nk.compare(case, a, b, metric=metric, channels="all"))


def test_the_talks_at_random_hold_contested_and_doubtful_distances() -> None:
    """The test above is one only while there are rows whose bounds differ from their known distance."""
    found: list[IssueComparison] = []
    for seed in range(30):
        case = talk(seed, DOUBTED)
        a, b = (party.id for party in case.parties[:2])
        found += nk.compare(case, a, b, channels="all").rows
    wide = [row for row in found if row.distance is not None and row.low != row.high]
    assert {row.contested for row in wide} == {True, False}


def check_the_identity(found: Comparison) -> None:
    """Hold a score against docs/method.md.

    With the share p of the weight that is known, and what bounds of known rows add below and above,
    p x agreement - below <= worst <= best <= 1 - p (1 - agreement) + above. Agreement itself need not lie
    between worst and best: it is about fewer issues.
    """
    result, weight = found.score, {row.issue.id: found.weights[row.issue.id] for row in found.rows}
    if result.best is None or result.worst is None:
        return
    assert -A_HAIR <= result.worst <= result.best + A_HAIR <= 1 + 2 * A_HAIR
    if result.agreement is None:
        return
    assert -A_HAIR <= result.agreement <= 1 + A_HAIR
    of_all = sum(weight[row.issue.id] for row in found.rows if row.measurable)
    share = below = above = 0.0
    for row in found.rows:
        if row.distance is not None and row.low is not None and row.high is not None:
            assert row.low <= row.distance <= row.high
            part = weight[row.issue.id] / of_all
            share, below = share + part, below + part * (row.high - row.distance)
            above += part * (row.distance - row.low)
    assert result.worst >= share * result.agreement - below - A_HAIR
    assert result.best <= 1 - share * (1 - result.agreement) + above + A_HAIR


def test_the_range_of_an_agreement_that_is_contested() -> None:
    """By hand: p = 1, agreement 3/8; as told 0, so that best is 3/8 + 5/8, and 3/8 alone would be too low."""
    own = Evidence("s", 1, Mode.QUOTED, voice="A")
    told = Evidence("s", 1, Mode.REPORTED_BY_OPPONENT, voice="A", reported_by="B")
    line = says(19_000, firmness="red-line", evidence=(own,))
    case = case_of(
        {"men": RatioScale("men", 0, 20_000)},
        a={"men": [line, says({"from": 6000, "to": 6500}, evidence=(told,))]},
        b={"men": {"from": 6000, "to": 6500}},
    )
    found = nk.compare(case, "a", "b").score
    assert (found.agreement, found.worst, found.best) == (0.375, 0.375, 1)


def test_agreement_may_lie_outside_worst_and_best() -> None:
    """By hand: 1 on one issue; the other is unknown between 1/2 and 1, so best 3/4."""
    case = case_of(
        {"x": COLOURS, "y": likert(3)},
        a={"x": "red", "y": "1"},
        b={"x": "red", "y": says(rejects=["1"])},
    )
    found = nk.compare(case, "a", "b").score
    assert (found.agreement, found.best, found.worst) == (1, 0.75, 0.5)
