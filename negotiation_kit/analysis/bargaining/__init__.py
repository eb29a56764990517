"""Descriptive bargaining models: what coded positions imply under stated assumptions. None is a forecast."""

from negotiation_kit.analysis.bargaining.adjusted import AdjustedWinner, adjusted_winner, salience_points
from negotiation_kit.analysis.bargaining.frontier import (
    Frontier,
    NashPoint,
    Opposition,
    nash_point,
    opposition,
    pareto_frontier,
)
from negotiation_kit.analysis.bargaining.package_space import Packages, packages
from negotiation_kit.analysis.bargaining.sequence import TradeSequence, trade_sequence
from negotiation_kit.analysis.bargaining.stakes import WEIGHTING, Coverage, LeftOut, Stake
from negotiation_kit.analysis.bargaining.trading import Concession, Trade, Trades, trades
from negotiation_kit.analysis.bargaining.voting import (
    Condorcet,
    Duel,
    MeanVoter,
    condorcet_winner,
    mean_voter,
)

__all__ = [
    "WEIGHTING",
    "AdjustedWinner",
    "Concession",
    "Condorcet",
    "Coverage",
    "Duel",
    "Frontier",
    "LeftOut",
    "MeanVoter",
    "NashPoint",
    "Opposition",
    "Packages",
    "Stake",
    "Trade",
    "TradeSequence",
    "Trades",
    "adjusted_winner",
    "condorcet_winner",
    "mean_voter",
    "nash_point",
    "opposition",
    "packages",
    "pareto_frontier",
    "salience_points",
    "trade_sequence",
    "trades",
]
