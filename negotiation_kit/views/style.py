"""Inline styles shared by the HTML views.

They are inline because notebooks strip style sheets from saved output, and they leave the page's own text
colour and background alone, so that a view reads the same on a light and on a dark theme. Muted text is the
page's own colour at three quarters, which keeps a contrast of at least 4.5 to 1 on both.
"""

from __future__ import annotations

from negotiation_kit.palette import Look

FRAME = "font:13px/1.45 system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;text-align:left;"
HEADING = "font-size:20px;font-weight:700;line-height:1.25;overflow-wrap:anywhere;"
MUTED = "opacity:.75;font-size:12px;"
RULE = "1px solid rgba(128,128,128,.35)"
RESULT = "display:flex;flex-wrap:wrap;gap:8px 28px;margin:8px 0;"
RESULT_TEXT = "flex:1 1 460px;min-width:0;max-width:80em;"
TABLE = "border-collapse:collapse;width:100%;min-width:540px;margin:0;font-size:13px;table-layout:fixed;"
CELL = (
    f"text-align:left;vertical-align:top;padding:7px 9px;border-bottom:{RULE};white-space:normal;"
    "overflow-wrap:break-word;"
)
HEAD = f"{CELL}font-size:12px;font-weight:600;"
GROUP = (
    "text-align:left;padding:15px 9px 5px;font-size:12px;font-weight:700;letter-spacing:.05em;"
    "text-transform:uppercase;border-bottom:2px solid rgba(128,128,128,.6);"
)
CHOSEN = "background:rgba(86,180,233,.14);"
CHOSEN_EDGE = "box-shadow:inset 4px 0 0 #56B4E9;"
CARD = f"border:{RULE};border-radius:10px;padding:14px 16px;overflow-wrap:break-word;"
SECTION = "font-size:12px;font-weight:700;letter-spacing:.05em;text-transform:uppercase;margin:16px 0 5px;"
QUOTE = "margin:7px 0;padding-left:10px;border-left:3px solid rgba(128,128,128,.45);"
CHIPS = "display:flex;flex-wrap:wrap;gap:4px;max-width:230px;"
CHIP = "border-radius:9px;padding:0 7px;font-size:11.5px;overflow-wrap:anywhere;"
CHIP_NAMED = f"{CHIP}border:1px solid rgba(128,128,128,.6);"
CHIP_FREE = f"{CHIP}border:1px dashed rgba(128,128,128,.6);opacity:.75;"
CONTAINER = "container-type:inline-size;"
SCROLLED = "overflow-x:auto;"
FLAG = "font-size:12px;font-weight:600;white-space:nowrap;"
WIDE_ONLY, STANCE = "nk-wide-only", "nk-stance"
NARROW = (
    f"<style>@container (max-width:680px){{.{WIDE_ONLY}{{display:none}}"
    f"col.{STANCE}{{width:27%!important}}}}</style>"
)
"""Where the table has little room the drawn scales go first: the stances beside them say it in words."""
UNTYPESET = "tex2jax_ignore mathjax_ignore"
"""Classes that keep a notebook from reading dollar signs as mathematics."""


def fill(look: Look) -> str:
    """Return background and text colour of a verdict; one is never set without the other."""
    return f"background:{look.fill};color:{look.text};"
