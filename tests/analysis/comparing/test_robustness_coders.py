"""Whether verdicts survive another coder, who may have coded less."""

from __future__ import annotations

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Robustness, Setting, Verdict
from negotiation_kit.model import Case, Engagement
from negotiation_kit.render.result import robustness_of, robustness_sentence
from tests.analysis.coding.cases import build, day, said

CASE = build(
    said("lead", "a", "pace", "slow"),
    said("lead", "b", "pace", "fast"),
    said("lead", "a", "days", day(0)),
    said("lead", "b", "days", day(0)),
    said("lead", "a", "road", "north"),
    said("lead", "b", "road", "north"),
    said("second", "a", "pace", "fast"),
    said("second", "b", "pace", "fast"),
    said("second", "a", "days", day(10)),
    said("second", "b", "days", engagement=Engagement.NOT_CODED),
    said("second", "c", "road", "south"),
)


def found(case: Case = CASE, coder: str = "lead") -> Robustness:
    return nk.robustness(nk.compare(case, "a", "b", coder=coder))


def test_another_coder_is_one_more_setting() -> None:
    assert {setting.coder for setting in found().settings} == {"lead", "second"}
    verdicts = found().verdicts["pace"]
    assert verdicts[Setting("reading", "gower", 0.25)] is Verdict.DIVERGE
    assert verdicts[Setting("reading", "gower", 0.25, "second")] is Verdict.AGREE
    assert str(Setting("reading", "gower", 0.25, "second")) == "reading, gower, threshold 0.25, coder second"
    assert set(found().frame["coder"]) == {"lead", "second"}


def test_it_says_which_verdicts_turn() -> None:
    assert found().coder_flips == {"second": {"pace": Verdict.AGREE, "days": Verdict.DIVERGE}}


def test_what_a_coder_has_not_coded_stays_as_it_is() -> None:
    """The second coder gives no days for b, so a's 10 days stand against the lead's 0 days for b."""
    assert "road" in found().stable
    assert {setting.coder for setting in found().verdicts["road"]} == {"lead"}
    assert found().n_coded_by("second") == 2


def test_of_a_second_coder_s_comparison_the_lead_is_the_other() -> None:
    assert found(coder="second").coder_flips["lead"]["pace"] is Verdict.DIVERGE


def test_without_a_second_coder_nothing_is_said_of_one() -> None:
    single = build(*(entry for entry in CASE.positions if entry.coder == "lead"))
    assert found(single).coder_flips == {}
    assert "cod" not in robustness_sentence(found(single))


def test_the_sentence_names_the_coder_and_the_verdicts() -> None:
    sentence = robustness_sentence(found())
    assert "thresholds from 0.1 to 0.4, in the coding of second, and in the wording as printed" in sentence
    assert sentence.endswith(
        "In the coding of second alone, 2 of 2 verdicts differ: Pace, ● agree in place of ○ diverge; Days, "
        "○ diverge in place of ● agree."
    )


def test_an_issue_says_that_the_coder_would_change_it() -> None:
    assert robustness_of(found(), "pace") == "The verdict would be ● agree in the coding of second."
    assert robustness_of(found(), "road").endswith("and in both wordings.")


def test_a_coder_who_agrees_is_named_too() -> None:
    case = build(
        *(said(coder, party, "pace", "slow") for coder in ("lead", "second") for party in "ab"),
        *(said("lead", party, "days", day(n * 4)) for n, party in enumerate("ab")),
    )
    assert robustness_of(found(case), "pace").endswith("in both wordings, and whichever coder reads it.")
    assert robustness_sentence(found(case)).endswith(
        "In the coding of second alone, none of 1 verdict differs."
    )
