"""An error of a handler is shown where a person sees it, and goes when it is over."""

from __future__ import annotations

import pytest
from ipywidgets import HTML, Button, Dropdown

from negotiation_kit.errors import UnknownNameError
from negotiation_kit.widgets.safe import clear_problem, show_problem, shown_in


def fails(_: object) -> None:
    raise ValueError("no such luck")


@pytest.fixture
def place() -> HTML:
    return HTML(layout={"display": "none"})


def test_what_is_no_fault_of_the_kit_is_a_sentence_alone(place: HTML) -> None:
    def handler() -> None:
        raise UnknownNameError("party", "rusia", ["russia"])

    shown_in(place)(handler)()
    assert "Did you mean &#x27;russia&#x27;?" in place.value or "Did you mean 'russia'?" in place.value
    assert "<details>" not in place.value


def test_what_is_raised_is_shown_as_a_sentence_with_the_rest_folded(place: HTML) -> None:
    def handler() -> None:
        raise RuntimeError("a slip of the kit")

    shown_in(place)(handler)()
    sentence, _, rest = place.value.partition("<details>")
    assert "This could not be shown: a slip of the kit." in sentence
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
    assert "This could not be shown: KeyError." in place.value


@pytest.mark.parametrize(
    ("reason", "told"),
    [("no file", "no file. What"), ("Did you mean it?", "mean it? What"), ("No.", "No. What")],
)
def test_a_sentence_ends_once(place: HTML, reason: str, told: str) -> None:
    show_problem(place, ValueError(reason))
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
