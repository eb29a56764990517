"""Names that the format does not know: misspelt, the rest of a text cut by a comma, or of another program."""

from __future__ import annotations

import json
from collections.abc import Mapping as Dictionary
from typing import Any

from negotiation_kit.errors import listed, shown, suggestion
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.fields import Shape
from negotiation_kit.format.parse import Mapping, Node
from negotiation_kit.wording import Message, joined

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
