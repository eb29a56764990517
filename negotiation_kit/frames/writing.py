"""A case back into its YAML files: atomically, and so that reading them gives an equal case."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from negotiation_kit.edtf import Edtf
from negotiation_kit.model import LEAD, Case, Coding, Evidence, Issue, Package, Position, Printed, Source
from negotiation_kit.parse import core_value
from negotiation_kit.scales import DateScale, IntervalScale, OrdinalScale, Scale, plain_number

_WIDTH = 100


def write_case(case: Case, folder: str | Path, *, overwrite: bool = False) -> list[Path]:
    """Write a case as YAML files, so that `load_case(folder)` gives an equal case.

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
    """
    root = Path(folder)
    contents = {root / name: content for name, content in _files(case)}
    _refuse_mixture(root, set(contents), overwrite)
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_atomically(path, _dumped(content))
    return list(contents)


def _files(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "case.yaml", _codebook(case)
    for coding in case.codings:
        stem = coding.party if coding.coder == LEAD else f"{coding.party}.{coding.coder}"
        yield f"{coding.round}/{stem}.yaml", _position_file(case, coding)
    for source in case.sources:
        yield f"seeds/{source.id}.yaml", _source(source)


def _refuse_mixture(root: Path, wanted: set[Path], overwrite: bool) -> None:
    present = set(root.rglob("*.yaml")) | set(root.rglob("*.yml")) if root.is_dir() else set()
    strangers = sorted(present - wanted)
    if strangers:
        raise FileExistsError(
            f"{strangers[0]} is not part of the case {root.name!r} about to be written; use an empty folder"
        )
    if present and not overwrite:
        raise FileExistsError(f"{min(present)} is already there; pass overwrite=True to replace it")


def _codebook(case: Case) -> dict[str, Any]:
    return _present(
        case=case.id,
        title=case.title,
        summary=case.summary,
        coded_from=case.coded_from,
        licence=case.licence,
        parties={
            party.id: _present(
                name=party.name, short=party.short, role=party.role.value, iso=party.iso, colour=party.colour
            )
            for party in case.parties
        },
        rounds={
            item.id: _present(title=item.title, date=_date(item.date), place=item.place)
            for item in case.rounds
        },
        baskets={basket.id: basket.title for basket in case.baskets},
        issues={issue.id: _issue(issue) for issue in case.issues},
    )


def _issue(issue: Issue) -> dict[str, Any]:
    return _present(
        basket=issue.basket,
        title=issue.title,
        question=issue.question,
        part_of=issue.part_of,
        note=issue.note,
        scale=_scale(issue.scale),
    )


def _scale(scale: Scale) -> dict[str, Any]:
    if isinstance(scale, IntervalScale | DateScale):
        low, high = (_anchor(end) for end in (scale.min, scale.max))
        unit = getattr(scale, "unit", None)
        return _present(
            level=scale.level,
            unit=unit,
            min=low,
            max=high,
            min_means=scale.min_means,
            max_means=scale.max_means,
        )
    levels = getattr(scale, "values", ())
    written: dict[str, Any] = {
        "level": scale.level,
        "values": {level.name: level.meaning for level in levels},
    }
    labels = {level.name: level.label for level in levels if level.label is not None}
    if labels:
        written["labels"] = labels
    if isinstance(scale, OrdinalScale) and scale.at is not None:
        written["at"] = {level.name: step for level, step in zip(levels, scale.at, strict=True)}
    return written


def _position_file(case: Case, coding: Coding) -> dict[str, Any]:
    scales = {issue.id: issue.scale for issue in case.issues}
    owner = (coding.party, coding.round, coding.coder)
    entries = [entry for entry in case.positions if (entry.party, entry.round, entry.coder) == owner]
    return _present(
        party=coding.party,
        round=coding.round,
        coder=coding.coder,
        note=coding.note,
        positions=[_position(entry, scales) for entry in entries],
    )


def _position(entry: Position, scales: dict[str, Scale]) -> dict[str, Any]:
    scale = scales[entry.issue]
    return _present(
        issue=entry.issue,
        value=None if entry.value is None else scale.plain_value(entry.value),
        printed=_printed(scale, entry.printed),
        accepts=_OnOneLine(scale.plain(part) for part in entry.accepts) or None,
        rejects=_OnOneLine(scale.plain(part) for part in entry.rejects) or None,
        **{name: _text(getattr(entry, name)) for name in ("engagement", "status", "firmness", "confidence")},
        salience=entry.salience,
        salience_basis=entry.salience_basis,
        conditional_on=[_package(package, scales) for package in entry.conditional_on] or None,
        **{name: getattr(entry, name) for name in ("object", "summary", "why", "note")},
        evidence=[_evidence(piece) for piece in entry.evidence] or None,
    )


def _package(package: Package, scales: dict[str, Scale]) -> dict[str, Any]:
    return {name: scales[name].plain_value(value) for name, value in package}


def _printed(scale: Scale, printed: Printed | None) -> Any:
    if printed is None or printed.uncodable:
        return None if printed is None else "uncodable"
    if printed.value is not None:
        return scale.plain_value(printed.value)
    named = (("accepts", printed.accepts), ("rejects", printed.rejects))
    return {name: _OnOneLine(scale.plain(part) for part in parts) for name, parts in named if parts}


def _evidence(piece: Evidence) -> dict[str, Any]:
    return _present(
        source=piece.source,
        passage=piece.passage,
        voice=piece.voice,
        reported_by=piece.reported_by,
        mode=piece.mode.value,
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


def _date(date: Edtf | None) -> str | None:
    return None if date is None else date.text


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _anchor(end: Any) -> Any:
    return end if isinstance(end, int | float) else end.isoformat()


class _OnOneLine(list[Any]):
    """A short list that reads better in brackets."""


class _Dumper(yaml.SafeDumper):
    """Writes text so that the kit's strict reading gives the same text back."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if not isinstance(core_value(text), str) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_float(dumper: _Dumper, number: float) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", plain_number(number))


def _represent_short(dumper: _Dumper, items: _OnOneLine) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(_OnOneLine, _represent_short)
_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(float, _represent_float)


def _dumped(content: dict[str, Any]) -> str:
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


def _write_atomically(path: Path, text: str) -> None:
    """Write beside the file and move into place, so that a crash leaves the old file or the new, never half of one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
