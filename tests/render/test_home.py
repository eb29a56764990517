"""The start page: a card for every case, whatever state its files are in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.exchange.starter import new_case
from negotiation_kit.format import disk
from negotiation_kit.render.answer import three_lines
from negotiation_kit.render.html import join
from negotiation_kit.wording import LANGUAGES, say

TASKS = ("Look at a case", "Write a brief", "Code your own case", "Teach with it")


def cards(page: str) -> list[str]:
    return re.findall(r"<section.*?</section>", page, re.DOTALL)


def test_every_case_has_a_card_the_default_one_first_and_those_of_one_issue_last(tmp_path: Path) -> None:
    page = nk.home(folder=tmp_path)
    titles = [nk.load_case(name).title for name in ("istanbul-2025", "harbour-lease", "ec-car-emissions")]
    assert [title in card for title, card in zip(titles, cards(page), strict=True)] == [True] * 3
    assert all(task in page for task in TASKS)
    assert "All files checked, no faults" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_tells_the_three_lines_the_range_and_the_verdicts(language: str, tmp_path: Path) -> None:
    found = nk.compare(nk.load_case("istanbul-2025"), "russia", "ukraine")
    (card,) = cards(nk.home(["istanbul-2025"], language, tmp_path))
    for name, text in three_lines(found, language):
        assert str(join(name)) in card
        assert str(join(text)) in card
    assert say(language, "range.from", low=0.16, high=0.52) in card or "0.16" in card.replace(",", ".")
    counts = [int(number) for number in re.findall(r"<span[^>]*>(\d+)</span>", card)]
    assert counts == [2, 0, 15, 4, 1, 2]  # agree, near, diverge, one-sided, open, not comparable
    assert "<button" not in card


def test_one_issue_says_so_in_place_of_a_score(tmp_path: Path) -> None:
    (card,) = cards(nk.home(["ec-car-emissions"], folder=tmp_path))
    assert "10 parties · 1 round · 1 issue" in card
    assert "With one issue" in card
    assert "of full agreement" not in card


def test_a_case_in_which_nothing_is_coded_has_no_number(tmp_path: Path) -> None:
    bare = new_case(tmp_path / "bare", like=nk.load_case("harbour-lease"))
    (card,) = cards(nk.home([bare], folder=tmp_path))
    assert "No number, as on no issue both positions are known." in card


def test_links_lead_to_what_is_there_and_else_the_card_names_the_code(tmp_path: Path) -> None:
    page = nk.home(["harbour-lease"], folder=tmp_path)
    assert "href" not in page
    assert 'nk.explore("harbour-lease")' in page
    (tmp_path / "start").mkdir()
    for name in ("harbour-lease.ipynb", "harbour-lease-brief.html"):
        (tmp_path / "start" / name).touch()
    (tmp_path / "07-seminar.ipynb").touch()
    found = re.findall(r'href="([^"]+)"', nk.home(["harbour-lease"], folder=tmp_path))
    look, brief = "start/harbour-lease.ipynb", "start/harbour-lease-brief.html"
    assert found == [look, brief, "07-seminar.ipynb", look, brief]
    inside = re.findall(r'href="([^"]+)"', nk.home(["harbour-lease"], folder=tmp_path / "start"))
    assert inside == [
        Path(look).name,
        Path(brief).name,
        "../07-seminar.ipynb",
        Path(look).name,
        Path(brief).name,
    ]


def test_faults_are_told_on_their_card_and_warnings_on_theirs(tmp_path: Path) -> None:
    good = new_case(tmp_path / "good", parties=["A & B", "C"])
    broken = Path(shutil.copytree(good, tmp_path / "broken"))
    (broken / "round-1" / "c.yaml").write_text("party: <b>\n", "utf-8")
    extra = Path(shutil.copytree(good, tmp_path / "extra"))
    case = extra / "case.yaml"
    case.write_text(case.read_text("utf-8").replace("case: good", "case: extra"), "utf-8")
    (extra / "seeds" / "unused.yaml").write_text("", "utf-8")
    page = nk.home([broken, good, tmp_path / "missing"], folder=tmp_path)
    first, second, third = cards(page)
    report = nk.check(broken)
    assert "negotiation-kit check broken" in first
    assert str(join(report.errors[0].place)) in first
    assert str(join(report.errors[0].message)) in first
    assert "<b>" not in re.sub(r"<b style", "", first)
    assert "Agreed" in second
    assert "A &amp; B" in second
    assert "missing" in third
    assert "2 cases with faults" in page


def test_a_page_names_twelve_cases_and_how_many_more_there_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(14):
        (tmp_path / f"c{number:02}").mkdir()
        (tmp_path / f"c{number:02}" / "case.yaml").touch()
    monkeypatch.setattr(disk, "positions_folders", lambda: iter([tmp_path]))
    page = nk.home(folder=tmp_path)
    assert len(cards(page)) == 12
    assert "2 more cases" in page


def test_no_case_at_all_says_how_to_make_one(tmp_path: Path) -> None:
    assert "negotiation-kit new NAME" in nk.home([], folder=tmp_path)
