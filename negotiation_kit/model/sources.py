"""Source cards: what a source is, and what each of its passages says in our own words."""

from __future__ import annotations

from dataclasses import dataclass, field

from negotiation_kit.model.origin import Origin
from negotiation_kit.scales.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered passage of a source, in our own words."""

    number: int
    digest: str
    fingerprint: str | None = None
    kind: str = "text"
    reading: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source card; the names follow CSL-JSON."""

    id: str
    type: str
    title: str
    passages: tuple[Passage, ...] = ()
    container_title: str | None = None
    author: str | None = None
    publisher: str | None = None
    issued: Edtf | None = None
    accessed: Edtf | None = None
    language: str | None = None
    url: str | None = None
    note: str | None = None
    fingerprint: str | None = None
    origin: Origin | None = field(default=None, compare=False)

    def passage(self, number: int) -> Passage | None:
        """Return the passage with this number, or None."""
        return next((passage for passage in self.passages if passage.number == number), None)
