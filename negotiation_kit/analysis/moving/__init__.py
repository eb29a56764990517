"""From round to round: what became of a stance, and whom it brought a party nearer to."""

from negotiation_kit.analysis.moving.approach import Approach
from negotiation_kit.analysis.moving.change import Change
from negotiation_kit.analysis.moving.movement import IssueMovement, Movement, movement
from negotiation_kit.analysis.moving.timeline import Moment, Timeline, over_rounds

__all__ = ["Approach", "Change", "IssueMovement", "Moment", "Movement", "Timeline", "movement", "over_rounds"]
