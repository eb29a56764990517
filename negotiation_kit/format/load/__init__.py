"""Finding, reading and checking the files of a case."""

from negotiation_kit.format.load.cases import list_cases, load_case, load_codebook, load_some_case
from negotiation_kit.format.load.checks import check, unended

__all__ = ["check", "list_cases", "load_case", "load_codebook", "load_some_case", "unended"]
