"""Whatever goes wrong in writing: no comment is lost and nothing but the entry changes without an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation_kit.format.authoring import EditError, lines, sheet
from tests.format.authoring.test_sheet import HAND, made

Change = Callable[[str], str]


def loses(text: str) -> Change:
    return lambda line: line.replace(text, "")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (loses("  # beside the status"), "beside the status"),
        (loses("# Between the entries."), "Between the entries"),
        (loses("# A header by hand."), "A header by hand"),
        (lambda line: line.replace("coder: lead", "coder: second"), "more than the entry"),
        (lambda line: line.replace("# kept", "# lost"), "more than the entry"),  # in a text it is no comment
        (lambda line: line.replace("engagement: silent", "engagement: left-open"), "more than the entry"),
    ],
)
def test_an_edit_that_would_harm_another_line_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: Change, told: str
) -> None:
    kept = lines.changed

    def careless(*given: object) -> list[str]:
        return [change(line) for line in kept(*given)]  # type: ignore[arg-type]  # as it is called

    monkeypatch.setattr(sheet, "changed", careless)
    edited = made(folder)
    with pytest.raises(EditError, match=told):
        edited.with_entry(0, {"firmness": "flexible"})
    assert edited.path.read_text("utf-8") == HAND
