"""What the builders of all tables share."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_kit.errors import ToldError, UnknownNameError
from negotiation_kit.model import Case, Round
from negotiation_kit.tables.method_lines import place_and_time
from negotiation_kit.tables.spec import Labels
from negotiation_kit.wording import say, translated


def labels(language: str) -> Labels:
    """Return the heads of the parts of a table."""
    return Labels(
        group=say(language, "head.basket"),
        notes=say(language, "table.notes"),
        sources=say(language, "table.sources"),
        method=say(language, "table.method"),
        table=say(language, "table.table"),
    )


def subtitle(case: Case, round: Round, language: str) -> str:
    """Return case and round."""
    return f"{translated(case, 'title', language)} · {place_and_time(round, language)}"


def chosen_columns(wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the keys of the columns asked for, each once.

    Raises
    ------
    UnknownNameError
        For a column that is not there.
    ToldError
        Where none is asked for, or they come as one text.
    """
    if isinstance(wanted, str) or not wanted:
        raise ToldError(f"columns are {wanted!r}, expected a list of some of: {', '.join(known)}")
    for key in wanted:
        if key not in known:
            raise UnknownNameError("column", key, known)
    return list(dict.fromkeys(wanted))
