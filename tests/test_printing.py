"""What every public result prints as: short, in lines that fit, with coverage and names that are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import negotiation_kit as nk
from negotiation_kit.analysis.comparing import Coverage, Score
from negotiation_kit.analysis.moving import over_rounds
from negotiation_kit.errors import ToldError
from negotiation_kit.model import Case
from negotiation_kit.wording import LANGUAGES, ROWS, Message, Printable, Short

LONGEST, WIDEST = 4000, 120
CASES = tuple(nk.list_cases())
PAIRS = {"istanbul-2025": ("russia", "ukraine"), "harbour-lease": ("port", "ferries")}
ASSUMED: dict[str, dict[str, Any]] = {
    "istanbul-2025": {"neutral-status": "declared"},
    "harbour-lease": {"rent": 240},
    "ec-car-emissions": {},
}


@cache
def case_of(name: str) -> Case:
    return nk.load_case(name)


def made(name: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what makes each result on a case; what a case has not the data for is told by a refusal."""
    case = case_of(name)
    a, b = PAIRS.get(name, tuple(party.id for party in case.parties[:2]))
    issue = case.issues[0].id
    yield "case", lambda: case
    yield "compare", lambda: nk.compare(case, a, b)
    yield "score", lambda: nk.compare(case, a, b).score
    yield "multiverse", lambda: nk.multiverse(nk.compare(case, a, b))
    yield "robustness", lambda: nk.robustness(nk.compare(case, a, b))
    yield "variants", lambda: nk.variants(nk.robustness(nk.compare(case, a, b)))
    yield "pairwise", lambda: nk.pairwise(case)
    yield "scaling", lambda: nk.classical_scaling(nk.pairwise(case), least=1)
    yield "matrix", lambda: nk.stance_matrix(case)
    yield "bases", lambda: nk.evidence_bases(case)
    yield "movement", lambda: nk.movement(case, a)
    yield "timeline", lambda: over_rounds(case, issue)
    yield "linkages", lambda: nk.linkages(case)
    yield "what_if", lambda: nk.what_if(case, ASSUMED[name])
    yield "feasible", lambda: nk.feasible_outcomes(case)
    yield "evidence", lambda: nk.find_evidence(case)
    yield "garbled", lambda: nk.garbled(case)
    yield "reliability", lambda: nk.coding_reliability(case)
    yield "alpha", lambda: nk.krippendorff_alpha([[1, 2, 3, 4], [1, 2, 3, 3]], "nominal")
    yield "points", lambda: nk.adjusted_winner(*nk.salience_points(case, a, b))
    yield "packages", lambda: nk.packages(case, a, b)
    yield "frontier", lambda: nk.pareto_frontier(nk.packages(case, a, b))
    yield "nash", lambda: nk.nash_point(nk.packages(case, a, b))
    yield "opposition", lambda: nk.opposition(nk.packages(case, a, b))
    yield "frontier of numbers", lambda: nk.pareto_frontier([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
    yield "mean", lambda: nk.mean_voter(case, issue)
    yield "condorcet", lambda: nk.condorcet_winner(case, issue)
    yield "trades", lambda: nk.trades(case)
    yield "sequence", lambda: nk.trade_sequence(case)
    yield "table", lambda: nk.comparison_table(nk.compare(case, a, b))
    yield "codebook", lambda: nk.codebook_table(case)
    yield "brief", lambda: nk.brief(nk.compare(case, a, b))
    yield "page", lambda: nk.page(case)
    yield "exercise", lambda: nk.exercise(case)
    yield "explorer", lambda: nk.explore(case)
    yield "drawn", lambda: nk.show_division(nk.adjusted_winner(*nk.salience_points(case, a, b)))


@cache
def results() -> dict[str, Any]:
    """Return every result that can be made, by case and name."""
    found = {}
    for case in CASES:
        for name, make in made(case):
            with suppress(ToldError):  # no salience, one round, no second coder
                found[f"{case}: {name}"] = make()
    found["report"] = nk.check("positions/istanbul-2025")
    return found


def parts(thing: Any, seen: set[int]) -> Iterator[Any]:
    """Yield a thing and all that it is made of, a few of each kind."""
    if id(thing) in seen or isinstance(thing, str | pd.DataFrame):
        return
    seen.add(id(thing))
    if isinstance(thing, tuple | list | frozenset):
        for item in list(thing)[:3]:
            yield from parts(item, seen)
    elif isinstance(thing, dict):
        yield from parts(tuple(thing.values()), seen)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield thing
        for item in fields(thing):
            yield from parts(getattr(thing, item.name, None), seen)


@cache
def all_parts() -> list[Any]:
    seen: set[int] = set()
    return [part for found in results().values() for part in parts(found, seen)]


def fits(text: str) -> bool:
    return len(text) < LONGEST and all(len(line) <= WIDEST for line in text.splitlines())


def printable() -> dict[str, Printable]:
    return {name: found for name, found in results().items() if isinstance(found, Printable)}


def test_most_results_can_be_made() -> None:
    kinds = {type(found).__name__ for found in printable().values()}
    result_classes = {
        name for name in nk.__all__ if name[0].isupper() and isinstance(getattr(nk, name), type)
    }
    never = {"Finding", "PositionFilesError", "UnknownNameError", "Verdict", "Seminar"}
    assert result_classes - never - kinds == set()


def test_every_result_is_short_and_its_lines_fit() -> None:
    one = {name: repr(found) for name, found in results().items() if not isinstance(found, tuple)}
    assert {name for name, told in one.items() if not fits(told)} == set()


def test_all_that_results_are_made_of_is_short_too() -> None:
    assert {type(part).__name__ for part in all_parts() if not fits(repr(part))} == set()
    assert {type(part).__name__ for part in all_parts() if isinstance(part, Short)} >= {
        "Party", "Issue", "Position", "Source", "Stance", "Evidence", "IssueComparison", "RatioScale",
    }  # fmt: skip


def test_a_part_of_a_case_says_its_id_and_name() -> None:
    case = case_of("istanbul-2025")
    assert repr(case.party("russia")) == "<Party russia: Russian Federation>"
    assert repr(case.issue("remains-return")) == "<Issue remains-return: Return of the dead>"
    assert repr(case.round("2025-06-02")) == "<Round 2025-06-02: Second direct round>"
    assert "party=russia" in repr(case.entries("russia", "remains-return", "2025-06-02")[0])


def test_the_names_to_go_on_with_are_there() -> None:
    for name, found in printable().items():
        told = repr(found).partition("Go on with: ")[2].split()
        names = [re.sub(r"\(.*", "", word.strip(".,")) for word in told]
        assert names, name
        assert [missing for missing in names if not hasattr(found, missing)] == [], name


def test_a_table_is_small_and_says_how_much_is_left() -> None:
    found = nk.compare(case_of("istanbul-2025"), "russia", "ukraine")
    lines = repr(found).splitlines()
    first = next(number for number, line in enumerate(lines) if "a_value" in line)
    assert lines[first].split() == ["a_value", "b_value", "verdict", "distance"]
    assert [line.split()[0] for line in lines[first + 1 : first + 1 + ROWS]] == [
        cut if len(cut) <= 22 else f"{cut[:21]}…" for cut in found.frame.index[:ROWS]
    ]
    assert lines[first + 1 + ROWS] == f"… {len(found.rows) - ROWS} more rows"


def test_the_range_comes_first_and_no_score_without_its_coverage() -> None:
    for name, found in results().items():
        if isinstance(found, nk.Comparison | Score):
            score = found.score if isinstance(found, nk.Comparison) else found
            told = " ".join(repr(found).split())
            if score.agreement is None or score.best == score.worst:
                continue
            assert re.search(r"Agreement lies between [\d.]+ and [\d.]+; [\d.]+ on the", told), name
            assert f"on the {score.coverage.n} of {score.coverage.of} issues" in told, name
        elif isinstance(getattr(found, "coverage", None), tuple) and not isinstance(found, nk.Scaling):
            assert str(found.coverage) in " ".join(repr(found).split()), name


@pytest.mark.parametrize(
    ("agreement", "worst", "best", "n", "told"),
    [
        (0.4, 0.2, 0.6, 6, "Agreement lies between 0.20 and 0.60; 0.40 on the 6 of 8 issues"),
        (0.9, 0.2, 0.6, 6, "the number lies outside these limits"),
        (0.4, 0.2, 0.6, 4, "on so few issues the number says little"),
        (0.4, 0.4, 0.4, 8, "Agreement is exactly 0.40"),
        (None, 0.0, 1.0, 0, "Agreement lies between 0 and 1; no number"),
        (None, None, None, 0, "no number, as on no issue both positions are known"),
    ],
)
def test_a_score_in_words(
    agreement: float | None, worst: float | None, best: float | None, n: int, told: str
) -> None:
    found = Score(agreement, Coverage(n, 8), best, worst, "gower", "equal")
    assert told.replace("0.20", "0.2").replace("0.60", "0.6").replace("0.40", "0.4") in found.sentence
    assert ("on the" in found.sentence) == (agreement is not None and worst != best)


def test_a_notebook_shows_the_same_escaped() -> None:
    for name, found in printable().items():
        if isinstance(found, nk.ComparisonTable | nk.Brief):
            continue
        html = found._repr_html_()
        told = unescape(re.sub(r"<[^>]+>", " ", html))
        assert " ".join(str(found.sentence).split()) in " ".join(told.split()), name
        assert "Go on with:" in html, name
        assert html.count("<tr") <= ROWS + 2, name


def test_what_a_file_says_is_escaped() -> None:
    nasty = "<script>alert(1)</script> & co"
    case = Case("id", nasty, (), (), (), ())
    assert nasty in repr(case)
    assert "<script>" not in case._repr_html_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in case._repr_html_()


def test_a_sentence_speaks_every_language() -> None:
    for name, found in printable().items():
        if isinstance(found.sentence, Message):
            assert len({found.sentence.text_in(language) for language in LANGUAGES}) > 1 or ":" in name, name


def test_a_warning_travels() -> None:
    finding = nk.Finding("a.yaml", 1, 1, "some-code", "Something is odd.")
    case = replace(case_of("harbour-lease"), warnings=(finding,))
    found = nk.compare(case, "port", "ferries")
    for shown in (repr(case), repr(found), found._repr_html_()):
        assert case.warned in " ".join(shown.split()).replace("<p>", "")


def test_trades_and_a_class_print_short_too(tmp_path: Path) -> None:
    sides = [("a", "x", 0, 80), ("b", "x", 100, 20), ("a", "y", 0, 20), ("b", "y", 100, 80)]
    table = pd.DataFrame(sides, columns=["party", "issue", "value", "salience"]).assign(capability=1.0)
    scales = {issue: {"level": "interval", "unit": "points", "min": 0, "max": 100} for issue in "xy"}
    case = nk.case_from_frame(table, scales)
    nk.rehearse_seminar(case_of("harbour-lease"), tmp_path, groups=3)
    traded, chain = nk.trades(case), nk.trade_sequence(case)
    handed = nk.collect_codings(case_of("harbour-lease"), tmp_path)
    found = (traded, traded.rows[0], traded.rows[0].concessions[0], chain, chain.means[0], handed)
    assert [type(part).__name__ for part in found if not fits(repr(part))] == []
    assert repr(traded.rows[0]).startswith("<Trade i=a, j=b, p=x, q=y")
    assert "1 trade, 2 of 2 issues" in repr(traded)
    assert "3 groups" in repr(handed)
    multiverse = nk.multiverse(nk.compare(case_of("istanbul-2025"), "russia", "ukraine"))
    for part in (multiverse.settings[0], multiverse.points[0], multiverse.scores):
        assert fits(repr(part)), type(part)


def test_a_wide_table_loses_columns_and_a_long_word_its_end() -> None:
    class Wide(Printable):
        _names = ("frame",)
        sentence = "A sentence."
        frame = pd.DataFrame({f"column_{n}": ["word " * 20, None] for n in range(40)}, index=["i" * 60, "k"])

    told = repr(Wide())
    assert max(map(len, told.splitlines())) <= 80
    assert told.splitlines()[1].split() == ["column_0", "column_1", "column_2"]
    assert re.findall("None|nan", told) == []
    assert "—" in told
