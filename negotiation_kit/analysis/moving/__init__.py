"""From round to round: what became of a stance, and whom it brought a party nearer to."""

from negotiation_kit.analysis.moving.change import Change
from negotiation_kit.analysis.moving.movements import IssueMovement, Movement, movement
from negotiation_kit.analysis.moving.nearing import Approach
from negotiation_kit.analysis.moving.timelines import Moment, Timeline, over_rounds

__all__ = ["Approach", "Change", "IssueMovement", "Moment", "Movement", "Timeline", "movement", "over_rounds"]
