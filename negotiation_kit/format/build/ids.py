"""Ids: what one looks like, which names no system lets a file have, and the id a name would get."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from negotiation_kit.errors import shown
from negotiation_kit.format.build.context import Context
from negotiation_kit.format.fields import ID_PATTERN
from negotiation_kit.format.parse import character_name
from negotiation_kit.wording import Message

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
