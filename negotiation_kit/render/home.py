"""The start page: what one can do, and every case with its answer and the way to all that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from negotiation_kit.about import VERSION
from negotiation_kit.analysis.comparing import Comparison, compare
from negotiation_kit.errors import PositionFilesError, ToldError
from negotiation_kit.format.disk import MOST_CASES, START, known_cases
from negotiation_kit.format.load import load_case
from negotiation_kit.model import Case
from negotiation_kit.render.answer import number_line, three_lines
from negotiation_kit.render.headline import band, range_text
from negotiation_kit.render.html import UNTYPESET, Html, tag
from negotiation_kit.render.result import sides_to_compare
from negotiation_kit.render.skin import inlined
from negotiation_kit.render.words import round_text
from negotiation_kit.wording import ENGLISH, say, translated, written

MADE = {
    "look": "{name}.ipynb",
    "brief": "{name}-brief.html",
    "page": "{name}-page.html",
    "moved": "{name}-who-moved.ipynb",
    "code": "{name}-code.ipynb",
}
"""What is made of a case, and the name of its file."""
_TASKS = {
    "look": "01-where-the-sides-stand.ipynb",
    "brief": "04-build-a-table.ipynb",
    "code": "08-code-your-own-case.ipynb",
    "teach": "07-seminar.ipynb",
}
_BY_CASE = ("look", "brief")
"""Tasks that begin with the first case, where its files are made; for the others a notebook is the place."""
_MOST = 3
"""Findings of a faulty case that are told here; `check` tells all."""


def home(
    cases: Iterable[str | Path] | None = None, language: str = ENGLISH, folder: str | Path | None = None
) -> Html:
    """Return the start page: four tasks, and a card for every case with its three lines, range and band.

    Parameters
    ----------
    cases : iterable of str or Path, optional
        Names or folders; when left out the first twelve that can be loaded by name, and first of all the one
        shown by default.
    language : {"en", "uk", "ru"}
    folder : str or Path, optional
        Where the page will stand, the working folder when left out. A link leads to what is there, in the
        folder itself, above it or in `start` below it; where nothing is, the card names the code.

    Returns
    -------
    Html
        A case whose files have faults is a card that says what `check` finds; it stops nothing.

    Examples
    --------
    >>> page = home(["istanbul-2025"])
    >>> "Agreed" in page, "0.16 to 0.52" in page
    (True, True)
    """
    beside = Path.cwd() if folder is None else Path(folder)
    known = known_cases() if cases is None else list(cases)
    cards = [_Card(name, beside, language) for name in (known[:MOST_CASES] if cases is None else known)]
    if cases is None:  # a card of few words beside a long one would leave a hole
        cards.sort(key=lambda card: card.case is not None and len(card.case.issues) == 1)
    none = say(language, "home.none", command="negotiation-kit new NAME")
    shown = tag("div", [card.html() for card in cards], class_="nk-cases") if cards else tag("p", none)
    first = next((card.name for card in cards if card.case), "")
    tasks = [_task(name, first, beside, language) for name in _TASKS]
    head = [
        tag("div", "negotiation_kit", role="heading", aria_level=1, class_="nk-home-title"),
        tag("p", say(language, "home.lead"), class_="nk-home-lead"),
        tag("nav", tasks, class_="nk-tasks"),
        tag("div", say(language, "home.cases"), role="heading", aria_level=2, class_="nk-over"),
    ]
    foot = _foot(cards, len(known) - len(cards), language)
    return inlined(tag("div", head, shown, foot, class_=f"nk-stage {UNTYPESET}", lang=language))


def _task(name: str, first: str, folder: Path, language: str) -> Html:
    """Return a task, which leads to what is made of the first case, or to a notebook."""
    made = _href(folder, MADE[name].format(name=first)) if name in _BY_CASE else None
    href = made or _href(folder, _TASKS[name])
    inside = [
        tag("b", say(language, f"home.task.{name}"), class_="nk-task-name"),
        tag("span", say(language, f"home.task.{name}.means")),
    ]
    return tag("a" if href else "div", inside, href=href, class_=f"nk-task nk-task-{name}")


def _href(folder: Path, name: str) -> str | None:
    """Return the relative address of a file in one of the places where the kit puts it, or None."""
    for place in ("", f"{START}/", "../"):
        if (folder / place / name).is_file():
            return quote(f"{place}{name}")
    return None


def _foot(cards: list[_Card], more: int, language: str) -> Html:
    faulty = sum(card.case is None for card in cards)
    checked = say(language, "home.with-faults", n=faulty) if faulty else say(language, "home.no-faults")
    told = [checked, say(language, "home.local"), say(language, "home.version", version=VERSION)]
    if more:
        told.insert(0, say(language, "home.more", n=more, command="nk.home([…])"))
    return tag("div", [tag("span", text) for text in told], class_="nk-status")


class _Card:
    """A case on the start page; `case` is None where its files have faults."""

    def __init__(self, name: str | Path, folder: Path, language: str) -> None:
        self.name, self.folder, self.language = Path(name).name, folder, language
        self.case: Case | None = None
        self.fault: ToldError | None = None
        try:
            self.case = load_case(name)
        except ToldError as error:
            self.fault = error

    def html(self) -> Html:
        """Return the card."""
        title = str(translated(self.case, "title", self.language)) if self.case else self.name
        head = tag("div", title, role="heading", aria_level=3, class_="nk-case-title")
        body = self._of(self.case) if self.case else self._faulty()
        return tag("section", head, *body, class_="nk-case")

    def _say(self, code: str, **values: object) -> str:
        return say(self.language, code, **values)

    def _of(self, case: Case) -> Iterator[Html | None]:
        counts = [(case.parties, "party"), (case.rounds, "round"), (case.issues, "issue")]
        about = [self._say(f"count.{what}", n=len(things)) for things, what in counts]
        try:
            found = compare(case, *sides_to_compare(case))
        except ToldError as error:
            yield self._quiet(about, written(case.warned, self.language))
            yield tag("p", error.text_in(self.language), class_="nk-card-note")
        else:
            sides = (str(translated(party, "short", self.language)) for party in (found.a, found.b))
            shown = dict(zip("ab", sides, strict=True), round=round_text(found.round, self.language))
            one = len(found.rows) == 1
            told = "" if one else self._say("home.shown", **shown)
            yield self._quiet(about, told, written(case.warned, self.language))
            yield tag("p", self._say("home.one-issue"), class_="nk-card-note") if one else self._answer(found)
        yield self._links()

    def _quiet(self, about: list[str], *more: str) -> Html:
        return tag("div", " · ".join(filter(None, [*about, *more])), class_="nk-quiet")

    def _answer(self, found: Comparison) -> Html:
        lines = [
            tag(
                "div",
                tag("dt", name, class_="nk-line-name"),
                tag("dd", text, class_="nk-card-text"),
                class_="nk-card-line",
            )
            for name, text in three_lines(found, self.language)
        ]
        far = tag("b", range_text(found.score, self.language), class_="nk-card-figure")
        of = f"{self._say('range.of')}. {number_line(found, self.language)}"
        known = found.score.worst is not None
        told = [far, tag("span", of, class_="nk-why")] if known else number_line(found, self.language)
        verdicts = band(found, (), self.language, live=False)
        return tag("div", tag("dl", lines, class_="nk-card-lines"), verdicts, tag("div", told))

    def _links(self) -> Html:
        there = {what: _href(self.folder, file.format(name=self.name)) for what, file in MADE.items()}
        links = [
            tag("a", self._say(f"home.link.{what}"), href=href, class_=f"nk-go nk-go-{what}")
            for what, href in there.items()
            if href
        ]
        code = [self._say("home.in-a-cell"), tag("code", f'nk.explore("{self.name}")')]
        return tag("div", links or code, class_="nk-links")

    def _faulty(self) -> Iterator[Html]:
        report = self.fault.report if isinstance(self.fault, PositionFilesError) else None
        if report is None:
            yield tag("p", self.fault.text_in(self.language) if self.fault else "", class_="nk-card-note")
            return
        yield tag("div", self._say("count.error", n=len(report.errors)), class_="nk-quiet")
        yield tag("p", self._say("home.faulty"), class_="nk-card-note")
        told = [
            tag("li", tag("code", finding.place), ": ", written(finding.message, self.language))
            for finding in report.errors[:_MOST]
        ]
        yield tag("ul", told)
        command = f"negotiation-kit check {self.name}"
        yield tag("div", self._say("home.all-findings", command=command), class_="nk-quiet")
