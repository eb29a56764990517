"""Which issues the explorer shows: by basket, by verdict, by words."""

from __future__ import annotations

from negotiation_kit.analysis.comparing import Comparison, IssueComparison
from negotiation_kit.palette import VERDICTS
from negotiation_kit.views.words import searchable

ALL = ""
EVERYTHING = ("all", ALL)
LONGEST_VERDICT = max(len(look.label) for look in VERDICTS.values()) + len(" (99)")


def matching(comparison: Comparison, basket: str, verdict: str, words: str) -> list[IssueComparison]:
    """Return the rows of one basket and verdict, ALL being any, that hold every one of the words."""
    wanted = words.casefold().split()
    return [
        row
        for row in comparison.rows
        if basket in (ALL, row.issue.basket)
        and verdict in (ALL, row.verdict.value)
        and all(word in searchable(row) for word in wanted)
    ]


def verdict_options(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the options of the verdict filter, each with how many issues have it."""
    counts = comparison.verdicts.items()
    return [
        EVERYTHING,
        *((f"{VERDICTS[verdict].label} ({count})", verdict.value) for verdict, count in counts),
    ]
