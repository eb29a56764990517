"""The file that a student saves in the page's exercise, into positions.

It is JSON: `{"format": "negotiation-kit-answers", "version": 1, "exercise": ..., "case": ..., "round": ...,
"coder": ..., "answers": {issue: {party: answer}}}`, an answer `{"value": ... or "stance": ...,
"confidence": ..., "red_line": ..., "note": ...}`.
A value is a level, a list of options, or two ends (numbers or days), equal where one was given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from negotiation_kit.errors import ToldError, listed, shown
from negotiation_kit.format.parse import hidden_characters
from negotiation_kit.model import Case, Confidence, Engagement, Firmness, Issue, Party, Position
from negotiation_kit.scales import OffScaleError
from negotiation_kit.wording import Message, Spoken, translated

FORMAT, VERSION = "negotiation-kit-answers", 1
_STANCES = {str(word): word for word in Engagement if word is not Engagement.NOT_CODED}
_CONFIDENCE = {str(word): word for word in Confidence}
_LONGEST_NAME, _LONGEST_NOTE = 80, 2000


@dataclass(frozen=True)
class Answers:
    """What one file of answers holds.

    Parameters
    ----------
    name : str
        As the student wrote it; may be empty.
    positions : tuple of Position
        With an empty coder, which the collecting fills in.
    left_out : tuple of Message
        Issue and party of each answer that does not fit its scale.
    """

    name: str
    positions: tuple[Position, ...]
    left_out: tuple[Message, ...]


def read_answers(data: bytes, case: Case, round: str) -> Answers:
    """Read a file of answers.

    Parameters
    ----------
    data : bytes
    case : Case
        The one the exercise was made of.
    round : str
        Id.

    Raises
    ------
    ToldError
        With a sentence, where it is no file of answers, or one to another case or round.
    """
    content = _content(data)
    for what, expected in (("case", case.id), ("round", round)):
        if content.get(what) != expected:
            names = {"found": shown(content.get(what)), "expected": repr(expected)}
            raise ToldError(Message("classroom.other", kind=Message(f"kind.{what}"), **names))
    answers = content.get("answers")
    if not isinstance(answers, dict):
        raise ToldError(Message("classroom.no-answers"))
    positions: list[Position] = []
    left_out: list[Message] = []
    for issue, party, given in _units(case, round, answers):
        try:
            found = _position(issue, party, round, given)
        except (OffScaleError, TypeError, ValueError):
            title, name = (
                Spoken(translated, thing, field) for thing, field in ((issue, "title"), (party, "short"))
            )
            left_out.append(Message("linking.of-parties", what=title, parties=name))
        else:
            positions += [found] if found else []
    _check_names(case, round, answers, left_out)
    return Answers(_text(content.get("coder"), _LONGEST_NAME), tuple(positions), tuple(left_out))


def _content(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ToldError(Message("classroom.not-json")) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ToldError(Message("classroom.no-format", format=repr(FORMAT)))
    if content.get("version") != VERSION:
        found = shown(content.get("version"))
        raise ToldError(Message("classroom.other-version", found=found, known=str(VERSION)))
    return content


def _refuse(word: str) -> Any:
    raise ToldError(Message("classroom.no-number", word=word))


def _units(
    case: Case, round: str, answers: Mapping[str, Any]
) -> Iterator[tuple[Issue, Party, dict[str, Any]]]:
    for issue in case.issues_in(round):
        given = answers.get(issue.id)
        by_party = given if isinstance(given, dict) else {}
        for party in case.parties:
            if isinstance(by_party.get(party.id), dict):
                yield issue, party, by_party[party.id]


def _check_names(case: Case, round: str, answers: Mapping[str, Any], left_out: list[Message]) -> None:
    """Add the answers to questions this case does not ask: the exercise was made before it was changed."""
    known = {issue.id for issue in case.issues_in(round)}
    strange = [name for name in answers if name not in known]
    if strange:
        left_out.append(Message("classroom.strange", names=listed(map(shown, strange))))


def _position(issue: Issue, party: Party, round: str, given: Mapping[str, Any]) -> Position | None:
    """Return an answer as a position; None where it says nothing on the stance."""
    value = issue.scale.read_answer(given["value"]) if "value" in given else None
    stance = None if "value" in given else given.get("stance")
    if value is None and stance is None:
        return None
    return Position(
        party.id,
        round,
        issue.id,
        coder="",
        value=value,
        engagement=None if stance is None else _engagement(stance),
        firmness=Firmness.RED_LINE if given.get("red_line") is True else None,
        confidence=_CONFIDENCE.get(str(given.get("confidence"))),
        note=_text(given.get("note"), _LONGEST_NOTE) or None,
    )


def _engagement(stance: object) -> Engagement:
    if not isinstance(stance, str) or stance not in _STANCES:
        raise ToldError(Message("classroom.no-stance", name=shown(stance)))
    return _STANCES[stance]


def _text(raw: Any, longest: int) -> str:
    """Return what a student wrote on one line, without characters that hide."""
    text = " ".join(str(raw or "").split())[:longest]
    return "" if any(hidden_characters(text)) else text
