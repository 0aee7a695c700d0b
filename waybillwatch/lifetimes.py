"""How long a site went on selling, in days from an origin, as far as sweeps can tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waybillwatch.fates import ExitKind


@dataclass(frozen=True, slots=True)
class Lifetime:
    """One site's time to its exit: interval-censored, right-censored, left-truncated, or exact.

    It ended somewhere in (``after``, ``by``]; exactly then where both are one day.
    """

    after: float
    """Days from the origin to when it was last seen selling."""
    by: float = math.inf
    """Days to its first confirmed miss; infinite where no exit was seen (right-censored)."""
    entered: float = 0.0
    """Days to when it came under watch: had it ended before, it would not be counted at all
    (left truncation)."""
    cause: ExitKind | None = None
    """How it ended; None where no exit was seen."""

    def __post_init__(self) -> None:
        runs = 0 <= self.entered <= self.after <= self.by and math.isfinite(self.after)
        if not runs or 0 < self.entered == self.by:
            raise ValueError(
                f"a lifetime runs 0 ≤ entered ≤ after ≤ by, entered < by: not so {self}"
            )

    @property
    def times(self) -> tuple[float, float, float]:
        """``after``, ``by``, ``entered``."""
        return self.after, self.by, self.entered

    @property
    def is_censored(self) -> bool:
        """Whether no exit was seen."""
        return math.isinf(self.by)

    @property
    def is_exact(self) -> bool:
        """Whether the day of its exit is known."""
        return self.after == self.by


Weights = Mapping[Lifetime, float]
"""Each distinct lifetime and how many sites have it: what every estimator here takes.

Sweeps are few and sites many, so thousands of sites share a few hundred intervals.
"""


def in_order(weights: Weights) -> list[tuple[Lifetime, float]]:
    """The lifetimes that some site has, by time: sums then come out alike to the last bit."""
    known = (pair for pair in weights.items() if pair[1] > 0)
    return sorted(known, key=lambda pair: (pair[0].times, pair[0].cause or ""))


def weighed(lifetimes: Iterable[Lifetime]) -> Counter[Lifetime]:
    """Count how many sites have each lifetime."""
    return Counter(lifetimes)
