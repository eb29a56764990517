"""The real case, and a class that has coded some of it; files of answers as the page saves them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case

ROUND = "2025-06-02"
HEAD = {
    "format": "negotiation-kit-answers",
    "version": 1,
    "exercise": "0123456789ab",
    "case": "istanbul-2025",
    "round": ROUND,
}
ANSWERS: dict[str, Any] = {
    "ceasefire-scope": {
        "russia": {"value": "local-pause", "confidence": "high", "red_line": True, "note": "passage 17"},
        "ukraine": {"value": "general-unconditional"},
    },
    "ceasefire-duration": {"russia": {"value": [2, 3]}, "ukraine": {"value": [30, 30], "confidence": "low"}},
    "pow-exchange-categories": {"russia": {"value": ["wounded", "sick"]}, "ukraine": {"stance": "silent"}},
}
"""What the page's exercise saves: a level, two ends (equal where one number was given), options, a stance."""


@pytest.fixture(scope="session")
def istanbul() -> Case:
    return nk.load_case("istanbul-2025")


def answers(coder: str, given: dict[str, Any] = ANSWERS, **head: Any) -> bytes:
    """Return the file of one student."""
    return json.dumps({**HEAD, "coder": coder, **head, "answers": given}, ensure_ascii=False).encode()


def handed_in(folder: Path, *names: str) -> Path:
    """Write the files of students who all answer the same."""
    for name in names:
        (folder / f"answers-{name}.json").write_bytes(answers(name))
    return folder
