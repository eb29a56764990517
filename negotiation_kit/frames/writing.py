"""A case back into its YAML files: atomically, and so that reading them gives an equal case."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from negotiation_kit.errors import FileThereError, PositionFilesError, ToldError, listed, shown
from negotiation_kit.format.load import load_case
from negotiation_kit.format.parse import core_value
from negotiation_kit.format.saving import made_folder, write_atomically
from negotiation_kit.frames.content import InBraces, OnOneLine, codings, files
from negotiation_kit.model import Case

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
            raise ToldError(f"the case cannot be written: {shown(name)} is made of ids, and one is no id")
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
            raise ToldError(f"the case cannot be written: {place}: {fault.message}") from None
    whole = replace(case, codings=tuple(codings(case)))
    changed = [field.name for field in fields(Case) if field.compare and _differs(whole, found, field.name)]
    if changed:
        raise ToldError(f"the case cannot be written: its {listed(changed)} would be read back changed")


def _differs(whole: Case, found: Case, name: str) -> bool:
    return bool(getattr(whole, name) != getattr(found, name))


def _refuse_mixture(root: Path, wanted: set[Path], overwrite: bool) -> None:
    present = set(root.rglob("*.yaml")) | set(root.rglob("*.yml")) if root.is_dir() else set()
    strangers = sorted(present - wanted)
    if strangers:
        what = f"{strangers[0]} is not part of the case about to be written to {root}"
        raise FileThereError(f"{what}; use an empty folder")
    if present and not overwrite:
        raise FileThereError(f"{min(present)} is already there; pass overwrite=True to replace it")


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
