"""Every offer on the table beside the two the verdict rests on, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotiation_kit.analysis.comparing import Comparison, IssueComparison, OfferPair, Stance
from negotiation_kit.views.arithmetic import pair_working
from negotiation_kit.views.words import condition_text


@dataclass(frozen=True)
class OtherOffer:
    """Two offers set against each other, or one that has none to be set against.

    Parameters
    ----------
    offers : tuple of str
        Who offers what, and under which condition.
    measured : str
        How far the two are apart; empty where there is only one.
    """

    offers: tuple[str, ...]
    measured: str = ""


def other_offers(comparison: Comparison, row: IssueComparison) -> list[OtherOffer]:
    """Return all offers of a row but its headline."""
    if row.pairs:
        return [_pair(comparison, row, pair) for pair in row.pairs if pair is not row.headline]
    return [offer for party in (row.a, row.b) for offer in _spare(comparison, party)]


def _pair(comparison: Comparison, row: IssueComparison, pair: OfferPair) -> OtherOffer:
    scale = row.issue.scale
    texts = tuple(
        f"{party.short}: {scale.text(offer.value)} {condition_text(comparison.case, offer.position)}".strip()
        for party, offer in ((comparison.a, pair.a), (comparison.b, pair.b))
    )
    measured = (
        pair_working(pair, scale, comparison.metric)
        if pair.same_object
        else "Different objects, so not measured."
    )
    return OtherOffer(texts, measured)


def _spare(comparison: Comparison, party: Stance) -> Iterator[OtherOffer]:
    """Yield a party's offers beyond its first, where the other side has none to set them against."""
    for offer in (offer for offer in party.offers if offer not in party.headline[:1]):
        condition = condition_text(comparison.case, offer.position)
        text = f"{party.party.short}: {party.issue.scale.text(offer.value)} {condition}"
        yield OtherOffer((f"{text.strip()}.",))
