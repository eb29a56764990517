"""What the explorer asks of a notebook's own style.

Labels stand above their controls; the arrow of a dropdown, which dark themes leave black, is seen on every
theme; and the names of the sides stay in sight while the table is scrolled.
"""

from __future__ import annotations

from negotiation_kit.views import Html

EXPLORER, STACKED, PANE = "nk-explorer", "nk-stacked", "nk-pane"

_ARROW = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'%3E"
    "%3Cpath d='M2 4l4 4 4-4' fill='none' stroke='%23808489' stroke-width='1.8'/%3E%3C/svg%3E"
)
_RULES = (
    f".{STACKED}.jupyter-widgets{{flex-direction:column;align-items:stretch;height:auto;gap:2px}}",
    f".{STACKED}.jupyter-widgets>label{{text-align:left;margin:0;height:auto;line-height:1.35;"
    "font-size:12px;max-width:none}",
    f".{STACKED}.jupyter-widgets>:is(select,input){{flex:none;width:100%;height:28px}}",
    f'.{EXPLORER} select{{background-image:url("{_ARROW}");background-size:12px;'
    "background-position:right 6px center}",
    f".{EXPLORER} :is(select,input){{border-radius:4px}}",
    # A tab is as wide as its title: the notebook's own width would cut the longer ones.
    f".{EXPLORER} .widget-tab>.lm-TabBar .lm-TabBar-tab{{flex:0 1 auto;min-width:90px;max-width:none}}",
    f".{PANE} thead th{{position:sticky;top:0;z-index:1;background:var(--jp-layout-color1);"
    "box-shadow:inset 0 -1px 0 rgba(128,128,128,.5)}",
)
SHEET = Html(f"<style>{''.join(_RULES)}</style>")
