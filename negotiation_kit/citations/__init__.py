"""Source cards as references: in two citation styles, as BibTeX and as CSL-JSON."""

from negotiation_kit.citations.formats import FORMATS, bibliography
from negotiation_kit.citations.references import STYLES, reference

__all__ = ["FORMATS", "STYLES", "bibliography", "reference"]
