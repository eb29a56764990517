"""A small invented case that two coders have coded, whose numbers can be worked out by hand."""

from __future__ import annotations

import pytest

from negotiation_kit.model import Case, Confidence, Engagement, Firmness, Status
from tests.analysis.coding.cases import build, cited, day, said


@pytest.fixture(scope="session")
def double() -> Case:
    """Give the case of docs/method.md: nine units, of which four are read differently."""
    return build(
        said("lead", "a", "pace", "slow", status=Status.OFFERED, evidence=cited(1)),
        said("lead", "b", "pace", "mid", confidence=Confidence.LOW, evidence=cited(1, 2),
             summary="Somewhat fast.", adjudication="The second coder took haste for speed."),
        said("lead", "c", "pace", "fast", firmness=Firmness.FIRM),
        said("lead", "a", "days", day(0)),
        said("lead", "b", "days", day(5)),
        said("lead", "c", "days", day(10)),
        said("lead", "a", "road", "north"),
        said("lead", "b", "road", engagement=Engagement.SILENT),
        said("lead", "c", "road", engagement=Engagement.LEFT_OPEN),
        said("second", "a", "pace", "slow", status=Status.DEMANDED),
        said("second", "b", "pace", "fast", confidence=Confidence.HIGH, evidence=cited(3),
             summary="Fast."),
        said("second", "c", "pace", "fast", firmness=Firmness.FIRM),
        said("second", "a", "days", day(0)),
        said("second", "b", "days", day(5)),
        said("second", "c", "days", engagement=Engagement.SILENT),
        said("second", "a", "road", "south"),
        said("second", "b", "road", engagement=Engagement.SILENT),
        said("second", "c", "road", rejects=("west",)),
    )  # fmt: skip
