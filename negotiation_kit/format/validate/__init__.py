"""Checks on what has been read, in a file and across files; each yields findings, none stops at the first."""

from negotiation_kit.format.validate.codebook import check_codebook, same_name
from negotiation_kit.format.validate.entries import check_entry
from negotiation_kit.format.validate.files import (
    Owners,
    check_file,
    check_settled,
    check_source,
    check_unused,
    copy_told,
    fingerprint,
    is_copy,
    is_file_name,
)

__all__ = [
    "Owners",
    "check_codebook",
    "check_entry",
    "check_file",
    "check_settled",
    "check_source",
    "check_unused",
    "copy_told",
    "fingerprint",
    "is_copy",
    "is_file_name",
    "same_name",
]
