"""Movement between rounds: sentences that need no statistics, and a table of what became of each stance."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_kit.analysis.comparing import Stance
from negotiation_kit.analysis.moving import Approach, Change, IssueMovement, Moment, Movement, Timeline
from negotiation_kit.errors import counted, listed
from negotiation_kit.model import Issue, Round
from negotiation_kit.render.html import (
    CELL,
    CHOSEN,
    CONTAINER,
    FRAME,
    GROUP,
    HEAD,
    MUTED,
    TABLE,
    UNTYPESET,
    Html,
    case_line,
    fill,
    tag,
    view_heading,
)
from negotiation_kit.render.palette import CHANGES, party_colours
from negotiation_kit.render.words import called, conditional_notes, figure, round_text, stance_text
from negotiation_kit.scales import day_text
from negotiation_kit.wording import ENGLISH, Message, Spoken, joined, say, translated

_NOTABLE = tuple(Change)[: tuple(Change).index(Change.REWORDED)]
_WIDTHS = ("20%", "21%", "21%", "22%", "16%")
_ROUNDING = 1e-9
NOTHING_ASKED = Message("movement.nothing-asked")


def movement_title(found: Movement) -> Message:
    """Return the heading of a movement."""
    return Message("movement.title", party=called(found.party))


def movement_subtitle(found: Movement) -> Message:
    """Return case and rounds."""
    start, end = (Spoken(_round, item) for item in (found.start, found.end))
    return case_line(found.case, Message("movement.from-to", start=start, end=end))


def movement_sentence(found: Movement) -> Message:
    """Return how often the party changed, how far it moved and toward whom, each with its coverage."""
    asked = found.coverage.of
    if not asked:
        return NOTHING_ASKED
    told = [
        Message("movement.on", change=Message(f"change.{change}"), n=found.changes[change])
        for change in _NOTABLE
        if found.changes[change]
    ]
    what = listed(told) if told else Message("movement.only-wording")
    lead = Message("movement.of-asked", issues=counted(asked, "issue"), what=what)
    return joined([lead, _step_sentence(found), _toward(found)], " ")


def asked_once_sentences(found: Movement) -> list[Message]:
    """Return which issues only one of the two rounds asks, which therefore tell of no movement."""
    rounds = {item.id: Spoken(translated, item, "title") for item in (found.start, found.end)}
    return [
        Message("movement.asked-once", round=rounds[round], issues=joined(map(_titled, issues)))
        for round, issues in found.asked_once.items()
        if issues
    ]


def _titled(issue: Issue) -> Message:
    return Message("list.one", part=Spoken(translated, issue, "title"))


def movement_method(found: Movement) -> Message:
    """Return how the figures were reached."""
    metric, coding = Message(f"metric.{found.metric}"), Message(f"coding.{found.coding}")
    return Message("movement.method", metric=metric, coding=coding)


def approach_text(near: Approach | None, language: str = ENGLISH) -> str:
    """Return how much nearer or farther, in words.

    Examples
    --------
    >>> [approach_text(Approach(*known)) for known in ((0.15, 0.15, "nearer"), (-1, -0.5, "farther"))]
    ['0.15 nearer', '0.5 … 1 farther']
    """
    if near is None:
        return "—"
    if near.word == "crossed":
        return say(language, "movement.crossed", size=_sides_text(near, language))
    if near.point is not None and abs(near.point) < _ROUNDING:
        return say(language, "movement.as-near")
    if near.point is not None or near.low >= 0 or near.high <= 0:
        return _one_way(near, language)
    ends = {"far": figure(-near.low, language=language), "near": figure(near.high, language=language)}
    return say(language, "movement.either-way", **ends)


def _sides_text(near: Approach, language: str) -> str:
    halves = ((("−" if half < 0 else "+"), abs(half)) for half in near.halves)
    return ", ".join(f"{sign}{figure(size, language=language)}" for sign, size in halves)


def total_text(row: IssueMovement, language: str = ENGLISH) -> str:
    """Return what the amounts of all rounds add up to, where each asks for a further one; else nothing."""
    return say(language, "movement.total", what=row.total) if row.total else ""


def step_text(row: IssueMovement, language: str = ENGLISH) -> str:
    """Return how far the party moved, or between what limits."""
    if row.step is None:
        return "—"
    low, high = (figure(end, language=language) for end in row.step)
    return low if low == high else f"{low} … {high}"


def stance_before(stance: Stance | None, language: str = ENGLISH) -> str:
    """Return a stance in a few words, or that the question is not asked."""
    return say(language, "movement.not-asked") if stance is None else stance_text(stance, language)


def movement_table(found: Movement, rows: Iterable[IssueMovement], chosen: str | None = None) -> Html:
    """Return the table of the given rows, or a sentence where there are none.

    Parameters
    ----------
    found : Movement
    rows : iterable of IssueMovement
    chosen : str, optional
        Id of the issue to mark.
    """
    rows = list(rows)
    if not rows:
        return tag("p", NOTHING_ASKED, role="status", style="padding:12px 0")
    body = []
    for basket in found.case.baskets:
        group = [row for row in rows if row.issue.basket == basket.id]
        if group:
            head = tag("th", basket.title, colspan=len(_WIDTHS), scope="rowgroup", style=GROUP)
            body.append(tag("tbody", tag("tr", head), [_row(row, row.issue.id == chosen) for row in group]))
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in _WIDTHS])
    table = tag("table", widths, _header(found), body, style=TABLE, aria_label=movement_title(found))
    return tag("div", table, style=CONTAINER)


def movement_view(found: Movement) -> Html:
    """Return heading, sentence and table: the whole movement as static HTML."""
    return tag(
        "div",
        movement_heading(found),
        result_of_movement(found),
        movement_table(found, found.told),
        asked_once_block(found),
        style=FRAME,
        class_=UNTYPESET,
    )


def result_of_movement(found: Movement) -> Html:
    """Return the sentence and how its figures were reached."""
    return tag(
        "div",
        tag("p", movement_sentence(found), style="margin:8px 0 2px;max-width:80em"),
        tag("p", movement_method(found), style=MUTED + "margin:0 0 8px;max-width:86em"),
    )


def movement_heading(found: Movement) -> Html:
    """Return the heading with the rounds compared."""
    return view_heading(movement_title(found), movement_subtitle(found))


def asked_once_block(found: Movement) -> Html:
    """Return which issues only one of the two rounds asks."""
    return tag("div", [tag("p", text, style=MUTED) for text in asked_once_sentences(found)])


def _round(item: Round, language: str) -> str:
    title = str(translated(item, "title", language))
    single = item.date is not None and item.date.first == item.date.last
    return f"{title}, {day_text(item.date.first, language)}" if item.date and single else title


def _step_sentence(found: Movement) -> Message:
    if found.step is None:
        return Message("movement.step-unknown")
    return Message("movement.mean-step", step=Spoken(figure, found.step, 2), coverage=found.coverage)


def _toward(found: Movement) -> str:
    mean, coverage = found.toward
    if found.other is None:
        return ""
    other = Spoken(translated, found.other, "short")
    if mean is None:
        return Message("movement.toward.unknown", other=other)
    way = "same" if figure(abs(mean), 2) == "0" else "nearer" if mean > 0 else "farther"
    size = Spoken(figure, abs(mean), 2)
    return Message(f"movement.toward.{way}", other=other, size=size, coverage=coverage)


def _one_way(near: Approach, language: str) -> str:
    first, last = sorted((abs(near.low), abs(near.high)))
    low, high = (figure(end, language=language) for end in (first, last))
    size = low if low == high else f"{low} … {high}"
    return say(language, "movement.nearer" if near.low + near.high > 0 else "movement.farther", size=size)


def _header(found: Movement) -> Html:
    dot = tag("span", "■ ", style=f"color:{party_colours(found.case)[found.party.id]}", aria_hidden="true")
    toward = f"Step, and toward {found.other.short}" if found.other else "Step"
    heads = ("Issue", (dot, found.start.title), (dot, found.end.title), "Change", toward)
    return tag("thead", tag("tr", [tag("th", head, scope="col", style=HEAD) for head in heads]))


def _row(row: IssueMovement, marked: bool) -> Html:
    look = CHANGES[row.change]
    arrow = tag("span", "▸ ", aria_hidden="true") if marked else None
    change = (tag("div", look.label, title=look.meaning), tag("div", row.reason, style="font-size:12px"))
    total = tag("div", total_text(row), style="font-size:12px") if row.total else None
    figures = (tag("div", step_text(row)), tag("div", approach_text(row.toward), style=MUTED))
    return tag(
        "tr",
        tag("th", arrow, row.issue.title, scope="row", style=f"{CELL}font-weight:600;"),
        [tag("td", stance_before(stance), style=CELL) for stance in (row.before, row.after)],
        tag("td", change, total, style=CELL + fill(look)),
        tag("td", figures, style=CELL),
        style=CHOSEN if marked else None,
        aria_current="true" if marked else None,
    )


def timeline_table(found: Timeline) -> Html:
    """Return the table of the parties that say anything; a sentence where none does."""
    heard = found.heard
    if not heard:
        return tag("p", "No party has a position on this issue in any round.", role="status")
    colours = party_colours(found.case)
    heads = [tag("th", _dot(colours[party.id]), party.short, scope="col", style=HEAD) for party in heard]
    names = [party.id for party in heard]
    body = []
    for item in found.rounds:
        moments = {moment.party.id: moment for moment in found.moments if moment.round.id == item.id}
        cells = [tag("td", _stance(moments[name]), style=CELL) for name in names]
        body.append(
            tag("tr", tag("th", round_text(item), scope="row", style=CELL + "font-weight:600;"), cells)
        )
    header = tag("thead", tag("tr", tag("th", "Round", scope="col", style=HEAD), heads))
    told = f"{found.issue.title}, round by round"
    return tag(
        "div",
        tag("table", header, tag("tbody", body), style=TABLE + "min-width:0;", aria_label=told),
        style=CONTAINER,
    )


def _dot(colour: str) -> Html:
    return tag("span", "■ ", style=f"color:{colour}", aria_hidden="true")


def _stance(moment: Moment) -> list[Html]:
    """Return a stance, the sentence on what it puts first, and what it offers besides."""
    stance = moment.stance
    entry = stance.headline[0].position if stance.headline else next(iter(stance.entries), None)
    notes = [entry.summary if entry else None, *conditional_notes(stance)]
    return [tag("div", stance_text(stance)), *(tag("div", note, style=MUTED) for note in notes if note)]
