"""What is coded: positions, the evidence they rest on, and the files they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from negotiation_kit.model.choices import (
    Account,
    Channel,
    Confidence,
    Engagement,
    Firmness,
    MadeOfFields,
    Mode,
    Origin,
    Status,
)
from negotiation_kit.scales import Level, Part, Value

LEAD = "lead"
_ACCOUNTS, _CHANNELS = tuple(Account), tuple(Channel)
_ACCOUNT_OF = {
    Mode.QUOTED: Account.OWN,
    Mode.REPORTED: Account.OWN,
    Mode.DOCUMENT: Account.OWN,
    Mode.REPORTED_BY_OPPONENT: Account.OTHER_SIDE,
    Mode.INFERRED: Account.INFERRED,
}


@dataclass(frozen=True)
class Evidence(MadeOfFields):
    """Where a position comes from: a passage of a source, who speaks there, and how."""

    source: str
    passage: int
    mode: Mode
    voice: str | None = None
    reported_by: str | None = None
    channel: Channel = Channel.PUBLIC
    origin: Origin | None = field(default=None, compare=False)

    @property
    def account(self) -> Account:
        """Whose word the piece is: what somebody else reports of a voice is that somebody's word."""
        if self.mode is Mode.REPORTED and self.reported_by:
            return Account.THIRD
        return _ACCOUNT_OF[self.mode]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the source's wording gives where it differs from the coder's reading.

    All fields empty and `uncodable` set: the wording as printed gives no position at all.
    """

    value: Value | None = None
    accepts: tuple[Part, ...] | None = None
    rejects: tuple[Part, ...] | None = None
    uncodable: bool = False


Package = tuple[tuple[str, Value], ...]
"""Pairs of issue and value that must all hold."""
MET: tuple[Package, ...] = ((),)
"""Conditions taken as met: the offer was an opening, and now holds as it stands."""


@dataclass(frozen=True)
class Position(MadeOfFields):
    """One party's stand on one issue in one round, as one coder reads it.

    Parameters
    ----------
    value : str or tuple, optional
        Where the party stands (see `negotiation_kit.scales.Value`).
    accepts, rejects : tuple
        Outcomes it could live with, and outcomes it has ruled out.
    engagement : Engagement, optional
        Why there is no value.
    salience : float, optional
        0 to 100; never invented, `salience_basis` says where it comes from.
    conditional_on : tuple of packages
        Any one of the packages must hold; within a package, every entry.
    object : str, optional
        What is measured, where the issue's word covers different things.
    uncertain : str or tuple, optional
        The coder's doubt: every value that may be meant, of which `value`, where there is one, is the best.
    prefers : str, optional
        Towards which end the party leans: `more`, `less` or a level; it changes no distance and no verdict.
    within : str, optional
        Id of the package, of the alternatives in the head of the file, that the demand is part of.
    adjudication : str, optional
        What the coders disagreed about and why this reading was kept.
    """

    party: str
    round: str
    issue: str
    coder: str = LEAD
    value: Value | None = None
    printed: Printed | None = None
    accepts: tuple[Part, ...] = ()
    rejects: tuple[Part, ...] = ()
    engagement: Engagement | None = None
    status: Status | None = None
    firmness: Firmness | None = None
    confidence: Confidence | None = None
    salience: float | None = None
    salience_basis: str | None = None
    conditional_on: tuple[Package, ...] = ()
    object: str | None = None
    summary: str | None = None
    why: str | None = None
    note: str | None = None
    adjudication: str | None = None
    evidence: tuple[Evidence, ...] = ()
    uncertain: Value | None = None
    prefers: str | None = None
    within: str | None = None
    origin: Origin | None = field(default=None, compare=False)

    @property
    def conditional(self) -> bool:
        """Whether it holds under conditions only; a package in which nothing stands holds as it is."""
        return bool(self.conditional_on) and () not in self.conditional_on

    @property
    def account(self) -> Account:
        """Whose word it is: the best among its evidence; the party's own where a table gives none."""
        return min((piece.account for piece in self.evidence), key=_ACCOUNTS.index, default=Account.OWN)

    @property
    def channel(self) -> Channel:
        """How open it is: the most open among its evidence; public where a table gives none."""
        return min((piece.channel for piece in self.evidence), key=_CHANNELS.index, default=Channel.PUBLIC)


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's file for one party in one round.

    Parameters
    ----------
    packages : tuple of Level
        Packages of demands, any one of which is enough to the party, as the head of the file declares them.
    settled_from : tuple of str
        The coders whose blind files this reading was settled from; empty for a blind file.
    """

    party: str
    round: str
    coder: str = LEAD
    note: str | None = None
    packages: tuple[Level, ...] = ()
    settled_from: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)
