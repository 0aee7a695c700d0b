"""The product-limit estimate of Kaplan and Meier, where the day of every exit is known.

E. L. Kaplan and P. Meier, J. Am. Statist. Assoc. 53 (1958), 457–481, with late entry; the
variance is Greenwood's, its band on the log(−log) scale (J. D. Kalbfleisch and R. L. Prentice,
"The Statistical Analysis of Failure Time Data", 1980), which stays between 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from waybillwatch.lifetimes import Weights
from waybillwatch.wilson import LEVEL, Interval, quantile


@dataclass(frozen=True, slots=True)
class Step:
    """One day on which sites ended."""

    day: float
    at_risk: float
    """Sites under watch and still selling right before it."""
    exits: float
    surviving: float
    """The share that goes on after it."""
    greenwood: float
    """Greenwood's sum up to it: the variance is ``surviving² × greenwood``."""

    @property
    def variance(self) -> float:
        """Greenwood's variance of the share; 0 where none is left."""
        return self.surviving**2 * self.greenwood if self.surviving > 0 else 0.0

    def band(self, level: float = LEVEL) -> Interval | None:
        """The pointwise log(−log) interval; None where no site is left, or none had gone."""
        if not 0 < self.surviving < 1:
            return None
        half = quantile(level) * math.sqrt(self.greenwood) / abs(math.log(self.surviving))
        return self.surviving ** math.exp(half), self.surviving ** math.exp(-half)


def kaplan_meier(weights: Weights) -> tuple[Step, ...]:
    """A step for each day on which a site ended.

    Raises ValueError for an exit whose day is not known: that is Turnbull's to estimate.
    """
    steps: list[Step] = []
    surviving, greenwood = 1.0, 0.0
    for day in exit_days(weights):
        at_risk = sum(
            weight
            for one, weight in weights.items()
            if day <= one.after and (one.entered < day or one.entered == 0)
        )
        exits = sum(weight for one, weight in weights.items() if one.by == day)
        surviving *= 1 - exits / at_risk
        left = at_risk - exits
        greenwood += exits / (at_risk * left) if left > 0 else math.inf
        steps.append(Step(day, at_risk, exits, surviving, greenwood))
    return tuple(steps)


def exit_days(weights: Weights) -> list[float]:
    """The days of the exits, in order. Raises ValueError where one is not known exactly."""
    if any(not (one.is_censored or one.is_exact) for one in weights):
        raise ValueError("an exit lies between two sweeps: only Turnbull's estimate fits it")
    return sorted({one.by for one in weights if one.is_exact})


def surviving(steps: Sequence[Step], day: float) -> float:
    """The share still going on after a day."""
    return next((step.surviving for step in reversed(steps) if step.day <= day), 1.0)
