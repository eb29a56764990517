"""One stylesheet in two skins: classes where a view is live, style attributes where it is only read."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

from negotiation_kit.render.html import Html
from negotiation_kit.render.palette import INK, VERDICTS

LIVE = "nk-live"
"""The class under which the rules for live views hold."""
_END = "/* live */"
_RULE = re.compile(r"^\.(nk-[\w-]+)\{(.*)\}$", re.MULTILINE)
_OPENED = re.compile(r"<([a-z]\w*)((?: [\w-]+=\"[^\"]*\")*)(/?)>")
_ATTRIBUTE = re.compile(r" ([\w-]+)=\"([^\"]*)\"")


@cache
def stylesheet() -> str:
    """Return the whole stylesheet, for live views."""
    text = files("negotiation_kit.render").joinpath("assets", "stage.css").read_text("utf-8")
    light = {f"--nk-v-{verdict}": look.fill for verdict, look in VERDICTS.items()}
    dark = {f"--nk-v-{verdict}": look.night for verdict, look in VERDICTS.items()}
    text = text.replace("/*light*/", _declared({**light, "--nk-on": INK}))
    return text.replace("/*dark*/", _declared({**dark, "--nk-on": "#f2f5f8"}))


def _declared(values: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in values.items())


def inlined(view: Html) -> Html:
    """Return a view whose classes are written out as style attributes.

    A front end that does not trust a saved notebook takes its stylesheets away, and leaves these.

    Examples
    --------
    >>> from negotiation_kit.render.html import tag
    >>> inlined(tag("b", "1", class_="nk-count", style="top:0"))
    '<b style="font-weight:700;font-size:16px;top:0">1</b>'
    """
    return Html(_OPENED.sub(_restyled, view))


def _restyled(opened: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(opened[2]))
    names = attributes.pop("class", "").split()
    own = [_rules()[name] for name in names if name in _rules()]
    if own:
        # A custom property places a label in a live view; here the labels stand side by side.
        kept = [part for part in attributes.get("style", "").split(";") if part and not part.startswith("--")]
        attributes["style"] = ";".join([*own, *kept])
    foreign = " ".join(name for name in names if not name.startswith("nk-"))
    written = {"class": foreign, **attributes} if foreign else attributes
    text = "".join(f' {name}="{value}"' for name, value in written.items())
    return f"<{opened[1]}{text}{opened[3]}>"


@cache
def _rules() -> dict[str, str]:
    """Return the declarations of each class, with neutral colours that stand on light and dark pages."""
    rules = dict(_RULE.findall(stylesheet().partition(_END)[0]))
    neutral = dict(part.split(":") for part in rules.pop("nk-neutral").split(";"))
    return {
        name: escape(re.sub(r"var\((--[\w-]+)\)", lambda found: neutral[found[1]], text), quote=True)
        for name, text in rules.items()
    }
