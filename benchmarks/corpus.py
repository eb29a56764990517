"""A made-up case of any size whose files look like a coder's: comments, folded notes, flow mappings."""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = (
    *("the", "delegation", "says", "that", "it", "would", "accept", "a", "limit", "on", "forces", "near"),
    *("line", "if", "monitors", "from", "third", "states", "were", "present", "while", "talks", "continue"),
)
_LEVELS = ("none", "limited", "general", "full")
_OPTIONS = ("wounded", "sick", "young", "civilians")


def write_corpus(
    folder: Path, *, parties: int = 20, rounds: int = 50, issues: int = 24, seed: int = 1
) -> Path:
    """Write a case with parties x rounds position files and return its folder.

    Parameters
    ----------
    folder : Path
    parties, rounds, issues : int
    seed : int
    """
    chance = random.Random(seed)
    case = folder / "corpus"
    (case / "seeds").mkdir(parents=True)
    (case / "case.yaml").write_text(_codebook(parties, rounds, issues), "utf-8")
    (case / "seeds" / "report.yaml").write_text(_source(), "utf-8")
    for number in range(rounds):
        (case / f"round-{number}").mkdir()
        for party in range(parties):
            text = _position_file(chance, party, number, issues)
            (case / f"round-{number}" / f"party-{party}.yaml").write_text(text, "utf-8")
    return case


def _codebook(parties: int, rounds: int, issues: int) -> str:
    lines = ["case: corpus", "title: A made-up case", "parties:"]
    lines += [f"  party-{n}: {{name: Party {n}, short: P{n}, role: side}}" for n in range(parties)]
    lines += ["rounds:", *(f"  round-{n}: {{title: Round {n}, date: 2025-06-02}}" for n in range(rounds))]
    lines += ["baskets: {main: Main}", "issues:"]
    for number in range(issues):
        lines += [
            f"  issue-{number}:",
            "    basket: main",
            f"    title: Issue {number}",
            "    question: Where does it stand?",
        ]
        lines += [f"    scale: {_scale(number)}"]
    return "\n".join([*lines, "..."]) + "\n"


def _scale(number: int) -> str:
    kind = number % 4
    if kind == 0:
        return "{level: ratio, unit: days, min: 0, max: 30}"
    names = _OPTIONS if kind == 1 else _LEVELS
    values = ", ".join(f"{name}: Meaning of {name}" for name in names)
    return f"{{level: {('', 'set', 'ordinal', 'nominal')[kind]}, values: {{{values}}}}}"


def _source() -> str:
    passages = "\n".join(f'  "{n}": {{digest: What the passage says}}' for n in range(1, 60))
    return f"id: report\ntype: report\ntitle: A made-up report\npassages:\n{passages}\n...\n"


def _position_file(chance: random.Random, party: int, number: int, issues: int) -> str:
    head = [
        "# yaml-language-server: $schema=../../position.schema.json",
        f"party: party-{party}",
        f"round: round-{number}",
        "coder: lead",
        "positions:",
    ]
    entries = [line for issue in range(issues) for line in _entry(chance, issue)]
    return "\n".join([*head, *entries, "..."]) + "\n"


def _entry(chance: random.Random, issue: int) -> list[str]:
    if chance.random() < 0.2:
        return [f"  - {{issue: issue-{issue}, engagement: silent}}"]
    lines = [f"  - issue: issue-{issue}", f"    value: {_value(chance, issue)}"]
    lines += ["    # checked against the second report"] if chance.random() < 0.2 else []
    lines += [
        "    status: proposed",
        "    firmness: firm",
        f"    confidence: {chance.choice(('high', 'medium', 'low'))}",
    ]
    lines += [f"    summary: {_sentence(chance, 12)}"]
    if chance.random() < 0.5:
        lines += ["    note: >-", f"      {_sentence(chance, 14)}", f"      {_sentence(chance, 14)}"]
    lines += ["    evidence:"]
    for _ in range(chance.randint(1, 3)):
        passage, speaker = chance.randint(1, 59), chance.randint(1, 9)
        lines += [f"      - {{source: report, passage: {passage}, voice: Speaker {speaker}, mode: quoted}}"]
    return lines


def _value(chance: random.Random, issue: int) -> str:
    kind = issue % 4
    if kind == 0:
        return chance.choice((str(chance.randint(0, 30)), "{from: 2, to: 3}", "{at_least: 10}"))
    if kind == 1:
        return "[" + ", ".join(chance.sample(_OPTIONS, chance.randint(1, 3))) + "]"
    return chance.choice(_LEVELS)


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(_WORDS, k=length)).capitalize() + "."
