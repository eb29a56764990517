"""The files as other programs open them: LibreOffice and a browser, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import negotiation_kit as nk

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def as_pdf_text(path: Path) -> str:
    """Return the text of the pages that LibreOffice makes of a file."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed: install both to run this test.")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    pdf = path.with_suffix(".pdf")
    if not pdf.exists():
        pytest.skip(
            "this LibreOffice cannot open the format: install libreoffice-writer and libreoffice-calc."
        )
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return told.stdout.decode("utf-8")


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["local pause", "not comparable", "Robustness"]),
        ("uk", ["локальна", "непорівнянні", "Стійкість"]),
    ],
)
def test_libreoffice_opens_it_and_shows_every_part(
    compared: nk.Comparison, tmp_path: Path, ending: str, language: str, words: list[str]
) -> None:
    path = nk.comparison_table(compared, language=language).save(tmp_path / f"brief{ending}")
    text = as_pdf_text(path)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("width", [360, 1200])
def test_a_browser_shows_the_page_without_cutting_anything_off(
    compared: nk.Comparison, tmp_path: Path, browser: Browser, width: int
) -> None:
    path = nk.comparison_table(compared, language="uk").save(tmp_path / "brief.html")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark")
    page.goto(path.as_uri())
    assert page.locator("tbody tr").count() == len(compared.rows) + 7
    cell = page.locator("td", has_text="розбіжність").first
    assert cell.evaluate("cell => getComputedStyle(cell).backgroundColor") == "rgb(220, 205, 243)"
    assert cell.evaluate("cell => getComputedStyle(cell).color") == "rgb(27, 31, 35)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
