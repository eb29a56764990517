"""The kit's phrases: each in every language, with the same gaps, in order, and none that nobody says.

Each test looks at all phrases and names those at fault: a test a phrase would be thousands.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import CODINGS
from negotiation_kit.analysis.linking.offers import Holding
from negotiation_kit.analysis.moving import Change
from negotiation_kit.model import Confidence, Engagement, Mode
from negotiation_kit.scales.distance import METRICS
from negotiation_kit.wording import ENGLISH, HEADERS, LANGUAGES, say
from negotiation_kit.wording.catalogues import catalogue, pieces

PACKAGE = Path(nk.__file__).parent
FILES = {language: PACKAGE / "wording" / "catalogues" / f"{language}.po" for language in LANGUAGES}
PHRASES = {language: catalogue(language).phrases for language in LANGUAGES}
OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)
ENGLISH_ONLY = ("field.",)
"""What editors show of the format's fields, which speak English alone so far."""
CODE = re.compile(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)*")
LATIN = re.compile(r"[A-Za-z]{2,}")
CYRILLIC = "[\u0400-\u04ff]"
IN_CYRILLIC = {"uk": "[ыэъё]", "ru": "[іїєґ]"}
"""The languages written in it, and what letters of it each does not have."""
SAME_EVERYWHERE = re.compile(
    r"`[^`]+`|negotiation[-_]kit( [a-z]+)?|--[a-z-]+|overwrite=True|weights='[a-z]+'|^least"
    r"|\.(docx|dotx|doc|xls[xm]|html|pdf|md|tex|[ct]sv|txt|json|yaml)\b|\ba-z\b|U\+\w+"
    r"|\b(CASE|FOLDER|FROM\.\.TO|NOTEBOOK|README|Ctrl-C)\b"
    r"|\b(Word|Excel|PDF|HTML|Markdown|(Bib|La)TeX|CSV|TSV|YAML|JSON|CSL|REFI-QDA|Frictionless)\b"
    r"|\b(NVivo|ATLAS\.ti|MAXQDA|Zotero|Windows|Schema|Python|Chromium|UTF-\d+|LibreOffice|Numbers)\b"
    r"|\b((pdf|xe|lua)latex|pdflscape|JUPYTERLAB|JupyterLab)\b|Voilà"
    r"|steps =|most =|weigh_by|salience='[a-z]+'|n_bootstrap|level='[a-z]+'|order=\["
    r"|\['\.', 'NA'\]| None|MASI"
    r"|Shift\+Enter|python -m pip install \{package\}"
)
"""What a person types, and names of programs and formats."""

each_language = pytest.mark.parametrize("language", LANGUAGES)


def gaps(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _ in pieces(form) if name}


def words(text: str) -> str:
    """Return a phrase without its gaps and the names that are the same in every language."""
    return re.sub(r"\{\w+(:\d)?\}|%\(\w+\)[rs]", "", SAME_EVERYWHERE.sub("", text))


def _all(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def _one(text: object) -> str:
    return _all(text)[0]


@each_language
def test_babel_reads_the_same(language: str) -> None:
    with FILES[language].open("rb") as stream:
        read = read_po(stream, locale=language)
    found = {_one(message.id): _all(message.string) for message in read if message.id}
    assert found == PHRASES[language]
    assert not read.obsolete
    assert not any(message.fuzzy for message in read if message.id)


@each_language
def test_phrases_stand_in_the_order_of_their_codes_each_once(language: str) -> None:
    written = re.findall(r'^msgid "(.+)"$', FILES[language].read_text("utf-8"), re.MULTILINE)
    assert written == sorted(set(written)) == list(PHRASES[language])


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    apart = PHRASES[ENGLISH].keys() ^ PHRASES[language].keys()
    assert {code for code in apart if not code.startswith(ENGLISH_ONLY)} == set()
    assert not PHRASES[language].keys() - PHRASES[ENGLISH].keys()


def test_a_code_says_where_its_phrase_belongs() -> None:
    assert {code for code in PHRASES[ENGLISH] if not CODE.fullmatch(code)} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_asks_for_more_than_english(language: str) -> None:
    asked = {code: gaps(forms) - gaps(PHRASES[ENGLISH][code]) for code, forms in PHRASES[language].items()}
    assert {code: names for code, names in asked.items() if names} == {}


@each_language
def test_a_phrase_is_in_the_letters_of_its_language(language: str) -> None:
    texts = {code: " ".join(map(words, forms)).lower() for code, forms in PHRASES[language].items()}
    foreign = IN_CYRILLIC.get(language, CYRILLIC)
    assert {code for code, text in texts.items() if re.search(foreign, text)} == set()
    if language in IN_CYRILLIC:
        assert {code for code, text in texts.items() if LATIN.search(text)} == set()
        spoken = {code for code in texts if LATIN.search(" ".join(map(words, PHRASES[ENGLISH][code])))}
        assert {code for code in spoken if not re.search(CYRILLIC, texts[code])} == set()


@each_language
def test_a_phrase_begins_and_ends_with_a_sign(language: str) -> None:
    forms = [(code, form) for code, found in PHRASES[language].items() for form in found]
    assert {code for code, form in forms if not form or form != form.strip()} == set()


@each_language
def test_a_plural_has_the_forms_of_its_language_and_tells_the_count(language: str) -> None:
    n = int(HEADERS[language]["Plural-Forms"][len("nplurals=")])
    plural = {code: forms for code, forms in PHRASES[language].items() if len(forms) > 1}
    assert {code for code, forms in plural.items() if len(forms) != n} == set()
    assert {code for code in plural if "n" not in gaps(PHRASES[ENGLISH][code])} == set()


@each_language
def test_a_count_takes_the_form_unicode_says(language: str) -> None:
    """Against CLDR: numbers of one category take one form, and the other way round."""
    category, form = Locale.parse(language).plural_form, catalogue(language).form
    pairs = {(category(number), form(number)) for number in range(1200)}
    assert len(pairs) == len({name for name, _ in pairs}) == len({index for _, index in pairs})


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            {
                0: "0 issues",
                1: "1 issue",
                2: "2 issues",
                5: "5 issues",
                21: "21 issues",
                1000: "1,000 issues",
            },
        ),
        (
            "uk",
            {
                0: "0 уривків",
                1: "1 уривок",
                2: "2 уривки",
                5: "5 уривків",
                21: "21 уривок",
                111: "111 уривків",
            },
        ),
        ("ru", {1: "1 файл", 2: "2 файла", 5: "5 файлов", 21: "21 файл", 112: "112 файлов"}),
        ("de", {0: "0 Fragen", 1: "1 Frage", 2: "2 Fragen", 5: "5 Fragen", 21: "21 Fragen"}),
    ],
)
def test_counts_worked_by_hand(language: str, told: dict[int, str]) -> None:
    code = {"uk": "count.passage", "ru": "count.file"}.get(language, "count.issue")
    assert {n: say(language, code, n=n) for n in told} == told


@pytest.mark.parametrize(
    ("language", "code", "told"),
    [
        ("uk", "count.party", ("1 учасник", "2 учасники", "5 учасників", "21 учасник")),
        ("uk", "count.issue", ("1 питання", "2 питання", "5 питань", "21 питання")),
        (
            "uk",
            "count.verdict",
            ("1 співвідношення", "2 співвідношення", "5 співвідношень", "21 співвідношення"),
        ),
        ("ru", "count.party", ("1 участник", "2 участника", "5 участников", "21 участник")),
        ("ru", "count.issue", ("1 вопрос", "2 вопроса", "5 вопросов", "21 вопрос")),
        ("ru", "count.verdict", ("1 соотношение", "2 соотношения", "5 соотношений", "21 соотношение")),
        ("de", "count.party", ("1 Partei", "2 Parteien", "5 Parteien", "21 Parteien")),
        (
            "uk",
            "chart.frontier.marked",
            (
                "Позначено 1 домовленість.",
                "Позначено 2 домовленості.",
                "Позначено 5 домовленостей.",
                "Позначено 21 домовленість.",
            ),
        ),
        (
            "ru",
            "chart.frontier.marked",
            (
                "Отмечена 1 договорённость.",
                "Отмечены 2 договорённости.",
                "Отмечено 5 договорённостей.",
                "Отмечена 21 договорённость.",
            ),
        ),
    ],
)
def test_one_two_five_and_twenty_one(language: str, code: str, told: tuple[str, ...]) -> None:
    assert tuple(say(language, code, n=n) for n in (1, 2, 5, 21)) == told


@each_language
@pytest.mark.parametrize("n", [1, 2, 5, 21])
def test_every_plural_can_be_said_of_every_count(language: str, n: int) -> None:
    plural = {code: forms for code, forms in PHRASES[language].items() if len(forms) > 1}
    values = {code: dict.fromkeys(gaps(forms), "x") | {"n": n} for code, forms in plural.items()}
    told = {code: say(language, code, **values[code]) for code in plural}
    counted = {code for code, forms in plural.items() if all("{n}" in form for form in forms)}
    assert {code for code in plural if "{" in told[code]} == set()
    assert {code for code in counted if str(n) not in told[code]} == set()
    assert plural.keys() - counted <= {"score.none.not-known"}


@cache
def _nodes() -> list[ast.AST]:
    return [node for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def _pattern(node: ast.JoinedStr) -> str:
    """Return an f-string as a pattern of codes: a gap is one part of a code, or what one begins with."""
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^.]+" for part in node.values
    ]
    return "".join([".+" if parts[0] == "[^.]+" else parts[0], *parts[1:]])


def _said() -> tuple[set[str], list[re.Pattern[str]]]:
    nodes = _nodes()
    inside = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    texts = {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside
    }
    patterns = {_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    codes = (pattern for pattern in patterns if re.search(r"[a-z]\\\.|\\\.[a-z]", pattern))
    return texts, [re.compile(pattern) for pattern in codes if not pattern.startswith(("kind", "count"))]


TEXTS, PATTERNS = _said()


def _is_said(code: str) -> bool:
    group, _, name = code.partition(".")
    spoken = group in ("kind", "count") and name.replace("-", " ") in TEXTS
    return spoken or code in TEXTS or any(pattern.fullmatch(code) for pattern in PATTERNS)


def test_every_phrase_is_said_somewhere() -> None:
    assert {code for code in PHRASES[ENGLISH] if not _is_said(code)} == set()


def _first_words() -> Iterator[str]:
    """Yield the codes that calls in the package ask for by a text."""
    calls = (node for node in _nodes() if isinstance(node, ast.Call))
    for call in calls:
        name = getattr(call.func, "id", "")
        at, group = {
            "Message": (0, ""), "say": (1, ""), "UnknownNameError": (0, "kind."), "counted": (1, "count.")
        }.get(name, (0, None))  # fmt: skip
        if group is not None and len(call.args) > at and isinstance(call.args[at], ast.Constant):
            text = str(call.args[at].value)  # type: ignore[attr-defined]
            yield f"{group}{text.replace(' ', '-')}" if group else text


def test_every_code_that_is_asked_for_has_its_phrase() -> None:
    assert set(_first_words()) - PHRASES[ENGLISH].keys() == set()


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("verdict", nk.Verdict),
        ("change", Change),
        ("holding", Holding),
        ("engagement", Engagement),
        ("mode", Mode),
        ("confidence", Confidence),
        ("metric", METRICS),
        ("coding", CODINGS),
        ("level", ("nominal", "ordinal", "interval", "ratio", "set", "date")),
    ],
)
def test_every_word_of_a_list_has_its_phrase(group: str, names: Iterable[str]) -> None:
    ends = ("", ".means") if group in ("verdict", "change", "holding") else ("",)
    assert {f"{group}.{name}{end}" for name in names for end in ends} <= PHRASES[ENGLISH].keys()


def test_a_text_with_braces_is_no_gap() -> None:
    assert say("en", "stance.rejects", what="{x} {0}") == "rejects: {x} {0}"


def test_a_language_without_a_catalogue_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError, match="xx"):
        say("xx", "head.issue")


def test_a_language_is_there_when_its_file_is(tmp_path: Path) -> None:
    """A copy of the package with one more catalogue speaks one more language, and nothing else is touched."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    text = (
        FILES["de"]
        .read_text("utf-8")
        .replace("Language: de", "Language: nl")
        .replace("Deutsch", "Nederlands")
    )
    file = tmp_path / PACKAGE.name / "wording" / "catalogues" / "nl.po"
    file.write_text(text.replace('msgstr "Befund"', 'msgstr "Bevinding"'), "utf-8")
    code = """
import negotiation_kit as nk
from negotiation_kit.wording import LANGUAGE_NAMES
compared = nk.compare(nk.load_case("harbour-lease"), "port", "ferries")
table = nk.comparison_table(compared, language="nl")
print(LANGUAGE_NAMES["nl"], table.columns[3].head, len(table.to_bytes(".docx")) > 1000)
"""
    shutil.copytree(PACKAGE.parent / "positions", tmp_path / "positions")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "Nederlands Bevinding True"


def test_a_phrase_that_is_not_there_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError, match=r"head\.nothing"):
        say("uk", "head.nothing")
