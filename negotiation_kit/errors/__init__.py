"""What the kit says is wrong: one Finding a fault, a Report of them all, and the errors that carry them."""

from negotiation_kit.errors.reports import (
    EXCERPT_WIDTH,
    Finding,
    MissingPackageError,
    PositionFilesError,
    Report,
    Severity,
    ToldError,
    UnknownNameError,
    check_language,
    counted,
    listed,
    shown,
    suggestion,
)

__all__ = [
    "EXCERPT_WIDTH",
    "Finding",
    "MissingPackageError",
    "PositionFilesError",
    "Report",
    "Severity",
    "ToldError",
    "UnknownNameError",
    "check_language",
    "counted",
    "listed",
    "shown",
    "suggestion",
]
