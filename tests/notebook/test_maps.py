"""The map in a notebook: a picture with its words, or the reason why there is none."""

from __future__ import annotations

from html import escape

import negotiation_kit as nk
from negotiation_kit import charts


def test_the_map_is_a_picture_told_in_words() -> None:
    found = nk.classical_scaling(nk.pairwise(nk.load_case("istanbul-2025")), least=1)
    shown = nk.show_map(found)._repr_html_()
    assert shown.count("<img ") == 1
    assert f'alt="{escape(charts.describe_party_map(found))}"' in shown


def test_without_a_map_it_says_why() -> None:
    found = nk.classical_scaling(nk.pairwise(nk.load_case("harbour-lease")))
    assert nk.show_map(found) == f"<p>{escape(found.note)}</p>"
    assert found.note.startswith("No map: it needs three parties")
