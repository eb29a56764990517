"""A case as the plain content of its files: what `case.yaml`, position files and source cards hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from negotiation_kit.model import (
    LEAD,
    Case,
    Channel,
    Coding,
    Evidence,
    Issue,
    Membership,
    Package,
    Position,
    Printed,
    Source,
)
from negotiation_kit.scales import Level, Scale, Value
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import wording


class OnOneLine(list[Any]):
    """A short list that reads better in brackets."""


class InBraces(dict[str, Any]):
    """A short mapping that reads better in braces."""


def files(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the path of every file of a case, relative to its folder, with its content."""
    yield "case.yaml", _codebook(case)
    for coding in codings(case):
        stem = coding.party if coding.coder == LEAD else f"{coding.party}.{coding.coder}"
        yield f"{coding.round}/{stem}.yaml", _position_file(case, coding)
    for source in case.sources:
        yield f"seeds/{source.id}.yaml", _source(source)


def codings(case: Case) -> list[Coding]:
    """Return every coder's file of a party and round, also of positions whose file the case does not name."""
    named = {(coding.party, coding.round, coding.coder): coding for coding in case.codings}
    for entry in case.positions:
        owner = (entry.party, entry.round, entry.coder)
        named.setdefault(owner, Coding(*owner))
    return list(named.values())


def _codebook(case: Case) -> dict[str, Any]:
    return _present(
        case=case.id,
        title=wording(case, "title"),
        summary=wording(case, "summary"),
        coded_from=case.coded_from,
        licence=case.licence,
        parties={
            party.id: _present(
                name=wording(party, "name"),
                short=wording(party, "short"),
                role=party.role.value,
                iso=party.iso,
                colour=party.colour,
                capability=party.capability,
                capability_basis=party.capability_basis,
                member_of=[_membership(item) for item in party.member_of] or None,
            )
            for party in case.parties
        },
        rounds={
            item.id: _present(
                title=wording(item, "title"),
                date=_date(item.date),
                place=wording(item, "place"),
                layer_of=item.layer_of,
            )
            for item in case.rounds
        },
        default_round=case.default_round,
        baskets={basket.id: wording(basket, "title") for basket in case.baskets},
        issues={issue.id: _issue(issue) for issue in case.issues},
    )


def _membership(item: Membership) -> InBraces:
    ends = {"from": _date(item.start), "to": _date(item.end)}
    return InBraces(group=item.group, **_present(**ends))


def _meanings(levels: tuple[Level, ...]) -> dict[str, Any] | None:
    return {level.name: wording(level, "meaning") for level in levels} or None


def _issue(issue: Issue) -> dict[str, Any]:
    return _present(
        basket=issue.basket,
        title=wording(issue, "title"),
        question=wording(issue, "question"),
        objects=_meanings(issue.objects),
        each_round=issue.each_round or None,
        part_of=issue.part_of,
        rounds=OnOneLine(issue.rounds) or None,
        replaces=issue.replaces,
        sequences={level: OnOneLine(steps) for level, steps in issue.sequences} or None,
        note=issue.note,
        scale=_scale(issue.scale),
    )


def _scale(scale: Scale) -> dict[str, Any]:
    declared = scale.declaration()
    return declared | {name: InBraces(declared[name]) for name in ("at",) if name in declared}


def _position_file(case: Case, coding: Coding) -> dict[str, Any]:
    scales = {issue.id: issue.scale for issue in case.issues}
    owner = (coding.party, coding.round, coding.coder)
    entries = [entry for entry in case.positions if (entry.party, entry.round, entry.coder) == owner]
    return _present(
        party=coding.party,
        round=coding.round,
        coder=coding.coder,
        note=coding.note,
        packages=_meanings(coding.packages),
        settled_from=OnOneLine(coding.settled_from) or None,
        positions=[_position(entry, scales) for entry in entries],
    )


def _position(entry: Position, scales: dict[str, Scale]) -> dict[str, Any]:
    scale = scales[entry.issue]
    return _present(
        issue=entry.issue,
        value=_value(scale, entry.value),
        uncertain=_value(scale, entry.uncertain),
        prefers=entry.prefers,
        printed=_printed(scale, entry.printed),
        accepts=OnOneLine(scale.plain(part) for part in entry.accepts) or None,
        rejects=OnOneLine(scale.plain(part) for part in entry.rejects) or None,
        **{name: _text(getattr(entry, name)) for name in ("engagement", "status", "firmness", "confidence")},
        salience=entry.salience,
        salience_basis=entry.salience_basis,
        conditional_on=[_package(package, scales) for package in entry.conditional_on] or None,
        **{
            name: getattr(entry, name)
            for name in ("within", "object", "summary", "why", "note", "adjudication")
        },
        evidence=[_evidence(piece) for piece in entry.evidence] or None,
    )


def _package(package: Package, scales: dict[str, Scale]) -> InBraces:
    return InBraces((name, scales[name].plain_value(value)) for name, value in package)


def _printed(scale: Scale, printed: Printed | None) -> Any:
    if printed is None or printed.uncodable:
        return None if printed is None else "uncodable"
    if printed.value is not None:
        return _value(scale, printed.value)
    named = (("accepts", printed.accepts), ("rejects", printed.rejects))
    return InBraces((name, [scale.plain(part) for part in parts]) for name, parts in named if parts)


def _value(scale: Scale, value: Value | None) -> Any:
    written = None if value is None else scale.plain_value(value)
    if isinstance(written, list):
        return OnOneLine(written)
    return InBraces(written) if isinstance(written, dict) else written


def _evidence(piece: Evidence) -> dict[str, Any]:
    return _present(
        source=piece.source,
        passage=piece.passage,
        voice=piece.voice,
        reported_by=piece.reported_by,
        mode=piece.mode.value,
        channel=None if piece.channel is Channel.PUBLIC else piece.channel.value,
    )


def _source(source: Source) -> dict[str, Any]:
    passages = {
        str(item.number): _present(
            digest=item.digest,
            fingerprint=item.fingerprint,
            kind=None if item.kind == "text" else item.kind,
            reading=item.reading,
            why=item.why,
        )
        for item in source.passages
    }
    heading = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "container-title": source.container_title,
        "author": source.author,
        "publisher": source.publisher,
        "issued": _date(source.issued),
        "accessed": _date(source.accessed),
        "language": source.language,
        "URL": source.url,
        "note": source.note,
        "fingerprint": source.fingerprint,
    }
    return _present(**heading) | {"passages": passages}


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _date(written: Edtf | None) -> str | None:
    return None if written is None else written.text


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
