"""A new case: a folder that passes the check, with an example to write over or another case's codebook."""

from negotiation_kit.starter.making import new_case

__all__ = ["new_case"]
