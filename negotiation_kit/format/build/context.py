"""What reading needs to know, and an object together with the place it was read from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from negotiation_kit.errors import Finding
from negotiation_kit.format.parse import NOWHERE, Document, InexactError, Mapping, Node
from negotiation_kit.model import Issue, Origin

T_co = TypeVar("T_co", covariant=True)


def _unchecked(_source: str) -> None:
    return None


@dataclass(slots=True)
class Context:
    """The document being read and the names it may refer to.

    Parameters
    ----------
    document : Document
    known : mapping
        What a reference may name: `party`, `round`, `basket`, `issue`, `source`, `package`, each a collection
        of ids.
        A kind that is absent is not checked, because the file that declares it could not be read.
    issues : mapping
        Issues by id, for their scales.
    passages : callable
        Gives the passages of a source, or None where its card could not be read.
    """

    document: Document
    known: Dictionary[str, Dictionary[str, Any]] = field(default_factory=dict)
    issues: Dictionary[str, Issue] = field(default_factory=dict)
    passages: Callable[[str], Collection[int] | None] = _unchecked

    def report(self, code: str, where: Any, message: str, hint: str = "") -> None:
        """Add a finding to the document."""
        self.document.report(code, where, message, hint)

    def origin(self, node: Node) -> Origin:
        """Return where a node stands."""
        mark = node.start_mark
        if mark is NOWHERE:
            raise InexactError
        return Origin(self.document.file, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """An object of the model with the mapping it was read from."""

    item: T_co
    node: Mapping
    document: Document

    @property
    def line(self) -> int:
        """The line it starts in, counted from 1."""
        return self.node.start_mark.line + 1

    def finding(self, code: str, message: str, hint: str = "", *, at: str | None = None) -> Finding:
        """Return a finding at one field of the object, or at its start."""
        return self.document.finding(code, self.node.at(at), message, hint)
