"""Source cards as references: in two citation styles, as BibTeX and as CSL-JSON."""

from negotiation_kit.citations.references import FORMATS, STYLES, bibliography, reference

__all__ = ["FORMATS", "STYLES", "bibliography", "reference"]
