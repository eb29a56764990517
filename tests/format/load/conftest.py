"""A small sound case on disk, to be spoilt in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

import negotiation_kit as nk

CASE = """\
case: talks
title: Talks
parties:
  a: {name: Side A, short: A, role: side}
  b: {name: Side B, short: B, role: side}
rounds:
  r1: {title: First round, date: 2025-06}
baskets: {main: Main}
issues:
  pace:
    basket: main
    title: Pace
    question: How fast?
    scale: {level: ordinal, values: {slow: Slow, even: Even, fast: Fast}}
  days:
    basket: main
    title: Days
    question: How long?
    scale: {level: ratio, unit: days, min: 0, max: 30}
...
"""
POSITIONS = """\
party: {party}
round: r1
coder: lead
positions:
  - issue: pace
    value: slow
    status: offered
    firmness: firm
    confidence: high
    summary: Goes slowly.
    evidence:
      - {{source: report, passage: 1, voice: {party}, mode: quoted}}
  - issue: days
    engagement: silent
...
"""
CARD = """\
id: report
type: report
title: A report
passages:
  "1": {digest: Both go slowly.}
...
"""


@dataclass(frozen=True)
class Talks:
    """The case's folder, `positions/talks` in a folder of its own that has `seeds/` too."""

    folder: Path

    def path(self, name: str) -> Path:
        """Return a file or folder of the case; `seeds/...` lies beside positions/."""
        return self.folder.parent.parent / name if name.startswith("seeds") else self.folder / name

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def spoil(self, name: str, old: str, new: str) -> Path:
        text = self.path(name).read_text("utf-8")
        assert old in text
        return self.write(name, text.replace(old, new, 1))

    def found(self, path: str | Path | None = None) -> list[str]:
        """Return place and code of what `check` finds, the places as seen from the case's folder."""
        report = nk.check(self.folder if path is None else path)
        return [f"{self._seen(finding.place)} {finding.code}" for finding in report.findings]

    def _seen(self, place: str) -> str:
        for start, name in ((self.folder, ""), (self.folder.parent.parent, "")):
            place = place.replace(f"{start}{os.sep}", name)
        return place.replace(os.sep, "/")


@pytest.fixture
def talks(tmp_path: Path) -> Talks:
    """Give a case without a fault: two parties, two issues, one source."""
    made = Talks(tmp_path.resolve() / "positions" / "talks")
    made.write("case.yaml", CASE)
    made.write("seeds/report.yaml", CARD)
    for party in ("a", "b"):
        made.write(f"r1/{party}.yaml", POSITIONS.format(party=party))
    return made
