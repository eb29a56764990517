"""A case as one HTML file, and as an exercise for a class. The files fetch nothing.

The room is not called `page`: `page` is a function, and a package of the same name would take its place.
"""

from negotiation_kit.webpage.classroom import Exercise, exercise
from negotiation_kit.webpage.single_file import Page, page

__all__ = ["Exercise", "Page", "exercise", "page"]
