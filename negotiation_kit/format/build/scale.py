"""A scale's mapping into a Scale."""

from __future__ import annotations

from negotiation_kit.errors import listed
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.build.readers import read_shape
from negotiation_kit.format.fields import SCALE, Kind
from negotiation_kit.format.parse import Mapping, Node, plain
from negotiation_kit.scales import LEVELS, Scale
from negotiation_kit.wording import Message


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
