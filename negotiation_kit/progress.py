"""A bar for what takes more than a second: in a notebook as a widget, in a terminal as a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
PATIENCE = 1.0
"""Seconds that pass before a bar is shown: what is done sooner shows none."""


def followed(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """Yield the items, with a bar that tells how many are done and goes when the last one is.

    Parameters
    ----------
    items : iterable
    what : str
        What is being done, in a few words.
    total : int, optional
        How many items there are, where the iterable does not know.

    Examples
    --------
    >>> list(followed("abc", "Spelling"))
    ['a', 'b', 'c']
    """
    from tqdm.auto import tqdm

    yield from tqdm(items, desc=what, total=total, delay=PATIENCE, leave=False)
