"""The page in a real browser: views, filters and links, by keyboard, on a phone, without script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import Case
from tests.webpage.conftest import Opener
from tests.webpage.test_single_file import data_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}
PARTS = ("#table", "#bars", "#multiples", "#undrawn", "table.scores", "table.matrix")
AS_STATIC = """html => {
    const other = new DOMParser().parseFromString(html, 'text/html');
    const clean = node => {
        const copy = node.cloneNode(true);
        copy.querySelectorAll('[aria-current]').forEach(tr => tr.removeAttribute('aria-current'));
        copy.querySelectorAll('.opened').forEach(tr => tr.remove());
        copy.normalize();
        return copy;
    };
    const parts = %s;
    const [here, there] = [document, other].map(page => part => clean(page.querySelector(part)));
    return parts.filter(part => !here(part).isEqualNode(there(part)));
}""" % list(PARTS)  # noqa: UP031  # braces are the script's

FOCUSED = """() => {
    const node = document.activeElement, style = getComputedStyle(node);
    const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 1;
    return [node.id || node.className || node.tagName, ringed];
}"""


def shown(page: Page) -> list[str]:
    """Return the titles of the issues in the table that can be seen."""
    return page.locator("#table tr[data-i]:visible th a").all_inner_texts()


def choose(page: Page, **choices: str) -> None:
    for name, label in choices.items():
        page.locator(f"#c-{name}").select_option(label=label)


@pytest.mark.parametrize(
    ("a", "b", "round", "coding", "hash"),
    [
        ("russia", "west", "2025-06-02", "reading", "#b=west"),
        ("ukraine", "russia", "2025-06-02", "printed", "#a=ukraine&b=russia&coding=printed"),
        ("russia", "ukraine", "2022-04", "reading", "#round=2022-04"),
        ("united-states", "turkiye", "2025-06-02", "reading", "#a=united-states&b=turkiye"),
    ],
)
def test_the_script_draws_what_the_library_writes(
    istanbul: Case, whole: nk.Page, opened: Opener, a: str, b: str, round: str, coding: str, hash: str
) -> None:
    page = opened(whole.html, hash)
    written = nk.page(istanbul, a, b, round=round, coding=coding).html
    assert page.evaluate(AS_STATIC, written) == []
    assert page.evaluate(AS_STATIC, whole.html) != []


def test_the_first_view_drawn_anew_is_the_one_in_the_file(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    choose(page, b="United States")
    assert page.evaluate(AS_STATIC, whole.html) != []
    choose(page, b="Ukraine")
    assert page.evaluate(AS_STATIC, whole.html) == []


def test_filters_leave_what_they_should_and_say_how_many(
    istanbul: Case, whole: nk.Page, opened: Opener
) -> None:
    compared = nk.compare(istanbul, "russia", "ukraine")
    page = opened(whole.html)
    count = page.locator("#count")
    assert count.inner_text() == f"All {len(compared.rows)} issues shown."
    assert count.get_attribute("role") == "status"
    choose(page, verdict="● agree")
    assert shown(page) == [row.issue.title for row in compared.rows if row.verdict == "agree"]
    choose(page, basket="Humanitarian")
    assert set(shown(page)) <= {i.title for i in istanbul.issues if i.basket == "humanitarian"}
    choose(page, verdict="all", basket="all")
    page.locator("#c-find").fill("KYSLYTSYA")
    assert 0 < len(shown(page)) < len(compared.rows)
    page.locator("#c-find").fill("no such word")
    assert shown(page) == []
    assert count.inner_text().startswith("No issue matches. Clear Find")
    assert page.locator("#multiples li").count() == 0
    page.locator("#reset").click()
    assert shown(page) == [row.issue.title for row in compared.rows]


def test_the_band_filters_and_is_told_by_its_state(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    button = page.locator("#band button", has_text="agree")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert len(shown(page)) == int(button.inner_text().split()[1])
    button.click()
    assert button.get_attribute("aria-pressed") == "false"


def test_a_link_leads_to_the_same_view(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    choose(page, a="Ukraine", coding="the wording as printed", basket="Process")
    page.locator("#c-find").fill("trump & <b>")
    page.locator("#c-find").fill("trump")
    page.locator("#table tr[data-i]:visible a").first.click()
    address, seen = page.evaluate("location.hash"), shown(page)
    assert "a=ukraine" in address
    again = opened(whole.html, address)
    assert shown(again) == seen
    assert again.locator("#title").inner_text() == page.locator("#title").inner_text()
    assert again.locator("#detail h3").inner_text() == page.locator("#detail h3").inner_text()
    assert again.locator("#c-coding").input_value() == "1"
    assert again.evaluate("location.hash") == address


def test_going_to_another_link_changes_the_view(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    page.evaluate("location.hash = '#verdict=agree'")
    page.wait_for_function("document.querySelector('#c-verdict').value === '0'")
    assert len(shown(page)) == 2


@pytest.mark.parametrize(
    ("hash", "told"),
    [
        ("#a=atlantis", "There is no party “atlantis” here"),
        ("#round=1999&find=x", "There is no round “1999” here"),
        ("#a=west&round=2022-04", "The West is not coded in “Communiqué and drafts, 2022”"),
        ("#a=<img src=x onerror=alert(1)>", "There is no party “<img src=x onerror=alert(1)>” here"),
    ],
)
def test_a_link_to_what_is_not_there_is_told(whole: nk.Page, opened: Opener, hash: str, told: str) -> None:
    page = opened(whole.html, hash)
    assert told in page.locator("#problem").inner_text()
    assert page.locator("#table tr[data-i]").count() > 0


def test_choosing_the_other_sides_party_makes_the_two_change_places(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    choose(page, a="Ukraine")
    assert page.locator("#title").inner_text() == "Where Ukraine and Russia stand"


def test_a_party_not_coded_in_a_round_cannot_be_chosen_there(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    choose(page, b="United States")
    choose(page, round="Third direct round")
    assert page.locator("#title").inner_text() == "Where Russia and Ukraine stand"
    assert "United States is not coded in “Third direct round”" in page.locator("#problem").inner_text()
    option = page.locator("#c-b option", has_text="United States")
    assert option.is_disabled()
    assert option.inner_text() == "United States (not coded in this round)"


def test_the_detail_has_stances_working_and_evidence(istanbul: Case, whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    page.locator("#table a", has_text="Scope of a ceasefire").click()
    detail = page.locator("#detail")
    text = detail.inner_text()
    row = nk.compare(istanbul, "russia", "ukraine").row("ceasefire-scope")
    entries = [entry for side in (row.a, row.b) for entry in side.entries]
    for entry in entries:
        assert (entry.summary or "") in text
        for piece in entry.evidence:
            passage = istanbul.source(piece.source).passage(piece.passage)
            assert passage is not None
            assert passage.digest in text
    assert "|1 − 3| ÷ 3 = 0.667. Russia rejects what Ukraine wants. So the sides diverge." in text
    assert page.evaluate("document.activeElement.textContent") == "Scope of a ceasefire"
    page.keyboard.press("Escape")
    assert detail.is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Scope of a ceasefire"


def test_the_detail_keeps_the_printed_wording_apart(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html, "#issue=pow-exchange-categories")
    assert page.locator("#detail .printed").first.inner_text() == "As printed: wounded"


def test_the_keyboard_alone_reaches_and_opens_everything(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    reached, ringed = set(), True
    for _ in range(60):
        page.keyboard.press("Tab")
        where: Any = page.evaluate(FOCUSED)
        reached.add(where[0])
        ringed = ringed and where[1]
    assert {"skip", "c-a", "c-b", "c-round", "c-coding", "c-basket", "c-verdict", "c-find", "copy"} <= reached
    assert ringed
    page.locator("#table a").nth(3).focus()
    page.keyboard.press("Enter")
    assert (
        page.locator("#table tr[aria-current] a").inner_text() == page.locator("#table a").nth(3).inner_text()
    )


def test_links_within_the_page_keep_the_address_of_the_view(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html, "#b=west")
    page.locator("nav a", has_text="Sources").click()
    assert page.evaluate("location.hash") == "#b=west"
    assert page.evaluate("document.activeElement.textContent") == "Sources"


def test_on_a_phone_every_cell_says_whose_it_is_and_nothing_is_cut_off(
    whole: nk.Page, opened: Opener
) -> None:
    page = opened(whole.html, viewport=PHONE)
    label = "n => getComputedStyle(n, '::before').content"
    cells = page.locator("#table tr[data-i]").first.locator("td[data-w]")
    assert [cells.nth(n).evaluate(label) for n in range(2)] == ['"Russia"', '"Ukraine"']
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#table a").first.click()
    assert page.locator("#table .opened #detail").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_wide_screen_needs_no_labels_in_the_cells(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    cell = page.locator("#table td[data-w]").first
    assert cell.evaluate("n => getComputedStyle(n, '::before').content") == "none"


def test_without_script_all_is_there_and_no_control_that_does_nothing(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html, java_script_enabled=False)
    assert page.locator("noscript p").is_visible()
    assert page.locator("#controls").is_hidden()
    assert page.locator("button:visible").count() == 0
    assert (
        page.locator("#positions article:visible").count() == page.locator("#positions article").count() > 60
    )
    assert page.locator(".between").first.is_visible()


def test_on_paper_there_are_workings_and_no_controls(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html, "#a=ukraine&b=russia&coding=printed", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for hidden in ("#controls", "nav", "#detail", "#copy"):
        assert page.locator(hidden).is_hidden()
    first = page.locator("#positions .round:visible .between").first
    assert first.inner_text().startswith("Ukraine and Russia: ○ diverge")
    assert page.locator("body").evaluate("n => getComputedStyle(n).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("scheme", "background"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 27)")]
)
def test_the_page_follows_the_readers_theme(
    whole: nk.Page, opened: Opener, scheme: str, background: str
) -> None:
    page = opened(whole.html, color_scheme=scheme)
    assert page.locator("body").evaluate("n => getComputedStyle(n).backgroundColor") == background


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_readers_who_asked_for_that(
    whole: nk.Page, opened: Opener, motion: str, behaviour: str
) -> None:
    page = opened(whole.html, reduced_motion=motion)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


def test_nasty_texts_are_shown_as_they_are(istanbul: Case, opened: Opener) -> None:
    nasty = "</script><img src=x onerror=alert(1)>"
    issues = tuple(replace(issue, title=nasty) for issue in istanbul.issues)
    page = opened(nk.page(replace(istanbul, issues=issues)).html)
    choose(page, b="United States")
    assert set(shown(page)) == {nasty}
    assert page.locator("img").count() == 0


def test_the_policy_stops_what_is_not_the_kits_own(whole: nk.Page, browser: Browser, tmp_path: Path) -> None:
    path, told = tmp_path / "page.html", []
    path.write_text(
        whole.html.replace("<main", "<script>document.title='in'</script><img src=x><main", 1), "utf-8"
    )
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda said: told.append(said.text))
        page.goto(path.as_uri())
        assert page.title() == "Where Russia and Ukraine stand"
    assert len([text for text in told if "Content Security Policy" in text]) == 2


def test_the_data_of_the_page_are_what_the_file_holds(whole: nk.Page, opened: Opener) -> None:
    page = opened(whole.html)
    assert page.evaluate("JSON.parse(document.getElementById('data').textContent)") == data_of(whole.html)
