"""case.yaml into the codebook: parties, rounds, baskets and issues."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from negotiation_kit.errors import Finding, listed, shown, suggestion
from negotiation_kit.format.build.context import Context, Placed, check_id, is_foreign
from negotiation_kit.format.build.readers import kind_of, read_list, read_shape
from negotiation_kit.format.fields import (
    CASE,
    ISSUE,
    MEMBERSHIP,
    PARTY,
    PASSAGE,
    ROUND,
    SCALE,
    SOURCE,
    Kind,
    Shape,
)
from negotiation_kit.format.parse import Document, FloodError, Mapping, Node, Scalar, Sequence, plain
from negotiation_kit.model import Basket, Issue, Membership, Party, Passage, Round, Source
from negotiation_kit.scales import LEVELS, Scale
from negotiation_kit.wording import Message, told

Sequences = tuple[tuple[str, tuple[str, ...]], ...]
_HINT = "finding.bad-sequence.hint"


def read_sequences(context: Context, node: Node, scale: Scale) -> Sequences:
    """Return the steps by level; faulty ones are left out, with findings."""
    if not isinstance(node, Mapping) or not node.entries:
        context.report(
            "bad-shape", node, Message("finding.bad-shape.sequences", found=kind_of(node)), Message(_HINT)
        )
        return ()
    names = () if scale.together else scale.names
    found = []
    for level, (key, child) in node.entries.items():
        if level not in names:
            context.report(
                "bad-sequence",
                key,
                Message("finding.bad-sequence.level", level=shown(level), levels=listed(names)),
                suggestion(level, names) or Message(_HINT),
            )
            continue
        steps = _steps(context, child)
        if steps:
            found.append((level, steps))
    return tuple(found)


def _steps(context: Context, node: Node) -> tuple[str, ...]:
    steps = plain(node) if isinstance(node, Sequence) else None
    texts = [step for step in steps or () if isinstance(step, str)]
    if len(texts) < 2 or len(texts) != len(steps or ()) or len(set(texts)) != len(texts):
        found = f"[{', '.join(map(str, steps))}]" if steps else kind_of(node)
        context.report(
            "bad-sequence", node, Message("finding.bad-sequence.steps", found=found), Message(_HINT)
        )
        return ()
    items = node.items if isinstance(node, Sequence) else []
    return (
        tuple(texts)
        if all(check_id(context, item, text) for item, text in zip(items, texts, strict=True))
        else ()
    )


def read_scale(context: Context, node: Node) -> Scale | None:
    """Return the scale a mapping declares, or None with findings."""
    given = read_shape(context, node, SCALE)
    if given is None or not isinstance(node, Mapping) or "level" not in given:
        return None
    kind = LEVELS[given.pop("level")]
    if not _fields_fit(context, node, kind):
        return None
    anchors = {field.name for field in SCALE.fields if field.kind is Kind.ANCHOR}
    given = {name: plain(value) if name in anchors else value for name, value in given.items()}

    def report(field: str, message: str, hint: str = "", code: str = "bad-scale") -> None:
        context.report(code, node.at(field), message, hint)

    return kind.from_declaration(given, report)


def _fields_fit(context: Context, node: Mapping, kind: type[Scale]) -> bool:
    for name, (key, _) in node.entries.items():
        if name in SCALE.by_name and name != "level" and name not in kind.fields:
            message = Message(
                "finding.bad-scale.no-field", level=kind.level, field=repr(name), fields=listed(kind.fields)
            )
            context.report("bad-scale", key, message)
    missing = [name for name in kind.fields if name not in node.entries and name not in kind.optional]
    for name in missing:
        message = Message("finding.bad-scale.needs", level=kind.level, field=repr(name))
        context.report("bad-scale", node, message, SCALE.by_name[name].doc)
    return not missing


_MOST_DIGITS = 6


def read_source(document: Document) -> Placed[Source] | None:
    """Build the card of a parsed source file; every fault becomes a finding in the document."""
    if document.root is None:
        return None
    with suppress(FloodError):
        return _card(Context(document), document)
    return None


def _card(context: Context, document: Document) -> Placed[Source] | None:
    if is_foreign(context, document.root, SOURCE):
        return None
    values = read_shape(context, document.root, SOURCE) if document.root else None
    if values is None or not isinstance(document.root, Mapping):
        return None
    passages = _passages(context, values.pop("passages", None))
    if not {"id", "type", "title"} <= values.keys():
        return None
    card = Source(**values, passages=passages, origin=context.origin(document.root))
    return Placed(card, document.root, document)


def _passages(context: Context, node: Any) -> tuple[Passage, ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        context.report("bad-shape", node, Message("finding.bad-shape.passages", found=kind_of(node)))
        return ()
    passages = []
    for name, (key, child) in node.entries.items():
        values = read_shape(context, child, PASSAGE)
        if not _is_number(name):
            context.report(
                "bad-number",
                key,
                Message("finding.bad-number.passage", found=repr(name)),
                Message("finding.bad-number.passage.hint"),
            )
        elif values is not None and "digest" in values:
            passages.append(Passage(int(name), **values))
    return tuple(passages)


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= _MOST_DIGITS and not name.startswith("0")


T = TypeVar("T")
_HEADING = ("id", "title", "summary", "coded_from", "licence", "default_round")
_TABLES = {"party": "parties", "round": "rounds", "basket": "baskets", "issue": "issues"}


@dataclass(slots=True)
class Codebook:
    """What case.yaml declares, each entry with its place.

    Parameters
    ----------
    root : Mapping or None
        The whole file; None where it could not be read.
    heading : dict
        The case's own fields, as far as they could be read.
    declared : dict
        By kind (party, round, basket, issue) the ids declared, those of faulty entries included: a reference
        to a faulty entry is not a second fault.
    """

    document: Document
    root: Mapping | None = None
    heading: dict[str, Any] = field(default_factory=dict)
    parties: dict[str, Placed[Party]] = field(default_factory=dict)
    rounds: dict[str, Placed[Round]] = field(default_factory=dict)
    baskets: dict[str, Basket] = field(default_factory=dict)
    issues: dict[str, Placed[Issue]] = field(default_factory=dict)
    declared: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def from_sources(self) -> bool:
        """Whether positions must cite evidence."""
        return bool(self.heading.get("coded_from", "sources") == "sources")

    def scaled(self) -> dict[str, Issue]:
        """Return the issues by id, for their scales."""
        return {name: placed.item for name, placed in self.issues.items()}

    def key(self, table: str, name: str) -> Scalar | None:
        """Return the place where a table declares a name."""
        entries = self.root.get(table) if self.root else None
        return entries.entries[name][0] if isinstance(entries, Mapping) and name in entries.entries else None

    def finding(self, code: str, message: str, hint: str = "", *, where: Node | None = None) -> Finding:
        """Return a finding at a node, or about the file as a whole."""
        return self.document.finding(code, where, message, hint)


def read_codebook(document: Document) -> Codebook:
    """Build the codebook of a parsed case.yaml; every fault becomes a finding in the document."""
    codebook = Codebook(document)
    if document.root is None:
        return codebook
    with suppress(FloodError):
        context = Context(document, codebook.declared)
        if is_foreign(context, document.root, CASE):
            return codebook
        if isinstance(document.root, Mapping):
            codebook.root = document.root
            _declare(codebook, document.root)
        heading = read_shape(context, document.root, CASE) or {}
        codebook.heading = told({name: heading[name] for name in _HEADING if name in heading})
        _read_tables(context, codebook, heading)
    return codebook


def _declare(codebook: Codebook, root: Mapping) -> None:
    for kind, name in _TABLES.items():
        table = root.get(name)
        if isinstance(table, Mapping):
            codebook.declared[kind] = dict.fromkeys(table.entries)


def _read_tables(context: Context, codebook: Codebook, heading: dict[str, Any]) -> None:
    codebook.parties = _table(context, heading.get("parties"), PARTY, _party)
    codebook.rounds = _table(context, heading.get("rounds"), ROUND, _round)
    for name, title in heading.get("baskets", ()):
        key = codebook.key("baskets", name)
        origin = context.origin(key) if key else None
        codebook.baskets[name] = Basket(name, **told({"title": title}), origin=origin)
    codebook.issues = _table(context, heading.get("issues"), ISSUE, _issue)


def _table(
    context: Context,
    node: Node | None,
    shape: Shape,
    make: Callable[[Context, str, Mapping, dict[str, Any]], T | None],
) -> dict[str, Placed[T]]:
    made: dict[str, Placed[T]] = {}
    if node is None:
        return made
    if not isinstance(node, Mapping) or not node.entries:
        context.report(
            "bad-shape",
            node,
            Message("finding.bad-shape.table", found=kind_of(node), shape=shape.title),
            shape.doc,
        )
        return made
    for name, (key, child) in node.entries.items():
        values = read_shape(context, child, shape)
        sound = check_id(context, key, name, names_file=shape in (PARTY, ROUND))
        if sound and values is not None and isinstance(child, Mapping):
            item = make(context, name, child, values)
            if item is not None:
                made[name] = Placed(item, child, context.document)
    return made


def _party(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Party | None:
    if "member_of" in values:
        values["member_of"] = _memberships(context, values["member_of"])
    complete = {"name", "short", "role"} <= values.keys()
    return Party(name, **told(values), origin=context.origin(node)) if complete else None


def _memberships(context: Context, node: Node) -> tuple[Membership, ...]:
    found = read_list(context, node, MEMBERSHIP, "member_of", "finding.bad-shape.member-of")
    return tuple(Membership(**values) for _, values in found if "group" in values)


def _round(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Round | None:
    return Round(name, **told(values), origin=context.origin(node)) if "title" in values else None


def _issue(context: Context, name: str, node: Mapping, values: dict[str, Any]) -> Issue | None:
    scale = read_scale(context, values.pop("scale")) if "scale" in values else None
    if scale is None:
        return None
    # A fault here, already reported, must not hide those of the values on the scale.
    texts = dict.fromkeys(("basket", "title", "question"), "") | values
    if "sequences" in values:
        texts["sequences"] = read_sequences(context, values["sequences"], scale)
    return Issue(name, **told(texts), scale=scale, origin=context.origin(node))
