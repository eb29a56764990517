"""Finding, reading and checking the files of a case."""

from negotiation_kit.format.load.cases import list_cases, load_case, load_codebook, load_some_case
from negotiation_kit.format.load.checks import check
from negotiation_kit.format.load.mending import unended

__all__ = ["check", "list_cases", "load_case", "load_codebook", "load_some_case", "unended"]
