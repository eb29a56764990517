"""Every kind of finding: its code, whether it is an error, what it means and what to do about it.

Readers and checks take the severity from here, `docs/format.md` shows the table, and a test holds both to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from negotiation_kit.errors.reports import Severity
from negotiation_kit.wording import Message


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    Parameters
    ----------
    name : str
    severity : Severity
    """

    name: str
    severity: Severity = Severity.ERROR

    @property
    def meaning(self) -> Message:
        """What is wrong, for a coder."""
        return Message(f"finding.{self.name}")

    @property
    def remedy(self) -> Message:
        """What to do."""
        return Message(f"finding.{self.name}.remedy")


def _codes(*names: str) -> Mapping[str, Code]:
    found = (Code(name, Severity.WARNING if name in _WARNINGS else Severity.ERROR) for name in names)
    return MappingProxyType({code.name: code for code in found})


_WARNINGS = frozenset(
    {
        "red-line-contradicted",
        "case-folder",
        "text-cut",
        "unused-basket",
        "unused-source",
    }
)

FILE_CODES = _codes(
    # Finding and opening files
    "not-found",
    "no-case",
    "not-a-file",
    "outside-folder",
    "unreadable",
    "file-name",
    "foreign-file",
    "misplaced-file",
    "case-folder",
    # Characters and YAML
    "encoding",
    "hidden-character",
    "tab",
    "empty-file",
    "too-large",
    "too-deep",
    "conflict-marks",
    "yaml-syntax",
    "yaml-shorthand",
    "bad-key",
    "duplicate-key",
    "several-documents",
    "no-end-marker",
    "text-cut",
    "too-many-faults",
    # Fields
    "bad-shape",
    "unknown-field",
    "field-missing",
    "field-empty",
    "bad-id",
    "duplicate-name",
    "bad-choice",
    "bad-number",
    "bad-date",
    "bad-form",
    "bad-scale",
    # References
    "unknown-party",
    "unknown-round",
    "unknown-basket",
    "unknown-issue",
    "unknown-source",
    "unknown-passage",
    "unknown-object",
    "unknown-package",
    "part-of-cycle",
    "bad-sequence",
    "replaces-cycle",
    "layer-of-layer",
    "group-of-groups",
    "each-round-without-amounts",
    "issue-not-asked",
    "unused-basket",
    "unused-source",
    # Values
    "bad-value",
    "off-scale",
    "number-without-unit",
    "outside-anchors",
    "not-whole",
    "range-reversed",
    "duplicate-outcome",
    "uncertain-single",
    "value-not-in-doubt",
    "bad-preference",
    # What an entry says
    "nothing-stated",
    "value-and-engagement",
    "engagement-contradicted",
    "printed-equal",
    "value-rejected",
    "accepts-and-rejects",
    "red-line-contradicted",
    "everything-rejected",
    "condition-without-offer",
    "conditional-on-itself",
    "salience-without-basis",
    "salience-range",
    "capability-without-basis",
    "capability-range",
    "confidence-missing",
    "evidence-missing",
    "voice-missing",
    "adjudication-misplaced",
    # Across files
    "duplicate-entry",
    "two-lead-coders",
    "duplicate-coding",
    "unknown-coder",
    "passage-mismatch",
)
"""What `check` and `load_case` find in files."""

TABLE_CODES = _codes(
    "column-missing",
    "empty-table",
    "duplicate-id",
    "duplicate-row",
    "scale-missing",
    "capability-differs",
)
"""What `case_from_frame` finds besides, in tables and their scales."""

CODES: Mapping[str, Code] = MappingProxyType({**FILE_CODES, **TABLE_CODES})
