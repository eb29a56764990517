"""The texts of a new case: a made-up negotiation over a bridge, told to be made up wherever it speaks.

What a file looks like stands in `starter_files/`; the words in it are phrases of the catalogues.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from negotiation_kit.wording import ENGLISH, say

SOURCE, ROUND = "made-up-note", "round-1"
_FILES = Path(__file__).with_name("starter_files")
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Colours that readers with any kind of colour vision tell apart (Okabe and Ito); used in turn."""
_STANDS = (
    {"opening": ("at-once", "proposed"), "weekly-hours": ("40", "demanded"),
     "repairs": ("each-half", "offered")},
    {"opening": ("after-inspection", "proposed"), "weekly-hours": ("60..80", "demanded")},
)  # fmt: skip
"""Value and status by issue; on an issue left out, the party is silent."""
_LABELLED = {
    "opening": ("at-once", "after-inspection", "after-treaty"),
    "repairs": ("each-half", "joint-fund", "toll"),
}


def case(name: str, title: str, parties: Mapping[str, str], today: date, language: str) -> str:
    """Return case.yaml: the codebook."""
    listed = "".join(
        _filled("party.txt", language, own=own, name=_quoted(party), colour=colour)
        for (party, own), colour in zip(parties.items(), _COLOURS * len(parties), strict=False)
    )
    labels = {f"labels_of_{issue}": _labels(names, language) for issue, names in _LABELLED.items()}
    known = {"name": name, "title": _quoted(title), "today": today.isoformat(), "round": ROUND}
    return _filled("case.txt", language, parties=listed, **known, **labels)


def _labels(names: Iterable[str], language: str) -> str:
    """Return the line that says how levels are shown; in English their names will do."""
    shown = ", ".join(f"{name}: {say(language, f'starter.label.{name}')}" for name in names)
    return "" if language == ENGLISH else _filled("labels.txt", language, labels=shown)


def positions(party: str, own: str, number: int, language: str) -> str:
    """Return a party's file; the parties take turns between two sets of stances."""
    place = number % len(_STANDS)
    entries = "".join(
        _filled(
            "entry.txt", language, issue=issue, value=value, status=status, source=SOURCE,
            summary=_quoted(say(language, f"starter.stand.{place}.{issue}")), passage=number + 1,
        )
        for issue, (value, status) in _STANDS[place].items()
    )  # fmt: skip
    entries += "" if "repairs" in _STANDS[place] else _filled("silent.txt", language)
    return _filled("positions.txt", language, party=_plain(party), own=own, round=ROUND, entries=entries)


def source(parties: Iterable[str], language: str) -> str:
    """Return the source card: one passage a party."""
    passages = "".join(
        _filled(
            "passage.txt",
            language,
            number=number,
            digest=_quoted(say(language, "starter.digest", party=party)),
        )
        for number, party in enumerate(parties, start=1)
    )
    return _filled("source.txt", language, source=SOURCE, passages=passages, written_in=language)


def readme(name: str, title: str, language: str, *, made_up: bool) -> str:
    """Return the README of the folder, for somebody who has never seen the kit."""
    about = say(language, f"starter.readme.{'made-up' if made_up else 'copied'}")
    return f"# {_plain(title)}\n\n{about}\n\n{say(language, 'starter.readme', case=name)}\n"


def notebook(title: str, language: str, *, made_up: bool) -> str:
    """Return the notebook as its file holds it.

    Parameters
    ----------
    title : str
        What the case is called.
    language : str
    made_up : bool
        Whether the case holds the example, and not a copied codebook.
    """
    known = {
        "title": escape(_plain(title), quote=False).replace("$", r"\$"),
        "what": say(language, f"starter.notebook.{'made-up' if made_up else 'copied'}"),
        "in_language": "" if language == ENGLISH else _quoted(language),
    }
    content: dict[str, Any] = json.loads((_FILES / "notebook.json").read_text("utf-8"))
    for number, cell in enumerate(content["cells"], start=1):
        text = _said(cell["source"], language, known)
        cell.update(id=f"cell-{number}", metadata={}, source=text.splitlines(keepends=True))
        cell.update({"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {})
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _filled(file: str, language: str, **known: object) -> str:
    return _said((_FILES / file).read_text("utf-8"), language, known)


def _said(text: str, language: str, known: Mapping[str, object]) -> str:
    """Return a text with its gaps filled: by what is known, else by the phrase of that name."""
    template = Template(text)
    ours = {
        name: say(language, f"starter.{name.replace('_', '-')}", **known)
        for name in template.get_identifiers()
        if name not in known
    }
    return template.substitute(ours, **known)


def _quoted(text: str) -> str:
    """Return text in double quotes, which YAML reads as JSON writes them."""
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a name on one line, for a comment or a heading."""
    return " ".join(text.split())
