"""What reading needs to know, and an object together with the place it was read from."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from negotiation_kit.errors import Finding, listed, shown, suggestion
from negotiation_kit.format.fields import ID_PATTERN, Shape
from negotiation_kit.format.parse import NOWHERE, Document, InexactError, Mapping, Node, character_name
from negotiation_kit.model import Issue, Origin
from negotiation_kit.wording import Message, joined

T_co = TypeVar("T_co", covariant=True)


def _unchecked(_source: str) -> None:
    return None


@dataclass(slots=True)
class Context:
    """The document being read and the names it may refer to.

    Parameters
    ----------
    document : Document
    known : mapping
        What a reference may name: `party`, `round`, `basket`, `issue`, `source`, `package`, each a collection
        of ids.
        A kind that is absent is not checked, because the file that declares it could not be read.
    issues : mapping
        Issues by id, for their scales.
    passages : callable
        Gives the passages of a source, or None where its card could not be read.
    """

    document: Document
    known: Dictionary[str, Dictionary[str, Any]] = field(default_factory=dict)
    issues: Dictionary[str, Issue] = field(default_factory=dict)
    passages: Callable[[str], Collection[int] | None] = _unchecked

    def report(self, code: str, where: Any, message: str, hint: str = "") -> None:
        """Add a finding to the document."""
        self.document.report(code, where, message, hint)

    def origin(self, node: Node) -> Origin:
        """Return where a node stands."""
        mark = node.start_mark
        if mark is NOWHERE:
            raise InexactError
        return Origin(self.document.file, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """An object of the model with the mapping it was read from."""

    item: T_co
    node: Mapping
    document: Document

    @property
    def line(self) -> int:
        """The line it starts in, counted from 1."""
        return self.node.start_mark.line + 1

    def finding(self, code: str, message: str, hint: str = "", *, at: str | None = None) -> Finding:
        """Return a finding at one field of the object, or at its start."""
        return self.document.finding(code, self.node.at(at), message, hint)


RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""What Windows lets no file or folder be called."""
LONGEST = 100
_ID = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Return whether a text is an ASCII kebab-case id."""
    return _ID.fullmatch(text) is not None


def check_id(context: Context, node: Any, text: str, *, names_file: bool = False) -> bool:
    """Return whether a text is an id, with a finding where it is not.

    Parameters
    ----------
    context : Context
    node : Any
        Where it stands.
    text : str
    names_file : bool
        Whether a file or folder is called so.
    """
    if not is_id(text):
        context.report("bad-id", node, Message("finding.bad-id.found", name=shown(text)), _hint(text))
    elif len(text) > LONGEST:
        message = Message("finding.bad-id.long", name=shown(text), letters=len(text), most=LONGEST)
        context.report("bad-id", node, message, Message("finding.bad-id.long.hint"))
    elif names_file and text in RESERVED:
        context.report(
            "bad-id",
            node,
            Message("finding.bad-id.reserved", name=shown(text)),
            Message("finding.bad-id.reserved.hint", name=text),
        )
    else:
        return True
    return False


def slug(text: str) -> str:
    """Return the id a name would have.

    Examples
    --------
    >>> slug("Sud-Est  (2nd)")
    'sud-est-2nd'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _hint(text: str) -> str:
    """Return the id a text nearly is; where letters would be lost, name the first of them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    foreign = next((one for one in bare if not one.isascii()), None)
    if foreign is not None:
        return Message("finding.bad-id.letters", character=character_name(foreign))
    return (
        Message("finding.bad-id.write", name=shown(slug(bare)))
        if slug(bare)
        else Message("finding.bad-id.hint")
    )


_FEW = 5


def is_foreign(context: Context, root: Node | None, shape: Shape) -> bool:
    """Return whether a file has none of the fields it must have; it is told to be no file of the kit's."""
    if not isinstance(root, Mapping) or not root.entries:
        return False
    needed = [field.name for field in shape.fields if field.required]
    if any(name in root.entries for name in needed):
        return False
    context.document.findings.clear()
    names = listed([*root.entries][:_FEW])
    message = Message("finding.foreign-file.lacks", shape=shape.one, needed=listed(needed), names=names)
    context.report("foreign-file", root, message, Message("finding.foreign-file.hint"))
    return True


def report_unknown(context: Context, mapping: Mapping, name: str, shape: Shape) -> None:
    """Report a name that is no field; of a text cut by commas once, with the whole text."""
    key = mapping.entries[name][0]
    rest = _rests(context, mapping.entries).get(name)
    if rest == "":
        return
    known = Message("finding.unknown-field.hint", fields=listed(shape.by_name))
    hint = joined([suggestion(name, shape.by_name), known], " ") if rest is None else rest
    context.report(
        "unknown-field", key, Message("finding.unknown-field.name", shape=shape.one, name=shown(name)), hint
    )


def _rests(context: Context, entries: Dictionary[str, tuple[Any, Node]]) -> dict[str, str]:
    """Return what to write, by the first name that is the rest of a text; empty for every further one."""
    whole: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    field = ""
    for name, (key, child) in entries.items():
        if field and _is_rest(context, key, child):
            first.setdefault(field, name)
            whole[field].append(name)
        else:
            text = "" if getattr(child, "style", True) else getattr(child, "value", "")
            field, whole[name] = name if text else "", [text]
    found = {rest: "" for texts in whole.values() for rest in texts[1:]}
    for name, rest in first.items():
        quoted = json.dumps(", ".join(whole[name]), ensure_ascii=False)
        found[rest] = Message("finding.unknown-field.comma", field=name, text=quoted)
    return found


def _is_rest(context: Context, key: Any, child: Any) -> bool:
    """Return whether a name in braces has no colon behind it."""
    if key.style or getattr(child, "value", None) != "" or child.style:
        return False
    line = context.document.lines[key.end_mark.line]
    return line[key.end_mark.column :].lstrip()[:1] in (",", "}", "")
