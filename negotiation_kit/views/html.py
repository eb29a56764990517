"""HTML that no text from a file can break: bare text is escaped, and only `Html` passes through."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"br", "img", "col", "input", "meta", "circle", "line", "path", "rect", "polygon", "use"})


class Html(str):
    """Text that is HTML already; everything else is escaped on its way into a tag. A notebook shows it so."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


Child = str | None | Iterable["Child"]


def tag(name: str, /, *children: Child, **attributes: object) -> Html:
    """Return an element.

    Parameters
    ----------
    name : str
    *children : str, Html, None or iterables of them
        Bare text is escaped.
    **attributes
        Values are escaped; None leaves the attribute out; `class_` is `class` and `a_b` is `a-b`.

    Examples
    --------
    >>> tag("td", "a < b & $c", title='say "no"')
    '<td title="say &quot;no&quot;">a &lt; b &amp; $c</td>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = join(*children)
    if name in _VOID:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{inside}</{name}>")


def join(*children: Child, by: str = "") -> Html:
    """Return children as one piece of HTML, bare text escaped."""
    return Html(by.join(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield escape(child, quote=False)
        else:
            yield from _flat(child)
