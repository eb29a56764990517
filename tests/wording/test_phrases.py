"""The kit's words: every phrase in every language, with the same gaps, and none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing.stance import CODINGS
from negotiation_kit.model import Confidence, Engagement, Mode
from negotiation_kit.scales import LEVELS
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import LANGUAGES, check_language, say, thousands
from negotiation_kit.wording.labels import LABELS
from negotiation_kit.wording.phrases import PHRASES
from negotiation_kit.wording.workings import WORKINGS

ALL = {**PHRASES, **LABELS, **WORKINGS}
PACKAGE = Path(nk.__file__).parent
LATIN = re.compile(r"[A-Za-z]{2,}")
CYRILLIC = re.compile("[\u0400-\u04ff]")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_phrase_stands_in_both_tables() -> None:
    assert not PHRASES.keys() & LABELS.keys()


@pytest.mark.parametrize("key", ALL)
def test_a_phrase_is_there_in_every_language(key: str) -> None:
    texts = ALL[key]
    assert len(texts) == len(LANGUAGES)
    assert all(text.strip() == text and text for text in texts)
    words = [re.sub(r"\{\w+\}", "", text) for text in texts]
    assert not CYRILLIC.search(words[0])
    for text in words[1:]:
        assert CYRILLIC.search(text) or not LATIN.search(words[0])
        assert not LATIN.search(text)


@pytest.mark.parametrize("key", ALL)
def test_the_languages_leave_no_gap_that_english_does_not(key: str) -> None:
    english, *others = map(gaps, ALL[key])
    for found in others:
        assert found <= english


@pytest.mark.parametrize("key", ALL)
def test_russian_letters_stay_out_of_ukrainian_and_the_other_way_round(key: str) -> None:
    _, ukrainian, russian = ALL[key]
    assert not set(ukrainian.lower()) & set("ыэъё")
    assert not set(russian.lower()) & set("іїєґ")


@pytest.mark.parametrize("key", ALL)
def test_every_phrase_is_said_somewhere(key: str) -> None:
    computed = {
        *(f"month {n}" for n in range(1, 13)),
        *(f"in month {n}" for n in range(1, 13)),
        *(verdict.value for verdict in nk.Verdict),
        *(f"{verdict.value} means" for verdict in nk.Verdict),
        *(word.value for words in (Engagement, Mode, Confidence) for word in words),
        *METRICS,
        *CODINGS,
        *(f"{part}.{level}" for part in ("level", "heading") for level in LEVELS),
        *("equal weights", "weighted by salience", "weights given by the analyst"),
    }
    sources = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "wording")
    assert key in computed or any(f'"{key}"' in source for source in sources)


def test_a_text_with_braces_is_no_gap() -> None:
    assert say("en", "rejects", what="{x} {0}") == "rejects: {x} {0}"


def test_another_language_is_refused() -> None:
    with pytest.raises(nk.UnknownNameError, match=r"there is no language 'ua'; known are: en, uk, ru"):
        check_language("ua")


@pytest.mark.parametrize(
    ("number", "texts"),
    [(6000, ("6,000", "6\u00a0000")), (2.5, ("2.5", "2,5")), (1234567, ("1,234,567", "1\u00a0234\u00a0567"))],
)
def test_numbers_follow_the_language(number: float, texts: tuple[str, str]) -> None:
    assert (thousands(number), thousands(number, "uk")) == texts
