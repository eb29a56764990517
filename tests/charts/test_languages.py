"""Every chart and what is said of it in a reader's language; letters from whatever font has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.font_manager import fontManager

import negotiation_kit as nk
from negotiation_kit import charts
from negotiation_kit.analysis.moving.timelines import over_rounds
from negotiation_kit.charts import canvas
from negotiation_kit.wording import LANGUAGES, Message

ROUND = "2025-06-02"
Drawn = tuple[Callable[..., Axes], Callable[..., str], tuple[Any, ...], dict[str, Any]]


def texts(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    return [text.get_text() for text in (*ax.texts, *(legend.get_texts() if legend else ()))]


def _drawn() -> Iterator[tuple[str, Drawn]]:
    case = nk.load_case("istanbul-2025")
    compared = nk.compare(case, "russia", "ukraine", ROUND)
    moved = nk.movement(case, "russia", ROUND, "2025-07-23", toward="ukraine")
    pairs = nk.pairwise(case, round=ROUND)
    left = nk.feasible_outcomes(case, round=ROUND)
    some = {"rows": left.spoken[:6]}
    yield "positions", (charts.positions_on_scales, charts.describe_positions, (compared,), {})
    yield "verdicts", (charts.verdicts_by_basket, charts.describe_verdicts, (compared,), {})
    yield "movement", (charts.movement_dumbbells, charts.describe_movement, (moved,), {})
    rounds = over_rounds(case, "ceasefire-duration")
    yield "timeline", (charts.issue_over_rounds, charts.describe_timeline, (rounds,), {})
    yield "heat", (charts.heat_map, charts.describe_heat_map, (pairs,), {})
    placed = nk.classical_scaling(pairs, least=1)
    yield "map", (charts.party_map, charts.describe_party_map, (placed,), {})
    tried = nk.multiverse(compared)
    yield "settings", (charts.specification_curve, charts.describe_specification_curve, (tried,), {})
    offers = nk.linkages(case, ROUND)
    yield "linkages", (charts.linkage_diagram, charts.describe_linkages, (offers,), {})
    yield "zopa", (charts.zopa_bars, charts.describe_zopa, (left,), some)


ALL = dict(_drawn())
NAMES_OF_THE_CASE = ("terms", "truce", "lead", "second")
"""Names of steps and of coders, which a case gives in one language alone."""


@pytest.mark.parametrize("language", ["uk", "ru"])
@pytest.mark.parametrize("name", ALL)
def test_a_chart_of_a_case_in_cyrillic_says_no_word_in_latin(name: str, language: str) -> None:
    draw, describe, found, more = ALL[name]
    told = [*texts(draw(*found, **more, language=language)), describe(*found, **more, language=language)]
    words = {word for text in told for word in re.findall("[A-Za-z]{2,}", text)}
    assert words - {*NAMES_OF_THE_CASE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_nothing_is_cut_off_in_any_language(name: str, language: str, inside: Callable[[Axes], None]) -> None:
    draw, _, found, more = ALL[name]
    inside(draw(*found, **more, language=language))


@pytest.mark.parametrize("name", ALL)
def test_a_language_that_is_not_there_is_refused(name: str) -> None:
    *functions, found, more = ALL[name]
    for function in functions:
        with pytest.raises(nk.UnknownNameError, match="there is no language 'xx'"):
            function(*found, **more, language="xx")


@pytest.mark.parametrize("name", ALL)
def test_a_warning_stands_under_a_chart_in_the_readers_language(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, _, found, more = ALL[name]
    warned = Message("remark.warnings", n=2, command="check")
    monkeypatch.setattr(nk.Case, "warned", warned)
    assert warned.text_in("uk") != str(warned)
    assert texts(draw(*found, **more, language="uk")).count(warned.text_in("uk")) == 1


def test_letters_the_usual_font_lacks_come_from_an_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    font = next(font for font in fontManager.ttflist if font.name == "DejaVu Serif")
    known = canvas._letters

    def letters(path: str) -> frozenset[int]:
        return frozenset(map(ord, "日本")) if path == font.fname else known(path) - {ord("日"), ord("本")}

    canvas._others.cache_clear()
    monkeypatch.setattr(canvas, "_letters", letters)
    assert canvas.families("A 日本")[-1] == "DejaVu Serif"
    assert canvas.families("A b")[-1] != "DejaVu Serif"
    canvas._others.cache_clear()


def test_many_parties_are_one_picture_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, describe, found, _ = ALL["heat"]
    monkeypatch.setattr("negotiation_kit.charts.parties.MOST_PARTIES", 3)
    ax = draw(*found)
    assert len(ax.patches) == 3 * 2
    assert any("The first 3 of 5 parties" in text.replace("\n", " ") for text in texts(ax))
    told = describe(*found)
    assert told.endswith("The first 3 of 5 parties; name others to see them.")
    assert told.count(" of 24 issues") == 3
