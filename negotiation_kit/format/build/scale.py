"""A scale's mapping into a Scale."""

from __future__ import annotations

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.build.ids import check_id
from negotiation_kit.format.build.readers import kind_of, read_shape
from negotiation_kit.format.fields import SCALE, Kind
from negotiation_kit.format.parse import Mapping, Node, Sequence, plain
from negotiation_kit.scales import LEVELS, Scale
from negotiation_kit.wording import Message

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
