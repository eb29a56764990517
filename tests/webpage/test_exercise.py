"""The exercise: nothing of the key in the students' file, answers that go to a file and back, and the key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import negotiation_kit as nk
from negotiation_kit.model import LEAD, Case
from tests.webpage.conftest import Opener
from tests.webpage.parsed import Parsed
from tests.webpage.test_single_file import data_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no storage'); }});"


@pytest.fixture(scope="module")
def made(istanbul: Case) -> nk.Exercise:
    return nk.exercise(istanbul)


def place(page: Page, issue: str, party: str) -> Locator:
    data = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
    i = [item["id"] for item in data["issues"]].index(issue)
    p = [item[0] for item in data["parties"]].index(party)
    return page.locator(f"fieldset[data-i='{i}'][data-p='{p}']")


def save(page: Page, folder: Path) -> dict[str, Any]:
    """Return what the button saves."""
    with page.expect_download() as download:
        page.locator("#save").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {**found, "path": path}


def test_nothing_the_lead_wrote_or_chose_is_in_the_students_file(istanbul: Case, made: nk.Exercise) -> None:
    html = made.student.html
    asked = [entry for entry in istanbul.positions if entry.round == "2025-06-02"]
    for entry in asked:
        for text in (entry.summary, entry.note, entry.why, entry.adjudication, entry.salience_basis):
            assert text is None or text not in Parsed(html).text
    assert set(data_of(html)) == {"case", "round", "parties", "issues", "exercise"}
    allowed = {"id", "title", "level", "options", "min", "max", "unit"}
    assert {name for issue in data_of(html)["issues"] for name in issue} <= allowed
    parsed = Parsed(html)
    assert not [attrs for name, attrs in parsed.elements if "checked" in attrs or "selected" in attrs]
    for source in istanbul.sources:
        for passage in source.passages:
            assert passage.reading is None or passage.reading not in parsed.text
            assert passage.why is None or passage.why not in parsed.text


def test_the_students_file_is_the_same_whatever_the_lead_coded(istanbul: Case, made: nk.Exercise) -> None:
    other = tuple(
        replace(entry, value=None, printed=None, rejects=(), accepts=(), status=None, firmness=None,
                confidence=None, conditional_on=(), summary="x", note="y", object=None)
        for entry in istanbul.positions
    )  # fmt: skip
    assert nk.exercise(replace(istanbul, positions=other)).student.html == made.student.html


def test_it_has_every_question_scale_and_cited_passage(istanbul: Case, made: nk.Exercise) -> None:
    parsed = Parsed(made.student.html)
    for issue in istanbul.issues_in("2025-06-02"):
        assert issue.question in parsed.text
        for level in getattr(issue.scale, "values", ()):
            assert level.meaning in parsed.text
    cited = [piece for entry in istanbul.positions if entry.round == "2025-06-02" for piece in entry.evidence]
    for piece in cited:
        passage = istanbul.source(piece.source).passage(piece.passage)
        assert passage is not None
        assert passage.digest in parsed.text
    assert len(parsed.named("fieldset")) == 2 * len(istanbul.issues_in("2025-06-02"))


def test_the_key_has_the_leads_positions(istanbul: Case, made: nk.Exercise) -> None:
    data = data_of(made.key.html)
    row = nk.compare(istanbul, "russia", "ukraine").row("ceasefire-scope")
    place = [issue["id"] for issue in data["issues"]].index(row.issue.id)
    assert [side["value"] for side in data["key"][place]] == ["local-pause", "general-unconditional"]
    days = [issue["id"] for issue in data["issues"]].index("ceasefire-duration")
    assert data["key"][days][0]["value"] == [2, 3]
    dates = [issue["id"] for issue in data["issues"]].index("next-round")
    assert data["key"][dates][1]["value"] == ["2025-06-20", "2025-06-30"]
    assert "local pause" in Parsed(made.key.html).text


def test_answers_go_to_a_file_and_back(made: nk.Exercise, opened: Opener, tmp_path: Path) -> None:
    page = opened(made.student.html)
    scope = place(page, "ceasefire-scope", "russia")
    scope.get_by_label("local pause").check()
    scope.locator(".confidence").select_option("high")
    scope.locator(".red").check()
    scope.locator(".note").fill("¶17 </script>")
    place(page, "ceasefire-duration", "russia").locator(".from").fill("2")
    place(page, "ceasefire-duration", "russia").locator(".to").fill("3")
    place(page, "ceasefire-duration", "ukraine").locator(".from").fill("30")
    place(page, "pow-exchange-categories", "russia").get_by_label("wounded").check()
    place(page, "pow-exchange-categories", "ukraine").get_by_label("none of these options").check()
    place(page, "next-round", "ukraine").locator(".from").fill("2025-06-20")
    place(page, "nato-bid", "ukraine").get_by_label("silent: says nothing on it").check()
    assert page.locator("#progress").inner_text() == "7 of 48 placed."
    page.locator("#coder").fill("Žofie / ⚡")
    found = save(page, tmp_path)
    assert found["path"].name == "answers-žofie.json"
    assert found["answers"] == {
        "ceasefire-scope": {
            "russia": {
                "value": "local-pause",
                "confidence": "high",
                "red_line": True,
                "note": "¶17 </script>",
            }
        },
        "ceasefire-duration": {"russia": {"value": [2, 3]}, "ukraine": {"value": [30, 30]}},
        "pow-exchange-categories": {"russia": {"value": ["wounded"]}, "ukraine": {"value": []}},
        "next-round": {"ukraine": {"value": ["2025-06-20", "2025-06-20"]}},
        "nato-bid": {"ukraine": {"stance": "silent"}},
    }
    other = opened(made.student.html, name="other.html")
    other.locator("#open").set_input_files(found["path"])
    other.wait_for_function("document.getElementById('progress').textContent === '7 of 48 placed.'")
    again = save(other, tmp_path)
    assert again["answers"] == found["answers"]
    assert again["coder"] == "Žofie / ⚡"


def test_answers_stay_in_the_browser_and_the_page_says_so(made: nk.Exercise, opened: Opener) -> None:
    page = opened(made.student.html)
    place(page, "nato-bid", "russia").get_by_label("abandon").check()
    page.reload()
    assert place(page, "nato-bid", "russia").get_by_label("abandon").is_checked()
    assert "stay in this browser" in page.locator("#keeping").inner_text()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#forget").click()
    page.reload()
    assert page.locator("#progress").inner_text() == "0 of 48 placed."


def test_a_browser_that_keeps_nothing_still_works_and_says_so(
    made: nk.Exercise, opened: Opener, tmp_path: Path
) -> None:
    page = opened(made.student.html, before=NO_STORAGE)
    assert "keeps nothing for this file" in page.locator("#keeping").inner_text()
    place(page, "nato-bid", "russia").get_by_label("abandon").check()
    page.locator("#coder").fill("Ana")
    assert save(page, tmp_path)["answers"] == {"nato-bid": {"russia": {"value": "abandon"}}}


def test_a_value_and_a_silence_rule_each_other_out(made: nk.Exercise, opened: Opener) -> None:
    page = opened(made.student.html)
    days = place(page, "ceasefire-duration", "russia")
    days.locator(".from").fill("2")
    days.get_by_label("silent: says nothing on it").check()
    assert days.locator(".from").input_value() == ""
    days.locator(".from").fill("5")
    assert not days.get_by_label("silent: says nothing on it").is_checked()
    days.locator(".clear").click()
    assert page.locator("#progress").inner_text() == "0 of 48 placed."


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [("31", "", "Not on the scale, which runs from 0 to 30."), ("9", "3", "“from” is greater than “to”.")],
)
def test_a_number_off_the_scale_is_told_and_not_saved(
    made: nk.Exercise, opened: Opener, low: str, high: str, told: str
) -> None:
    page = opened(made.student.html)
    days = place(page, "ceasefire-duration", "russia")
    days.locator(".from").fill(low)
    days.locator(".to").fill(high)
    assert days.locator(".fault").inner_text() == told
    assert page.locator("#progress").inner_text() == "0 of 48 placed."
    page.locator("#coder").fill("Ana")
    page.locator("#save").click()
    assert "Length of the first pause" in page.locator("#problem").inner_text()


def test_a_file_without_a_name_is_not_saved(made: nk.Exercise, opened: Opener) -> None:
    page = opened(made.student.html)
    page.locator("#save").click()
    assert "Write your name or a pseudonym first" in page.locator("#problem").inner_text()
    assert page.evaluate("document.activeElement.id") == "coder"


WRONG = {
    "nonsense.json": ("{", "it is no file of answers"),
    "null.json": ("null", "it is no file of answers"),
    "list.json": ("[1]", "it is no file of answers"),
    "other.json": (
        '{"format": "negotiation-kit-answers", "exercise": "0", "case": "c", "round": "r"}',
        "its answers are to another exercise (c, r)",
    ),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("which", ["student", "key"])
def test_a_file_of_something_else_is_told(
    made: nk.Exercise, opened: Opener, tmp_path: Path, which: str, name: str
) -> None:
    page = opened(getattr(made, which).html)
    content, told = WRONG[name]
    (tmp_path / name).write_text(content, "utf-8")
    page.locator("#open").set_input_files(tmp_path / name)
    page.wait_for_function("document.getElementById('problem').textContent")
    assert page.locator("#problem").inner_text() == f"{name} was not loaded: {told}."


def answered(made: nk.Exercise, folder: Path, coder: str, answers: dict[str, Any]) -> Path:
    head = {"format": "negotiation-kit-answers", "exercise": data_of(made.key.html)["exercise"]}
    path = folder / f"{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps({**head, "coder": coder, "answers": answers}), "utf-8")
    return path


def test_the_key_sets_several_students_against_the_lead(
    made: nk.Exercise, opened: Opener, tmp_path: Path
) -> None:
    right = {
        "ceasefire-scope": {"russia": {"value": "local-pause"}, "ukraine": {"value": "general-unconditional"}}
    }
    wrong = {
        "ceasefire-scope": {"russia": {"value": "none", "red_line": True}},
        "nato-bid": {"russia": {"value": "maybe"}, "ukraine": "pursue"},
    }
    page = opened(made.key.html)
    assert page.locator("#overall").is_hidden()
    files = [
        answered(made, tmp_path, "Ana", right),
        answered(made, tmp_path, "Ana", right),
        answered(made, tmp_path, "<b>Bo", wrong),
    ]
    page.locator("#open").set_input_files(files)
    page.locator("#students li").nth(2).wait_for()
    students = page.locator("#students li").all_inner_texts()
    assert [text.split(" placed")[0] for text in students] == [
        "Ana 2 of 48",
        "Ana (2) 2 of 48",
        "<b>Bo 1 of 48",
    ]
    assert "2 of 2 as the key" in students[0]
    assert "0 of 1 as the key" in students[2]
    assert "2 answers did not fit the scale" in page.locator("#problem").inner_text()
    first = page.locator("#table tbody").first.locator("tr").first
    assert first.locator("[data-w=Students] li").all_inner_texts()[0].startswith("2 ✓ local pause")
    assert first.locator("[data-w=Students] li").all_inner_texts()[1].split() == [
        "1",
        "none",
        "red",
        "line:",
        "1",
    ]
    assert first.locator("[data-w='As the key']").inner_text() == "2 of 3"
    assert (
        page.locator("#alpha-values").inner_text().startswith("No alpha: 5 values can be paired, in 2 units")
    )
    page.get_by_label("Remove <b>Bo").click()
    assert page.locator("#students li").count() == 2
    assert first.locator("[data-w='As the key']").inner_text() == "2 of 2"


def test_the_key_is_a_coder_only_when_asked_for(made: nk.Exercise, opened: Opener, tmp_path: Path) -> None:
    data = data_of(made.key.html)
    answers = {
        issue["id"]: {
            party[0]: {"stance": ("silent", "left-open")[(n + p) % 2]}
            for p, party in enumerate(data["parties"])
        }
        for n, issue in enumerate(data["issues"])
    }
    page = opened(made.key.html)
    page.locator("#open").set_input_files([answered(made, tmp_path, name, answers) for name in "AB"])
    page.locator("#students li").nth(1).wait_for()
    assert page.locator("#alpha-kinds").inner_text() == "1"
    page.locator("#with-key").check()
    assert float(page.locator("#alpha-kinds").inner_text()) < 1


def test_saving_writes_both_files_or_none(made: nk.Exercise, tmp_path: Path) -> None:
    assert made.save(tmp_path / "class.html") == (tmp_path / "class.html", tmp_path / "class-key.html")
    (tmp_path / "class.html").unlink()
    with pytest.raises(FileExistsError, match=r"class-key\.html is already there"):
        made.save(tmp_path / "class.html")
    assert not (tmp_path / "class.html").exists()
    made.save(tmp_path / "class.html", overwrite=True)


def test_other_parties_and_rounds_can_be_asked_for(istanbul: Case, made: nk.Exercise) -> None:
    other = nk.exercise(istanbul, ["the West", "united-states", "turkiye"], round="2025-06-02")
    assert [party[0] for party in data_of(other.student.html)["parties"]] == [
        "west",
        "united-states",
        "turkiye",
    ]
    assert data_of(other.student.html)["exercise"] != data_of(made.student.html)["exercise"]
    early = nk.exercise(istanbul, round="2022-04")
    assert len(data_of(early.student.html)["issues"]) == len(istanbul.issues_in("2022-04"))


@pytest.mark.parametrize(
    ("parties", "round", "told"),
    [([], None, "at least one party"), (["x"], None, "x"), (None, "1999", "1999")],
)
def test_what_cannot_be_asked_is_told(
    istanbul: Case, parties: list[str] | None, round: str | None, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        nk.exercise(istanbul, parties, round=round)


def test_a_second_coders_reading_is_no_key(istanbul: Case, made: nk.Exercise) -> None:
    lead_only = replace(istanbul, positions=tuple(p for p in istanbul.positions if p.coder == LEAD))
    assert data_of(nk.exercise(lead_only).key.html)["key"] == data_of(made.key.html)["key"]
