"""Every party against every other: agreement with coverage and bounds, all pairs at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from negotiation_kit.comparison.compare import check_settings
from negotiation_kit.comparison.encode import Encoded, encode
from negotiation_kit.comparison.weights import checked_weights
from negotiation_kit.model import LEAD, Case, Round

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_FEW_CLASSES = 24
"""Up to so many classes an issue is cheaper as a matrix product than looked up pair by pair."""


@dataclass(frozen=True)
class Pairwise:
    """The result of `pairwise`; every frame is party x party, by party id.

    Parameters
    ----------
    agreement : DataFrame
        As `Score.agreement`; NaN where no issue has a known distance.
    coverage : DataFrame of int
        On how many issues the distance is known.
    of : int
        Out of how many.
    best, worst : DataFrame
        As `Score.best` and `Score.worst`.
    metric, coding, weighting : str
    round : Round
    """

    agreement: pd.DataFrame
    coverage: pd.DataFrame
    of: int
    best: pd.DataFrame
    worst: pd.DataFrame
    metric: str
    coding: str
    weighting: str
    round: Round

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a pair: a, b, agreement, n, of, best, worst."""
        import numpy as np
        import pandas as pd

        names = self.agreement.index.to_numpy()
        one, other = np.triu_indices(len(names), k=1)
        columns = {"agreement": self.agreement, "n": self.coverage, "best": self.best, "worst": self.worst}
        cells = {name: table.to_numpy()[one, other] for name, table in columns.items()}
        return pd.DataFrame({"a": names[one], "b": names[other], **cells}).assign(of=self.of)


def pairwise(
    case: Case,
    metric: str = "gower",
    *,
    round: str | None = None,
    coding: str = "reading",
    weights: Mapping[str, float] | None = None,
    coder: str = LEAD,
) -> Pairwise:
    """Set every party against every other.

    Parameters
    ----------
    case : Case
    metric : {"gower", "identical", "directional"}
    round : str, optional
        The last one when left out.
    coding : {"reading", "printed"}
    weights : mapping, optional
        Weight by issue, as in `compare`.
    coder : str

    Returns
    -------
    Pairwise
        Each pair's figures equal those of `compare` for that pair.

    Raises
    ------
    UnknownNameError, ValueError
        As `compare`.
    """
    import numpy as np

    check_settings(coding, metric)
    chosen = case.round(round)
    amounts, label = checked_weights([issue.id for issue in case.issues], weights)
    issues = encode(case, chosen.id, coding, metric, coder)
    vector = np.array([amounts[issue.id] for issue in case.issues])
    return _framed(case, _Sums(issues, vector).totals(), len(case.issues), (metric, coding, label), chosen)


@dataclass(frozen=True)
class _Sums:
    """Sums over issues, for all pairs: n known, weight known, distance, weight measurable, low, high."""

    issues: tuple[Encoded, ...]
    weights: NDArray[np.float64]

    def totals(self) -> NDArray[np.float64]:
        few = [index for index, item in enumerate(self.issues) if len(item.distance) <= _FEW_CLASSES]
        many = [index for index in range(len(self.issues)) if index not in set(few)]
        return self._product(few) + self._lookup(many)

    def _layers(self, index: int) -> NDArray[np.float64]:
        import numpy as np

        item, weight = self.issues[index], self.weights[index]
        known, measurable = ~np.isnan(item.distance), ~np.isnan(item.low)
        filled = [np.nan_to_num(table) * weight for table in (item.distance, item.low, item.high)]
        return np.stack([known * 1.0, known * weight, filled[0], measurable * weight, filled[1], filled[2]])

    def _product(self, chosen: list[int]) -> NDArray[np.float64]:
        """Return the sums over issues with few classes, as one product of indicator and class tables."""
        import numpy as np

        size = len(self.issues[0].codes) if self.issues else 0
        if not chosen:
            return np.zeros((6, size, size))
        indicators = [np.eye(len(self.issues[i].distance))[self.issues[i].codes] for i in chosen]
        rows = [self._layers(i)[:, self.issues[i].codes] for i in chosen]
        return np.asarray(np.concatenate(rows, axis=2) @ np.concatenate(indicators, axis=1).T)

    def _lookup(self, chosen: list[int]) -> NDArray[np.float64]:
        """Return the sums over issues with many classes, looked up for every pair."""
        import numpy as np

        size = len(self.issues[0].codes) if self.issues else 0
        total = np.zeros((6, size, size))
        for index in chosen:
            codes = self.issues[index].codes
            total += self._layers(index)[:, codes[:, None], codes[None, :]]
        return total


def _framed(
    case: Case, sums: NDArray[np.float64], of: int, labels: tuple[str, str, str], round: Round
) -> Pairwise:
    import numpy as np
    import pandas as pd

    n, known, distance, measurable, low, high = sums
    for part in (distance, low, high):
        np.fill_diagonal(part, 0.0)
    names = [party.id for party in case.parties]

    def frame(values: NDArray[np.float64]) -> pd.DataFrame:
        return pd.DataFrame(values, index=names, columns=names)

    with np.errstate(invalid="ignore"):
        agreement, best, worst = (1 - part / whole for part, whole in ((distance, known), (low, measurable), (high, measurable)))
    metric, coding, label = labels
    coverage = frame(n).astype("int64")
    return Pairwise(frame(agreement), coverage, of, frame(best), frame(worst), metric, coding, label, round)
