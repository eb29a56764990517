"""Finding, reading and checking the files of a case."""

from negotiation_kit.load.cases import check, list_cases, load_case

__all__ = ["check", "list_cases", "load_case"]
