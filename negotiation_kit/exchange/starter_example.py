"""The texts of a new case: a made-up negotiation over a bridge, told to be made up wherever it speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from textwrap import dedent

SOURCE, ROUND = "made-up-note", "round-1"
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Colours that readers with any kind of colour vision tell apart (Okabe and Ito); used in turn."""
_STANDS = (
    ("at-once", "40", "each-half", "wants the bridge opened at once", "asks for 40 hours a week"),
    ("after-inspection", "{from: 60, to: 80}", "joint-fund", "wants an inspection first",
     "asks for 60 to 80 hours a week"),
)  # fmt: skip


def schema_line(path: str, kind: str) -> str:
    """Return the first line of a file, by which editors complete names and check as one types."""
    up = "../" * path.count("/") or "./"
    return f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json\n"


def case(name: str, title: str, parties: Mapping[str, str], today: date) -> str:
    """Return case.yaml: the codebook."""
    listed = "".join(
        f"  {own}: {{name: {_quoted(party)}, short: {_quoted(party)}, role: side, "
        f'colour: "{_COLOURS[number % len(_COLOURS)]}"}}\n'
        for number, (party, own) in enumerate(parties.items())
    )
    return (
        f"{schema_line('case.yaml', 'case')}"
        f"# The codebook: who talks, when, and about which questions. All of it is an example to replace.\n"
        f"case: {name}\n"
        f"title: {_quoted(title)}\n"
        f"summary: Made-up example. Two or three sentences for a newcomer go here.\n"
        f"coded_from: sources\n"
        f"parties:                         # in the order in which every table shows them\n"
        f"{listed}"
        f"rounds:\n"
        f"  {ROUND}: {{title: First round, date: {today.isoformat()}}}   # put the day of the talks here\n"
        f"{_ISSUES}"
    )


_ISSUES = """\
baskets: {terms: Terms, money: Money}
issues:
  opening:
    basket: terms
    title: When the bridge opens
    question: What has to come before the bridge opens?
    scale:
      level: ordinal               # named levels in order: the order is the coder's claim, so give it thought
      values:
        at-once: Nothing; it opens now
        after-inspection: An inspection of the bridge
        after-treaty: A treaty between the parties
  weekly-hours:
    basket: terms
    title: Hours of opening
    question: For how many hours a week is the bridge open?
    scale: {level: ratio, unit: hours a week, min: 0, max: 168}
  repairs:
    basket: money
    title: Cost of repairs
    question: Who pays for repairs?
    scale:
      level: nominal               # named options without an order
      values:
        each-half: Each party pays for its own half
        joint-fund: A fund that all pay into
        toll: Those who cross pay a toll
...
"""


def positions(party: str, own: str, number: int) -> str:
    """Return a party's file; the parties take turns between two sets of stances."""
    opening, hours, repairs, first, second = _STANDS[number % len(_STANDS)]
    passage = number + 1
    return (
        f"{schema_line(f'{ROUND}/{own}.yaml', 'position')}"
        f"# What {_plain(party)} said in this round. One entry an issue, each with the passage it rests on.\n"
        f"party: {own}\n"
        f"round: {ROUND}\n"
        f"coder: lead\n"
        f"positions:\n"
        f"{_entry('opening', opening, 'proposed', f'Made-up example: {first}.', passage)}"
        f"{_entry('weekly-hours', hours, 'demanded', f'Made-up example: {second}.', passage)}"
        f"{_repairs(repairs, number, passage)}"
        f"...\n"
    )


def _entry(issue: str, value: str, status: str, summary: str, passage: int) -> str:
    return (
        f"  - issue: {issue}\n"
        f"    value: {value}\n"
        f"    status: {status}\n"
        f"    firmness: unknown\n"
        f"    confidence: low                # low, because nobody said it: this is an example\n"
        f"    summary: {_quoted(summary)}\n"
        f"    evidence:\n"
        f"      - {{source: {SOURCE}, passage: {passage}, voice: Nobody (made up), mode: reported}}\n"
    )


def _repairs(value: str, number: int, passage: int) -> str:
    """Return a value for the first party and silence for the next: absence has an entry of its own."""
    if number % len(_STANDS):
        return (
            "  - issue: repairs\n    engagement: silent             # silence is coded, and never a number\n"
        )
    return _entry("repairs", value, "offered", "Made-up example: each pays for its own half.", passage)


def source(parties: list[str]) -> str:
    """Return the source card: one passage a party."""
    passages = "".join(
        f'  "{number}":\n    digest: {_quoted(f"Made-up example: {party} says what it wants.")}\n'
        for number, party in enumerate(parties, start=1)
    )
    return (
        f"{schema_line(f'seeds/{SOURCE}.yaml', 'source')}"
        f"# A source card: where a text is found, and what its passages say in your own words.\n"
        f"id: {SOURCE}\n"
        f"type: webpage\n"
        f'title: "[Made-up example; write a card for each of your sources]"\n'
        f"language: en\n"
        f"passages:\n{passages}...\n"
    )


def readme(name: str, title: str, *, made_up: bool) -> str:
    """Return the README of the folder, for somebody who has never seen the kit."""
    body = f"{_MADE_UP if made_up else _COPIED}\n{_README}".replace("CASE", name)
    return f"# {_plain(title)}\n\n{body}"


_MADE_UP = dedent("""\
    This folder holds one negotiation. **Everything in it is a made-up example** (a bridge, and who opens it)
    that shows what goes where. Write over it piece by piece, and nothing of it is left when you are done.
""")
_COPIED = dedent("""\
    This folder holds one negotiation. Its parties, rounds and questions are copied from another case;
    nobody's position is coded yet. Change in `case.yaml` what does not fit, then code.
""")
_README = dedent("""\
    | file | what it holds |
    |---|---|
    | `case.yaml` | the codebook: parties, rounds, and the questions (issues), each with its scale |
    | a folder for each round | one file for each party: what it said in it, and where that is written |
    | `seeds/` | one card for each source: title, date, address, and what each passage says |
    | `CASE.ipynb` | the notebook: a form to code with, the check, and the results |
    | `schemas/` | makes editors such as VS Code complete names and mark mistakes; leave it alone |

    ## In which order

    1. Write a card for your first source in `seeds/`: number its passages, and say in your own words
       what each says. Do not copy the text itself.
    2. Put parties, the day of the talks and your questions into `case.yaml`. One question, one scale.
    3. Open the notebook and code in its form, or write the files by hand. Every position needs a passage.
    4. Check often. It finds every fault at once and says in which line it is and what to do.

    ## Commands

    Type these in a terminal, in the folder above this one. If you set the kit up with `start.py`, write
    `python3 start.py` (Windows: `py start.py`) and the path of `start.py` in place of `negotiation-kit`.

        negotiation-kit lab CASE
        negotiation-kit check --strict CASE
        negotiation-kit compare CASE
        negotiation-kit page CASE --to CASE.html

    A second person should code the same texts without looking: in files named `<party>.<coder>.yaml`. Only
    then can you say how far the coding depends on who did it.
""")


def _quoted(text: str) -> str:
    """Return text in double quotes, which YAML reads as JSON writes them."""
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a name on one line, for a comment or a heading."""
    return " ".join(text.split())
