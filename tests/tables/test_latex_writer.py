"""Tables as LaTeX: escaped, told in words, and compiled by both engines where they are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import negotiation_kit as nk
from negotiation_kit.tables.latex_writer import escaped

ENGINES = ("pdflatex", "xelatex")
# TeX breaks its messages after 79 signs, within words too; a package begins each line of its own by its name.
CONTINUED = re.compile(r"\n(?:\(\w+\) +)?")
LACKING = (
    re.compile(r"(?:File|Encoding file) `([^']+)' ?not ?found"),
    re.compile(r"definition file ?(\S+?\.ldf) ?was ?not ?found"),
    re.compile(r"Unknown (?:option|language) [`']([^']+)'"),
    re.compile(r"The font \"([^\"]+)\" cannot ?be ?found"),
)


def lacking(log: str) -> str:
    """Return the file, language or font that an engine did not find; empty where all is there."""
    whole = CONTINUED.sub("", log)
    return next((found[1] for pattern in LACKING if (found := pattern.search(whole))), "")


def compiled(engine: str, content: bytes, folder: Path) -> str:
    """Return the text of the pages a document gives; fail where an engine complains."""
    if shutil.which(engine) is None or shutil.which("pdftotext") is None:
        pytest.skip(f"{engine} or pdftotext is not installed: install TeX Live and poppler to run this test.")
    (folder / "table.tex").write_bytes(content)
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "table.tex"]
    for _ in range(2):
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
        log = done.stdout.decode("utf-8", "replace")
        if done.returncode and (missing := lacking(log)):
            pytest.skip(
                f"this {engine} lacks {missing}: install texlive-latex-extra and texlive-lang-cyrillic."
            )
        assert done.returncode == 0, log[-3000:]
    assert "Missing character" not in (folder / "table.log").read_text("utf-8", "replace")
    told = subprocess.run(["pdftotext", "table.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return told.stdout.decode("utf-8")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("language", "word"), [("en", "Far apart"), ("uk", "Розбіжність")])
def test_a_brief_compiles(
    compared: nk.Comparison, tmp_path: Path, engine: str, language: str, word: str
) -> None:
    assert word in compiled(engine, nk.brief(compared, language).to_bytes(".tex"), tmp_path)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["diverge", "Ceasefire"]), ("uk", ["розбіжність", "Гуманітарні"]), ("ru", ["расхождение"])],
)
def test_the_document_compiles_and_its_words_can_be_read(
    compared: nk.Comparison, tmp_path: Path, engine: str, language: str, words: list[str]
) -> None:
    text = compiled(engine, nk.comparison_table(compared, language=language).to_bytes(".tex"), tmp_path)
    if (
        engine == "pdflatex"
    ):  # its Cyrillic encoding, T2A, has one place for the Latin and the Ukrainian letter
        words = [word.replace("і", "i") for word in words]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wide_table_compiles(istanbul: nk.Case, tmp_path: Path, engine: str) -> None:
    text = compiled(engine, nk.party_table(istanbul, round="2025-06-02").to_bytes(".tex"), tmp_path)
    assert "Türkiye" in text


@pytest.mark.parametrize("engine", ENGINES)
def test_the_nastiest_texts_compile(
    filled: Callable[[str], nk.ComparisonTable], tmp_path: Path, engine: str
) -> None:
    from tests.tables.conftest import NASTY

    text = "\n".join(NASTY)
    found = compiled(engine, filled(text).to_bytes(".tex"), tmp_path)
    assert "secret" in found


@pytest.mark.parametrize(
    ("log", "missing"),
    [
        ("! LaTeX Error: File `booktabs.sty' not found.\n", "booktabs.sty"),
        (
            "! LaTeX Error: File `a-package-with-a-rather-long-name.sty' no\nt found.\n",
            "a-package-with-a-rather-long-name.sty",
        ),
        ("! LaTeX Error: File `pdflscape.sty'\n not found.\n", "pdflscape.sty"),
        (
            "! Package babel Error: The name is misspelled,\n"
            "(babel)                or the language definition file ukrainian.ldf was not foun\nd.\n",
            "ukrainian.ldf",
        ),
        ("! Package babel Error: Unknown option 'ukrainian'. Either you misspelled it\n", "ukrainian"),
        ("! Package fontenc Error: Encoding file `t2aenc.def' n\not found.\n", "t2aenc.def"),
        ('! Package fontspec Error: The font "DejaVu Serif" cannot b\ne found.\n', "DejaVu Serif"),
        ("! Undefined control sequence.\nl.3 \\foo\n", ""),
    ],
)
def test_what_an_engine_lacks_is_read_from_its_log_though_it_breaks_its_lines(log: str, missing: str) -> None:
    assert lacking(log) == missing


def test_the_fragment_says_what_it_needs(compared: nk.Comparison, istanbul: nk.Case) -> None:
    english = nk.comparison_table(compared).to_latex()
    head = english.split(r"\begingroup")[0]
    assert all(line.startswith("%") for line in head.splitlines())
    assert r"\usepackage{array,booktabs,longtable}" in head
    assert "T2A" not in head
    ukrainian = nk.comparison_table(compared, language="uk").to_latex().split(r"\begingroup")[0]
    assert r"\usepackage[T1,T2A]{fontenc}" in ukrainian
    assert "pdflscape" in nk.party_table(istanbul, round="2025-06-02").to_latex().split(r"\begingroup")[0]


def test_verdicts_stand_in_words_and_colours_alone(table: nk.ComparisonTable) -> None:
    latex = table.to_latex()
    assert r"\cellcolor[HTML]{DCCDF3}diverge" in latex
    assert not set("●◍◐○◌") & set(latex)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 % & $x_1$ #", r"50 \% \& \$x\_1\$ \#"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("a -- b", "a -{}-{} b"),
        ("[1]", "{[}1{]}"),
        ("two\nlines", r"two\newline lines"),
        ("¶17", r"\P{}17"),
        ("Ґанок", "Ґанок"),
        ("Türkiye", "Türkiye"),
        ("ė", r"\nkany{ė}{e}"),
        ("日", r"\nkany{日}{{[}U+65E5{]}}"),
    ],
)
def test_a_text_is_set_as_it_stands(text: str, written: str) -> None:
    assert escaped(text) == written
