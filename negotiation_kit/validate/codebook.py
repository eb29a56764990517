"""Checks between the entries of case.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_kit.build import Codebook
from negotiation_kit.errors import Finding


def check_codebook(codebook: Codebook, folder: str) -> Iterator[Finding]:
    """Yield what is wrong between the entries of case.yaml.

    Parameters
    ----------
    codebook : Codebook
    folder : str
        The name of the case's folder.
    """
    yield from _name(codebook, folder)
    yield from _dates(codebook)
    yield from _parts(codebook)
    yield from _baskets(codebook)


def _name(codebook: Codebook, folder: str) -> Iterator[Finding]:
    name = codebook.heading.get("id")
    if name and name != folder and codebook.root:
        message = f"the case calls itself {name!r} but its folder is {folder!r}"
        hint = "make the two the same: a case is found by the name of its folder"
        yield codebook.finding("case-folder", message, hint, where=codebook.root.at("case"))


def _dates(codebook: Codebook) -> Iterator[Finding]:
    for placed in codebook.rounds.values() if codebook.from_sources else ():
        if "date" not in placed.node.entries:
            message = "'date' is missing from this round"
            yield placed.finding("field-missing", message, "as in date: 2025-06-02, or 2025-06")


def _parts(codebook: Codebook) -> Iterator[Finding]:
    done: set[str] = set()
    for name in codebook.issues:
        chain: dict[str, None] = {}
        above: str | None = name
        while above in codebook.issues and above not in done and above not in chain:
            chain[above] = None
            above = codebook.issues[above].item.part_of
        # The chain came back to one of its own: that one is found when the circle is entered at it.
        if above in chain:
            message = f"{above} is part of itself, directly or through other issues"
            yield codebook.issues[above].finding("part-of-cycle", message, at="part_of")
        done.update(chain)


def _baskets(codebook: Codebook) -> Iterator[Finding]:
    used = {placed.item.basket for placed in codebook.issues.values()}
    if "" in used or codebook.issues.keys() != codebook.declared.get("issue", {}).keys():
        return  # a basket misspelt is not a basket unused
    for name in (name for name in codebook.baskets if name not in used):
        message = f"no issue is in the basket {name!r}"
        yield codebook.finding("unused-basket", message, where=codebook.key("baskets", name))
