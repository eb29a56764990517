"""Checks on a position file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from negotiation_kit.format.validate import Owners

if TYPE_CHECKING:
    from tests.format.validate.conftest import Check


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        (["value: slow", "value: slow"], ["2 duplicate-entry"]),
        (["value: slow", "value: slow, note: Again."], []),
        (["value: slow", "value: fast, conditional_on: [{days: 3}]"], []),
        (["value: slow", "engagement: silent"], ["2 engagement-contradicted"]),
        (["engagement: silent", "rejects: [fast]"], ["1 engagement-contradicted"]),
        (["value: slow", "rejects: [slow]"], ["1 value-rejected"]),
        (["value: slow, object: local", "rejects: [slow], object: general"], []),
        (["value: slow, object: local", "rejects: [slow], object: local"], ["1 value-rejected"]),
        (["value: slow, object: local", "rejects: [slow]"], ["1 value-rejected"]),
        # What is ruled out without conditions may be offered under some.
        (["value: slow, conditional_on: [{days: 3}]", "rejects: [slow]"], []),
        (["value: slow", "rejects: [even]", "rejects: [fast]"], []),
        # What two entries rule out together is ruled out.
        (["value: [slow, even]", "rejects: [slow]", "rejects: [even]"], ["1 value-rejected"]),
        (["value: [slow, even], rejects: [slow]", "rejects: [even]"], ["1 value-rejected"]),
        (["value: [slow, even]", "rejects: [slow]", "rejects: [even], object: local"], []),
        (["uncertain: [slow, even]", "rejects: [slow, even]"], ["1 value-rejected"]),
        (["uncertain: [slow, even]", "rejects: [slow]"], []),
        (["rejects: [slow, even]", "rejects: [fast]"], ["2 everything-rejected"]),
        (["rejects: [slow, even], object: local", "rejects: [fast]"], ["1 everything-rejected"]),
        (["rejects: [slow, even], object: local", "rejects: [fast], object: general"], []),
        # What is ruled out under conditions, or within a package, counts only with these.
        (["value: slow", "value: fast, rejects: [slow], conditional_on: [{days: 3}]"], []),
        (["value: slow", "value: fast, rejects: [slow], within: swap"], []),
    ],
)
def test_entries_on_one_issue(entries: list[str], codes: list[str], check: Check) -> None:
    found = check(
        "\n".join(f"- {{issue: pace, {fields}}}" for fields in entries), more="packages: {swap: A swap}\n"
    )
    assert [f"{finding.line - 5} {finding.code}" for finding in found] == codes


def test_entries_on_different_issues_do_not_meet(check: Check) -> None:
    assert check("- {issue: pace, value: slow}\n- {issue: groups, rejects: [ill]}") == []


def test_the_first_of_two_files_is_not_at_fault(check: Check) -> None:
    owners: Owners = {}
    entry = "- {issue: pace, value: slow}"
    assert check(entry, owners=owners) == []
    (second,) = check(entry, owners=owners, path="r1/a.ann.yaml")
    assert second.code == "two-lead-coders"
    assert second.message == "r1/a.yaml already codes a in r1 as 'lead'"
    assert check(entry, owners=owners, head="ann", path="r1/a.ann.yaml") == []
    (third,) = check(entry, owners=owners, head="ann", path="r1/a.bob.yaml")
    assert third.code == "duplicate-coding"


@pytest.mark.parametrize(
    ("path", "head", "said"),
    [
        ("r1/a.yaml", "lead", ()),
        ("r1/a.ann.yaml", "ann", ()),
        ("r1/b.yaml", "lead", ("expected 'a.yaml'",)),
        ("r1/a.ann.yaml", "bob", ("expected 'a.bob.yaml'",)),
        ("r1/a.yaml", "bob", ("expected 'a.bob.yaml'",)),
        ("r2/a.yaml", "lead", ("lies in the folder 'r2'",)),
        ("r2/b.yaml", "lead", ("lies in the folder 'r2'", "expected 'a.yaml'")),
    ],
)
def test_a_file_lies_where_its_content_says(
    path: str, head: str, said: tuple[str, ...], check: Check
) -> None:
    found = check("- {issue: pace, value: slow}", path=path, head=head)
    assert [finding.code for finding in found] == ["misplaced-file"] * len(said)
    assert all(words in finding.message for words, finding in zip(said, found, strict=True))


def test_thousands_of_rejections_are_not_held_against_as_many_offers(check: Check) -> None:
    offers = "\n".join(f"- {{issue: days, value: {number / 100}}}" for number in range(1_500))
    rejects = "\n".join(f"- {{issue: days, rejects: [{20 + number / 100}]}}" for number in range(900))
    assert [finding.code for finding in check(f"{offers}\n{rejects}")] == ["too-large"]
