"""A case as one HTML file, and as an exercise for a class. The files fetch nothing."""

from negotiation_kit.webpage.single_file import Page, page

__all__ = ["Page", "page"]
