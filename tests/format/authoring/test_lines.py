"""Comments are found where a YAML reader would skip them, and nowhere else."""

from __future__ import annotations

import pytest
import yaml

from negotiation_kit.format.authoring import lines as module
from negotiation_kit.format.authoring.lines import comments

CASES = [
    ("a: b # one\n", ["# one"]),
    ("a: 'b # none'\n", []),
    ('a: "b # none"\n', []),
    ("a: b#none\n", []),
    ("# one\na: b\n  # two\n", ["# one", "# two"]),
    ("a: >- # one\n  b # none\n  c\n# two\n", ["# one", "# two"]),
    ("a: |\n  # none\n", []),
    ("a: [b, # one\n  c]\n", ["# one"]),
    ("ключ: значення # комент\n", ["# комент"]),
    ("a: b\n...\n# after\n", ["# after"]),
    ("a: b # same\nc: d # same\n", ["# same", "# same"]),
]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(("text", "found"), CASES)
def test_comments_are_found(
    monkeypatch: pytest.MonkeyPatch, text: str, found: list[str], loader: type[object]
) -> None:
    monkeypatch.setattr(module, "_LOADER", loader)
    assert sorted(comments(text).elements()) == sorted(found)
