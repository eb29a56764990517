"""A class that has coded: its files collected, held against each other and against the key."""

from negotiation_kit.classroom.collecting import collect_codings
from negotiation_kit.classroom.places import Place
from negotiation_kit.classroom.rehearsal import rehearse_seminar
from negotiation_kit.classroom.result import Handed, Seminar

__all__ = ["Handed", "Place", "Seminar", "collect_codings", "rehearse_seminar"]
