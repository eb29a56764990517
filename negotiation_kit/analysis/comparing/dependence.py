"""Which issues hang together: they rest on the same passages, or are part of one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from negotiation_kit.analysis.comparing.verdict import IssueComparison
from negotiation_kit.analysis.comparing.weights import cited


def dependent(rows: Iterable[IssueComparison]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of two or more issues that hang together, in the order of the rows.

    Two issues hang together if one is part of the other, if both are part of a third, or if the entries of
    the two sides cite just the same passages; and so do issues that hang together with the same one.

    Parameters
    ----------
    rows : iterable of IssueComparison
    """
    rows = list(rows)
    group_of: dict[Hashable, int] = {}
    for number, row in enumerate(rows):
        joined = {group_of[tie] for tie in _ties(row) if tie in group_of}
        group_of |= {tie: min(joined, default=number) for tie in _ties(row)}
        group_of |= {tie: min(joined) for tie, group in group_of.items() if group in joined}
    groups: dict[int, list[str]] = {}
    for row in rows:
        groups.setdefault(group_of[row.issue.id], []).append(row.issue.id)
    return tuple(tuple(issues) for issues in groups.values() if len(issues) > 1)


def _ties(row: IssueComparison) -> Iterator[Hashable]:
    """Yield what an issue has in common with each it hangs together with."""
    yield row.issue.id
    if row.issue.part_of:
        yield row.issue.part_of
    if passages := cited((*row.a.entries, *row.b.entries)):
        yield passages
