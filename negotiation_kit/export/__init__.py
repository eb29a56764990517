"""A case for other programs: tidy tables, a codebook for qualitative software, references."""

from negotiation_kit.export.exporting import FILES, export_case

__all__ = ["FILES", "export_case"]
