"""Checks between the entries of case.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from negotiation_kit.errors import Finding, shown
from negotiation_kit.format.build import Codebook, Placed
from negotiation_kit.model import MOST_CAPABILITY
from negotiation_kit.wording import Message


def check_codebook(codebook: Codebook, folder: str) -> Iterator[Finding]:
    """Yield what is wrong between the entries of case.yaml.

    Parameters
    ----------
    codebook : Codebook
    folder : str
        The name of the case's folder.
    """
    yield from _name(codebook, folder)
    yield from _namesakes(codebook.parties, "party", ("name", "short"))
    yield from _namesakes(codebook.issues, "issue", ("title",))
    yield from _namesakes(codebook.rounds, "round", ("title",))
    yield from _labels(codebook)
    yield from _capabilities(codebook)
    yield from _groups(codebook)
    yield from _dates(codebook)
    yield from _layers(codebook)
    yield from _circles(codebook, "part_of", "part-of-cycle", "finding.part-of-cycle.found")
    yield from _circles(codebook, "replaces", "replaces-cycle", "finding.replaces-cycle.found")
    yield from _amounts(codebook)
    yield from _baskets(codebook)


def _name(codebook: Codebook, folder: str) -> Iterator[Finding]:
    name = codebook.heading.get("id")
    if name and name != folder and codebook.root:
        yield codebook.finding(
            "case-folder",
            Message("finding.case-folder.found", name=repr(name), folder=repr(folder)),
            Message("finding.case-folder.hint"),
            where=codebook.root.at("case"),
        )


def same_name(text: str) -> str:
    """Return what two names have in common that nobody can tell apart, as `case.party` compares them.

    Examples
    --------
    >>> same_name("North  Shore") == same_name("NORTH shore")
    True
    """
    return " ".join(text.split()).casefold()


def _namesakes(table: Mapping[str, Placed[Any]], kind: str, fields: Sequence[str]) -> Iterator[Finding]:
    """Yield the entries that are called like an earlier one."""
    first: dict[str, str] = {}
    for own, placed in table.items():
        for field in fields:
            text = str(getattr(placed.item, field))
            other = first.setdefault(same_name(text), own) if text else own
            if other != own:
                message = Message("finding.duplicate-name.first", kind=kind, name=shown(text), first=other)
                yield placed.finding(
                    "duplicate-name", message, Message("finding.duplicate-name.hint"), at=field
                )
                break


def _labels(codebook: Codebook) -> Iterator[Finding]:
    """Yield the scales of which two options are shown alike."""
    for placed in codebook.issues.values():
        first: dict[str, str] = {}
        for choice in placed.item.scale.choices:
            other = first.setdefault(same_name(choice.text), choice.name)
            if other != choice.name:
                told = {"kind": "level", "name": shown(choice.text), "first": other}
                message = Message("finding.duplicate-name.first", **told)
                yield placed.finding(
                    "duplicate-name", message, Message("finding.duplicate-name.hint"), at="scale"
                )


def _capabilities(codebook: Codebook) -> Iterator[Finding]:
    for name, placed in codebook.parties.items():
        capability = placed.item.capability
        if capability is None:
            continue
        if "capability_basis" not in placed.node.entries:
            yield placed.finding(
                "capability-without-basis",
                Message("finding.capability-without-basis.found", party=name),
                Message("finding.capability-without-basis.hint"),
                at="capability",
            )
        if not 0 <= capability <= MOST_CAPABILITY:
            message = Message(
                "finding.capability-range.found",
                party=name,
                capability=shown(capability),
                most=MOST_CAPABILITY,
            )
            yield placed.finding("capability-range", message, at="capability")


def _groups(codebook: Codebook) -> Iterator[Finding]:
    """Yield members of themselves or of a member of a group, and memberships that run backwards."""
    for name, placed in codebook.parties.items():
        for item in placed.item.member_of:
            group = codebook.parties.get(item.group)
            if item.group == name or (group and group.item.member_of):
                kind = "itself" if item.group == name else "found"
                yield placed.finding(
                    "group-of-groups",
                    Message(f"finding.group-of-groups.{kind}", party=name, group=item.group),
                    Message("finding.group-of-groups.hint"),
                    at="member_of",
                )
            start, end = item.start, item.end
            if start and end and start.first and end.last and start.first > end.last:
                told = {"party": name, "group": item.group, "start": start.text, "end": end.text}
                yield placed.finding(
                    "range-reversed",
                    Message("finding.range-reversed.membership", **told),
                    Message("finding.range-reversed.hint"),
                    at="member_of",
                )


def _amounts(codebook: Codebook) -> Iterator[Finding]:
    for name, placed in codebook.issues.items():
        if placed.item.each_round and not placed.item.scale.adds_up:
            yield placed.finding(
                "each-round-without-amounts",
                Message("finding.each-round-without-amounts.found", issue=name),
                Message("finding.each-round-without-amounts.hint"),
                at="each_round",
            )


def _dates(codebook: Codebook) -> Iterator[Finding]:
    for placed in codebook.rounds.values() if codebook.from_sources else ():
        if "date" not in placed.node.entries:
            yield placed.finding(
                "field-missing",
                Message("finding.field-missing.date"),
                Message("finding.field-missing.date.hint"),
            )


def _layers(codebook: Codebook) -> Iterator[Finding]:
    for name, placed in codebook.rounds.items():
        of = placed.item.layer_of
        if of == name or (of in codebook.rounds and codebook.rounds[of].item.layer_of):
            message = Message(
                f"finding.layer-of-layer.{'itself' if of == name else 'found'}", round=name, of=of
            )
            yield placed.finding(
                "layer-of-layer", message, Message("finding.layer-of-layer.hint"), at="layer_of"
            )


def _circles(codebook: Codebook, field: str, code: str, told: str) -> Iterator[Finding]:
    """Yield issues that a field leads back to, directly or through other issues."""
    done: set[str] = set()
    for name in codebook.issues:
        chain: dict[str, None] = {}
        above: str | None = name
        while above in codebook.issues and above not in done and above not in chain:
            chain[above] = None
            above = getattr(codebook.issues[above].item, field)
        # The chain came back to one of its own: that one is found when the circle is entered at it.
        if above in chain:
            yield codebook.issues[above].finding(code, Message(told, issue=above), at=field)
        done.update(chain)


def _baskets(codebook: Codebook) -> Iterator[Finding]:
    used = {placed.item.basket for placed in codebook.issues.values()}
    if "" in used or codebook.issues.keys() != codebook.declared.get("issue", {}).keys():
        return  # a basket misspelt is not a basket unused
    for name in (name for name in codebook.baskets if name not in used):
        yield codebook.finding(
            "unused-basket",
            Message("finding.unused-basket.found", basket=repr(name)),
            where=codebook.key("baskets", name),
        )
