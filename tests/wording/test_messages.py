"""Messages: a sentence that is its English text, and prints in every language."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from typing import Any

import pytest

from negotiation_kit.wording import Message, Spoken, joined, thousands, written

LANGUAGES = ("en", "uk", "ru")
SILENT, NOTHING = Message("engagement.silent"), Message("value.no-option")
NESTED = Message("stance.rejects", what=Message("value.at-least", number=6000))


def doubled(text: str, language: str) -> str:
    return f"{text} {text} ({language})"


def test_a_message_is_its_english_text() -> None:
    assert NESTED == "rejects: at least 6,000"
    assert f"{NESTED}!" == "rejects: at least 6,000!"
    assert hash(NESTED) == hash("rejects: at least 6,000")
    assert json.loads(json.dumps([NESTED])) == ["rejects: at least 6,000"]
    assert sorted([SILENT, NOTHING, "open"]) == ["none of the options", "open", "silent"]
    assert type(str(NESTED)) is str


def test_it_prints_in_every_language_with_all_that_stands_in_it() -> None:
    assert [NESTED.text_in(language) for language in LANGUAGES] == [
        "rejects: at least 6,000",
        "відхиляє: щонайменше 6\u00a0000",
        "отвергает: не менее 6\u00a0000",
    ]


@pytest.mark.parametrize("again", [lambda told: pickle.loads(pickle.dumps(told)), copy.copy, copy.deepcopy])
@pytest.mark.parametrize("told", [NESTED, joined([NESTED, SILENT]), Message("count.issue", n=2)])
def test_a_copy_still_speaks_every_language(told: Message, again: Any) -> None:
    found = again(told)
    assert (found, found.code, found.values) == (told, told.code, told.values)
    assert [found.text_in(language) for language in LANGUAGES] == list(map(told.text_in, LANGUAGES))


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        NESTED.code = "stance.conditional"
    with pytest.raises(AttributeError):
        del NESTED.code
    with pytest.raises(TypeError):
        NESTED.values["what"] = "x"  # type: ignore[index]


def test_a_value_may_be_called_as_anything() -> None:
    assert Message("value.or", a="code", b="cls", code="x", cls="y").values["code"] == "x"


@pytest.mark.parametrize(
    ("value", "digits", "told"),
    [
        ("{n}", "", ("{n}", "{n}")),
        (6000, "", ("6,000", "6\u00a0000")),
        (0.26, "", ("0.26", "0,26")),
        (2 / 3, "2", ("0.67", "0,67")),
        (1.0, "2", ("1", "1")),
        (date(2025, 6, 2), "", ("2 June 2025", "2 червня 2025 року")),
        (NOTHING, "", ("none of the options", "жоден із варіантів")),
        ((1000, "a", SILENT), "", ("1,000, a, silent", "1\u00a0000, a, позиції не висловлено")),
        (Spoken(doubled, "x"), "", ("x x (en)", "x x (uk)")),
        (Spoken(thousands, 0.5), "", ("0.5", "0,5")),
    ],
)
def test_values_stand_as_a_language_writes_them(value: object, digits: str, told: tuple[str, str]) -> None:
    assert (written(value, "en", digits), written(value, "uk", digits)) == told


def test_joined_messages_keep_their_parts_and_leave_out_what_is_empty() -> None:
    first = joined([SILENT, "", NOTHING])
    told = joined([first, "a remark"], ". ")
    assert first == "silent; none of the options"
    assert told == "silent. none of the options. a remark"
    assert told.text_in("uk") == "позиції не висловлено. жоден із варіантів. a remark"
    assert told.parts == (SILENT, NOTHING, "a remark")
    assert [part.code for part in told.parts if isinstance(part, Message)] == [SILENT.code, NOTHING.code]
    assert (SILENT.parts, joined([]).parts, bool(joined([]))) == ((SILENT,), (), False)


def test_a_language_without_the_phrase_says_it_in_english() -> None:
    told = Message("field.case.title")
    assert told.text_in("uk") == told == "What the case is called."


def test_a_missing_value_or_phrase_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError, match="what"):
        Message("stance.rejects")
    with pytest.raises(KeyError, match=r"stance\.nothing"):
        Message("stance.nothing")
