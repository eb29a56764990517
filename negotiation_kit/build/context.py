"""What reading needs to know, and an object together with the place it was read from."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from negotiation_kit.errors import Finding, Severity
from negotiation_kit.model import Issue, Origin
from negotiation_kit.parse import Document, Mapping, Node

T = TypeVar("T")


@dataclass(slots=True)
class Context:
    """The document being read and the names it may refer to.

    Parameters
    ----------
    document : Document
    known : mapping
        What a reference may name: `party`, `round`, `basket`, `issue`, `source`, each a collection of ids.
        A kind that is absent is not checked, because the file that declares it could not be read.
    issues : mapping
        Issues by id, for their scales.
    """

    document: Document
    known: Dictionary[str, Dictionary[str, Any]] = field(default_factory=dict)
    issues: Dictionary[str, Issue] = field(default_factory=dict)

    def report(self, code: str, where: Any, message: str, hint: str = "") -> None:
        """Add an error to the document."""
        self.document.report(code, where, message, hint)

    def warn(self, code: str, where: Any, message: str, hint: str = "") -> None:
        """Add a warning to the document."""
        self.document.report(code, where, message, hint, Severity.WARNING)

    def origin(self, node: Node) -> Origin:
        """Return where a node stands."""
        mark = node.start_mark
        return Origin(self.document.file, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An object of the model with the mapping it was read from."""

    item: T
    node: Mapping
    document: Document

    def finding(
        self, code: str, message: str, hint: str = "", *, at: str | None = None, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Return a finding at one field of the object, or at its start."""
        return self.document.finding(code, self.node.at(at), message, hint, severity)
