"""The table of codes and the places that use it name the same codes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import negotiation_kit
from negotiation_kit.errors.codes import CODES, FILE_CODES, TABLE_CODES

PACKAGE = Path(negotiation_kit.__file__).parent
TELLERS = {"report", "finding", "Finding", "Refusal", "OffScaleError", "Fault", "_stop", "_one", "_syntax"}
KEBAB = re.compile(r"[a-z]+(-[a-z]+)+")


def _trees() -> Iterator[ast.Module]:
    for path in PACKAGE.rglob("*.py"):
        if path.name != "codes.py":
            yield ast.parse(path.read_text("utf-8"))


def _texts() -> set[str]:
    nodes = (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def _emitted() -> set[str]:
    """Return the texts that look like a code in the calls that make findings."""
    found = set()
    for call in (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in TELLERS:
            words = (word.value for word in call.args if isinstance(word, ast.Constant))
            found |= {word for word in words if isinstance(word, str) and KEBAB.fullmatch(word)}
    return found


def test_every_code_is_used() -> None:
    made = {f"unknown-{kind}" for kind in ("party", "round", "basket", "issue", "source", "package")}
    assert set(CODES) - _texts() - made == set()


def test_every_code_that_is_used_is_in_the_table() -> None:
    assert len(_emitted()) > 40
    assert _emitted() - set(CODES) == set()


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    for name, code in CODES.items():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        assert code.meaning.endswith(".")
        assert code.remedy.endswith(".")


def test_the_two_tables_do_not_overlap() -> None:
    assert not FILE_CODES.keys() & TABLE_CODES.keys()
