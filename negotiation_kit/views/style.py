"""Inline styles shared by the HTML views.

They are inline because notebooks strip style sheets from saved output, and they leave the page's own text colour
and background alone, so that a view reads the same on a light and on a dark theme.
"""

from __future__ import annotations

from negotiation_kit.palette import Look

FRAME = "font:13px/1.45 system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;text-align:left;"
MUTED = "opacity:.75;font-size:12px;"
RULE = "1px solid rgba(128,128,128,.35)"
CELL = f"text-align:left;vertical-align:top;padding:7px 9px;border-bottom:{RULE};white-space:normal;"
HEAD = f"{CELL}font-size:12px;font-weight:600;opacity:.85;"
GROUP = (
    "text-align:left;padding:15px 9px 5px;font-size:12px;font-weight:700;letter-spacing:.05em;"
    "text-transform:uppercase;opacity:.85;border-bottom:2px solid rgba(128,128,128,.6);"
)
CHOSEN = "box-shadow:inset 4px 0 0 #56B4E9;background:rgba(86,180,233,.14);"
CARD = f"border:{RULE};border-radius:10px;padding:14px 16px;"
SECTION = "font-size:12px;font-weight:700;letter-spacing:.05em;text-transform:uppercase;opacity:.8;margin:16px 0 5px;"
QUOTE = "margin:7px 0;padding-left:10px;border-left:3px solid rgba(128,128,128,.45);"
UNTYPESET = "tex2jax_ignore mathjax_ignore"
"""Classes that keep a notebook from reading dollar signs as mathematics."""


def fill(look: Look) -> str:
    """Return background and text colour of a verdict; one is never set without the other."""
    return f"background:{look.fill};color:{look.text};"
