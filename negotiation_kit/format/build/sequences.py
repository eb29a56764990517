"""The steps that levels put in order, as in `truce-first: [truce, terms]`."""

from __future__ import annotations

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.build.ids import check_id
from negotiation_kit.format.build.readers import kind_of
from negotiation_kit.format.parse import Mapping, Node, Sequence, plain
from negotiation_kit.scales import Scale
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
