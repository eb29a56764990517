"""Texts of a case in several languages: read, kept, told, written back; and what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.wording import say, translated

CASE = """\
case: talks
title: {en: Talks, uk: Переговори, ru: Переговоры}
coded_from: table
parties:
  a: {name: {en: Side A, uk: Сторона А}, short: A, role: side}
  b: {name: Side B, short: B, role: side}
rounds: {r1: {title: {en: One, ru: Первый}, place: {en: Here, uk: Тут}}}
baskets: {main: {en: Main, uk: Головне}}
issues:
  pace:
    basket: main
    title: {en: Pace, uk: Темп}
    question: {en: How fast?, uk: Як швидко?}
    scale:
      level: ordinal
      values: {slow: {en: Slowly, uk: Повільно}, very-fast: Fast}
      labels: {very-fast: {en: fast, uk: дуже швидко}}
  days:
    basket: main
    title: Days
    question: How many days?
    scale: {level: ratio, unit: {en: days, uk: дн.}, min: 0, max: 30, min_means: {en: Never, uk: Ніколи}}
...
"""
POSITIONS = "party: a\nround: r1\ncoder: lead\npositions:\n  - {issue: days, value: {from: 2, to: 3}}\n...\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "talks"
    (home / "r1").mkdir(parents=True)
    (home / "case.yaml").write_text(CASE, "utf-8")
    (home / "r1" / "a.yaml").write_text(POSITIONS, "utf-8")
    return home


def test_every_text_is_told_in_its_language_and_else_as_it_is(folder: Path) -> None:
    case = nk.load_case(folder)
    party, pace, days = case.party("a"), case.issue("pace"), case.issue("days")
    found = [
        (translated(case, "title", "uk"), "Переговори"),
        (translated(case, "title", "ru"), "Переговоры"),
        (case.title, "Talks"),
        (translated(party, "name", "uk"), "Сторона А"),
        (translated(party, "name", "ru"), "Side A"),
        (translated(party, "short", "uk"), "A"),
        (translated(case.rounds[0], "title", "ru"), "Первый"),
        (translated(case.rounds[0], "place", "uk"), "Тут"),
        (translated(case.baskets[0], "title", "uk"), "Головне"),
        (translated(pace, "question", "uk"), "Як швидко?"),
        (pace.scale.text("very-fast", "uk"), "дуже швидко"),
        (pace.scale.text("very-fast", "ru"), "fast"),
        (pace.scale.text("slow", "uk"), "slow"),
        (days.scale.text(days.scale.parse({"from": 2, "to": 3}), "uk"), "2–3 дн."),
        (days.scale.text(days.scale.parse({"at_least": 2}), "ru"), "не менее 2 days"),
        (translated(days.scale, "min_means", "uk"), "Ніколи"),
        (translated(days.scale, "max_means", "uk"), None),
        (translated(pace.scale.values[0], "meaning", "uk"), "Повільно"),  # type: ignore[attr-defined]
    ]
    assert [told for told, _ in found] == [expected for _, expected in found]


def test_writing_and_reading_again_keeps_every_translation(folder: Path, tmp_path: Path) -> None:
    case = nk.load_case(folder)
    nk.write_case(case, tmp_path / "again")
    assert nk.load_case(tmp_path / "again") == case
    assert "Переговори" in (tmp_path / "again" / "case.yaml").read_text("utf-8")


def test_a_lost_translation_makes_an_unequal_case(folder: Path) -> None:
    case = nk.load_case(folder)
    (folder / "case.yaml").write_text(CASE.replace(", ru: Переговоры", ""), "utf-8")
    assert nk.load_case(folder) != case


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{en: Talks, uk: Переговори", "{en: Talks, ua: Переговори", "write uk for Ukrainian"),
        ("{en: Talks, uk: Переговори", "{uk: Переговори", "'title' has no text in English"),
        ("{en: One, ru: Первый}", "{en: [One], ru: Первый}", "found a list, expected title as text"),
        ("{en: Main, uk: Головне}", "{en: Main, uk: ''}", "'main' is empty"),
        ("uk: дуже швидко", "xx: abc", "the kit has no language 'xx'"),
        ("unit: {en: days, uk: дн.}", "unit: {uk: дн.}", "'unit' has no text in English"),
    ],
)
def test_a_faulty_translation_is_found_at_its_place(folder: Path, old: str, new: str, told: str) -> None:
    assert old in CASE
    (folder / "case.yaml").write_text(CASE.replace(old, new), "utf-8")
    report = nk.check(folder)
    assert not report.ok
    assert told in report.text()
    assert all(finding.line for finding in report.errors)


def test_istanbul_is_told_whole_in_both_languages() -> None:
    case = nk.load_case("istanbul-2025")
    fields = [
        *((party, name) for party in case.parties for name in ("name", "short")),
        *((item, "title") for item in (case, *case.baskets)),
        *((issue, name) for issue in case.issues_in("2025-06-02") for name in ("title", "question")),
    ]
    levels = [level for issue in case.issues_in("2025-06-02") for level in getattr(issue.scale, "values", ())]
    fields += [(level, name) for level in levels for name in ("label", "meaning")]
    for language in ("uk", "ru"):
        missing = [(thing, name) for thing, name in fields if not _has(thing, name, language)]
        assert missing == []


def _has(thing: object, name: str, language: str) -> bool:
    return any((field, known) == (name, language) for field, known, _ in thing.translations)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_answer_of_istanbul_carries_the_word_of_a_verdict(language: str) -> None:
    verdicts = {say(language, f"verdict.{verdict}") for verdict in nk.Verdict}
    scales = [issue.scale for issue in nk.load_case("istanbul-2025").issues]
    assert verdicts & {tick.text for scale in scales for tick in scale.ticks(language)} == set()


@pytest.mark.parametrize(
    ("issue", "value", "uk", "ru"),
    [
        ("tank-limit", {"from": 342, "to": 343}, "342–343 танки", "342–343 танка"),
        ("tank-limit", 1, "1 танк", "1 танк"),
        ("working-groups", 3, "3 групи", "3 группы"),
        ("working-groups", [1, 5], "1 або 5 груп", "1 или 5 групп"),
        ("ceasefire-duration", 21, "21 день", "21 день"),
    ],
)
def test_a_unit_goes_with_its_number(issue: str, value: object, uk: str, ru: str) -> None:
    scale = nk.load_case("istanbul-2025").issue(issue).scale
    parsed = scale.parse(value)
    assert (scale.text(parsed, "uk"), scale.text(parsed, "ru")) == (uk, ru)


def test_an_apostrophe_is_the_same_sign_everywhere() -> None:
    folder = Path(nk.__file__).parent / "wording" / "catalogues"
    texts = [path.read_text("utf-8") for path in folder.glob("*.po")]
    assert [found for text in texts for found in re.findall(r"[\u0400-\u04ff]'[\u0400-\u04ff]", text)] == []
