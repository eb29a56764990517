"""A codebook in the exchange format of the REFI-QDA standard: baskets, issues and levels as codes."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from negotiation_kit.about import NAME, VERSION
from negotiation_kit.model import Case, Issue
from negotiation_kit.scales import Level

_SPACE = "urn:QDA-XML:codebook:1.0"
_ROOT = "urn:negotiation-kit"


def as_qdc(case: Case) -> bytes:
    """Return the codebook as a .qdc file.

    Baskets hold issues, and issues hold their levels; a basket only groups, the others can be coded with.
    The identifiers are made of the names (UUID version 5), so that a second export of the same case updates
    codes where the first made them.

    Parameters
    ----------
    case : Case

    References
    ----------
    REFI-QDA Standard 1.5, codebook exchange format; https://www.qdasoftware.org.
    """
    root = Element("CodeBook", {"xmlns": _SPACE, "origin": f"{NAME} {VERSION}"})
    codes = SubElement(root, "Codes")
    for basket in case.baskets:
        group = _code(codes, case, basket.title, basket.id, codable=False)
        for issue in (issue for issue in case.issues if issue.basket == basket.id):
            _issue(group, case, issue)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _issue(group: Element, case: Case, issue: Issue) -> None:
    code = _code(group, case, issue.title, issue.basket, issue.id, described=_question(issue))
    orders = dict(issue.sequences)
    for level in issue.scale.choices:
        described = _meaning(level, orders.get(level.name, ()))
        _code(code, case, level.text, issue.basket, issue.id, level.name, described=described)


def _meaning(level: Level, steps: tuple[str, ...]) -> str:
    """Return what a level means and, where it says what comes first, its steps in order."""
    return f"{level.meaning} (in order: {', then '.join(steps)})" if steps else level.meaning


def _question(issue: Issue) -> str:
    """Return the question and, where the answers have no names of their own, between what they lie."""
    if issue.scale.choices:
        return issue.question
    low, high = issue.scale.end_texts()
    return f"{issue.question} ({issue.scale.level} scale, {low} to {high})"


def _code(
    above: Element, case: Case, name: str, *path: str, codable: bool = True, described: str | None = None
) -> Element:
    guid = str(uuid5(NAMESPACE_URL, f"{_ROOT}:{case.id}:{'/'.join(path)}"))
    given = {"guid": guid, "name": _xml(name), "isCodable": "true" if codable else "false"}
    made = SubElement(above, "Code", given)
    if described:
        SubElement(made, "Description").text = _xml(described)
    return made


def _xml(text: str) -> str:
    """Return text without the characters that XML has no way to hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))
