"""How much of a table's width each column gets: its declared share, and never less than its longest word."""

from __future__ import annotations

import re
from collections.abc import Sequence

UPRIGHT, WIDE = 98, 148
"""Letters in a line of a printed page in the size of a table's text, upright and on its side."""
_PADDING = 2
_LONGEST = 20
_BREAKS = re.compile(r"[\s/–-]+")


def longest_word(texts: Sequence[str]) -> int:
    """Return the letters of the longest word that cannot be broken; longer ones than 20 may be.

    Examples
    --------
    >>> longest_word(["a general cease-fire", "2025"])
    7
    """
    return min(_LONGEST, max((len(word) for text in texts for word in _BREAKS.split(text)), default=0))


def shares(widths: Sequence[float], words: Sequence[int], letters: int) -> tuple[float, ...]:
    """Return the columns' shares of a line.

    Parameters
    ----------
    widths : sequence of float
        Declared widths, relative to each other.
    words : sequence of int
        Letters of the longest word of each column.
    letters : int
        How many letters a line holds.

    Returns
    -------
    tuple of float
        As many as there are columns; they sum to 1.

    Examples
    --------
    >>> shares([1, 1], [4, 4], 100)
    (0.5, 0.5)
    >>> shares([1, 9], [18, 4], 100)
    (0.2, 0.8)
    """
    needs = [(word + _PADDING) / letters for word in words]
    if sum(needs) >= 1:
        return tuple(need / sum(needs) for need in needs)
    short: set[int] = set()
    while True:
        room = 1 - sum(needs[place] for place in short)
        rest = sum(width for place, width in enumerate(widths) if place not in short)
        found = [
            needs[place] if place in short else room * width / rest for place, width in enumerate(widths)
        ]
        more = {place for place, share in enumerate(found) if share < needs[place]} - short
        if not more:
            return tuple(found)
        short |= more
