"""A case back into its YAML files: atomically, and so that reading them gives an equal case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from negotiation_kit.errors import FileThereError, PositionFilesError, ToldError, listed, shown
from negotiation_kit.format.disk import made_folder, write_atomically
from negotiation_kit.format.load import load_case
from negotiation_kit.format.parse import core_value
from negotiation_kit.model import (
    LEAD,
    Asked,
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
    asked,
)
from negotiation_kit.scales import Level, Scale, Value
from negotiation_kit.scales.edtf import Edtf
from negotiation_kit.wording import Message, wording


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
        salience_channel=_channel(entry.salience_channel),
        conditional_on=[_package(package, scales) for package in entry.conditional_on] or None,
        **{
            name: getattr(entry, name)
            for name in ("within", "object", "summary", "why", "note", "adjudication")
        },
        evidence=[_evidence(piece) for piece in entry.evidence] or None,
    )


def _package(package: Package, scales: dict[str, Scale]) -> InBraces:
    return InBraces((one.issue, _asked(one, scales[one.issue])) for one in asked(package))


def _asked(one: Asked, scale: Scale) -> Any:
    value = scale.plain_value(one.value)
    return value if one.object is None else InBraces(value=value, object=one.object)


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


def _channel(channel: Channel) -> str | None:
    return None if channel is Channel.PUBLIC else channel.value


def _evidence(piece: Evidence) -> dict[str, Any]:
    return _present(
        source=piece.source,
        passage=piece.passage,
        voice=piece.voice,
        reported_by=piece.reported_by,
        mode=piece.mode.value,
        channel=_channel(piece.channel),
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


_PATH = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+(?:\.[a-z0-9-]+)?\.yaml")
_WIDTH = 100
_LONGEST_WHOLE = 1e15


def write_case(case: Case, folder: str | Path, *, overwrite: bool = False) -> list[Path]:
    """Write a case as YAML files, so that `load_case(folder)` gives an equal case.

    A file is written, and loaded as a coding, for every party, round and coder with a position, whether the
    case names it among its `codings` or not.

    Parameters
    ----------
    case : Case
    folder : str or Path
        Made where it does not exist. Source cards go to its `seeds/`.
    overwrite : bool
        Whether files of the same names may be replaced.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FileExistsError
        Where a file is in the way, or the folder holds YAML files that are not the case's.
    OSError
        Where the system does not let the folder be written; every file is whole then, old or new.
    ToldError
        Where reading the files would not give the case back: with an id that is none, a text that is empty,
        too long or has characters the format refuses, a value off its scale, or a source nobody cites.
        Nothing has been written then.
    """
    root = Path(folder)
    texts = {name: dumped(content) for name, content in files(case)}
    _prove(case, texts)
    paths = {root / name: text for name, text in texts.items()}
    _refuse_mixture(root, set(paths), overwrite)
    for path in paths:
        made_folder(path.parent)
    write_atomically(paths)
    return list(paths)


def dumped(content: dict[str, Any]) -> str:
    """Return the content of a file as the kit writes it, the end marker last."""
    text: str = yaml.dump(
        content,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        explicit_end=True,
        width=_WIDTH,
        line_break="\n",
    )
    return text


def _prove(case: Case, texts: dict[str, str]) -> None:
    """Write the files aside and read them back; raise where that does not give the case."""
    for name in texts:
        if not _PATH.fullmatch(name):
            raise ToldError(Message("frame.unwritten", why=Message("frame.unwritten.id", name=shown(name))))
    with TemporaryDirectory() as aside:
        root = (
            Path(aside).resolve() / "cases" / "case"
        )  # what lies beside the folder of all cases is looked at too
        for name, text in texts.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))
        try:
            found = load_case(root)
        except PositionFilesError as error:
            fault = error.report.errors[0]
            inside = Path(fault.file).absolute().relative_to(root).as_posix()
            place = replace(fault, file=inside).place
            why = Message("frame.at", where=place, message=fault.message)
            raise ToldError(Message("frame.unwritten", why=why)) from None
    whole = replace(case, codings=tuple(codings(case)))
    changed = [field.name for field in fields(Case) if field.compare and _differs(whole, found, field.name)]
    if changed:
        why = Message("frame.unwritten.changed", fields=listed(changed))
        raise ToldError(Message("frame.unwritten", why=why))


def _differs(whole: Case, found: Case, name: str) -> bool:
    return bool(getattr(whole, name) != getattr(found, name))


def _refuse_mixture(root: Path, wanted: set[Path], overwrite: bool) -> None:
    present = set(root.rglob("*.yaml")) | set(root.rglob("*.yml")) if root.is_dir() else set()
    strangers = sorted(present - wanted)
    if strangers:
        raise FileThereError(Message("frame.stranger", file=strangers[0], folder=root))
    if present and not overwrite:
        raise FileThereError(Message("error.file-there", file=min(present)))


class _Dumper(yaml.SafeDumper):
    """Writes text so that the kit's strict reading gives the same text back."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if text != text.strip() or not isinstance(core_value(text), str) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_float(dumper: _Dumper, number: float) -> yaml.Node:
    """Write a number in the form PyYAML itself would read as one: it gives a tag to any other form."""
    if float(number).is_integer() and abs(number) < _LONGEST_WHOLE:
        return dumper.represent_int(int(number))
    text = repr(float(number))
    text = text if "." in text else text.replace("e", ".0e")
    return dumper.represent_scalar("tag:yaml.org,2002:float", text)


def _represent_list(dumper: _Dumper, items: OnOneLine) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _represent_mapping(dumper: _Dumper, items: InBraces) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", items.items(), flow_style=True)


_Dumper.add_representer(OnOneLine, _represent_list)
_Dumper.add_representer(InBraces, _represent_mapping)
_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(float, _represent_float)
