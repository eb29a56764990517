"""An error of a handler is shown where a person sees it, and goes when it is over."""

from __future__ import annotations

import html

import pytest
from ipywidgets import HTML, Button, Dropdown

import negotiation_kit as nk
from negotiation_kit.errors import NoFileError, ToldError, UnknownNameError
from negotiation_kit.notebook.widget_base import clear_problem, show_problem, shown_in


def fails(_: object) -> None:
    raise ToldError("no such luck")


USERS = [
    ToldError("mend it"),
    UnknownNameError("party", "rusia", ["russia"]),
    NoFileError("no file"),
    OSError(28, "full"),
]
KITS = [ValueError("a slip"), KeyError("a slip"), RuntimeError("a slip"), ZeroDivisionError("a slip")]


@pytest.fixture
def place() -> HTML:
    return HTML(layout={"display": "none"})


@pytest.mark.parametrize("error", USERS, ids=repr)
def test_what_is_no_fault_of_the_kit_is_a_sentence_alone(place: HTML, error: Exception) -> None:
    show_problem(place, error)
    assert html.escape(str(error), quote=False) in place.value
    assert "fault of" not in place.value
    assert "<details>" not in place.value


@pytest.mark.parametrize("error", KITS, ids=repr)
def test_a_fault_of_the_kit_says_so_and_has_what_a_report_needs(place: HTML, error: Exception) -> None:
    show_problem(place, error)
    assert "it is a fault of negotiation_kit" in place.value
    assert f"{type(error).__name__}: " in place.value
    assert "for a bug report" in place.value


def test_weighing_by_salience_where_none_is_coded_says_so_in_one_sentence() -> None:
    explorer = nk.explore(nk.load_case("istanbul-2025"))
    explorer.weighing.kind.value = "salience"
    assert "needs a stated salience on every issue" in explorer.problem.value
    assert "<details>" not in explorer.problem.value


def test_what_is_raised_is_shown_as_a_sentence_with_the_rest_folded(place: HTML) -> None:
    def handler() -> None:
        raise RuntimeError("a slip of the kit")

    shown_in(place)(handler)()
    sentence, _, rest = place.value.partition("<details>")
    assert "a fault of negotiation_kit: RuntimeError: a slip of the kit. What" in sentence
    assert "Traceback" not in sentence
    assert "in handler" in rest
    assert place.layout.display is None


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "</pre></details><img src=x>"])
def test_the_text_of_an_error_is_escaped(place: HTML, text: str) -> None:
    show_problem(place, ValueError(text))
    assert text not in place.value
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in place.value


def test_an_error_without_words_is_called_by_its_name(place: HTML) -> None:
    show_problem(place, KeyError())
    assert "a fault of negotiation_kit: KeyError. What" in place.value


@pytest.mark.parametrize(
    ("reason", "told"),
    [("no file", "no file. What"), ("Did you mean it?", "mean it? What"), ("No.", "No. What")],
)
def test_a_sentence_ends_once(place: HTML, reason: str, told: str) -> None:
    show_problem(place, ToldError(reason))
    assert told in place.value


def test_it_is_read_out_and_its_colours_are_its_own(place: HTML) -> None:
    show_problem(place, ValueError("x"))
    assert 'role="alert"' in place.value
    assert "background:#fbe3e4;color:#7a0c14" in place.value


def test_the_next_handler_clears_what_the_last_one_said(place: HTML) -> None:
    safely = shown_in(place)
    show_problem(place, ValueError("x"))
    safely(lambda change: None)({"new": 1})
    assert place.value == ""
    assert place.layout.display == "none"


def test_what_an_inner_handler_says_outlives_the_outer_one(place: HTML) -> None:
    safely = shown_in(place)
    inner, outer = Dropdown(options=[1, 2]), Dropdown(options=[1, 2])
    inner.observe(safely(fails), "value")
    outer.observe(safely(lambda change: setattr(inner, "value", change["new"])), "value")
    outer.value = 2
    assert "no such luck" in place.value


def test_a_button_too_shows_what_its_handler_raises(place: HTML) -> None:
    button = Button()
    button.on_click(shown_in(place)(fails))
    button.click()
    assert "no such luck" in place.value


def test_a_handler_keeps_its_name(place: HTML) -> None:
    def changed() -> None: ...

    assert shown_in(place)(changed).__name__ == "changed"


def test_stopping_the_kernel_is_no_problem_of_a_handler(place: HTML) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shown_in(place)(stopped)()
    assert place.value == ""


def test_clearing_twice_is_clearing_once(place: HTML) -> None:
    clear_problem(place)
    clear_problem(place)
    assert place.layout.display == "none"
