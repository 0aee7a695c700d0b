"""An estimate from intervals: shares of sites, and what can be read from them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from waybillwatch.fates import ExitKind
from waybillwatch.innermost import Innermost


@dataclass(frozen=True, slots=True)
class Estimate:
    """Which share of sites ended in which innermost interval; where in it, nobody can know."""

    places: tuple[Innermost, ...]
    shares: tuple[float, ...]
    """Of all sites; they add up to 1."""
    gap: float
    """What its log likelihood may still lack."""
    steps: int

    def surviving(self, day: float) -> float | None:
        """The share still selling after a day, along a straight line within an interval.

        None beyond the last day up to which some site was watched.
        """
        return None if (ended := self._ended(day)) is None else max(0.0, 1.0 - ended)

    def bounds(self, day: float) -> tuple[float, float] | None:
        """The least and the greatest share that fits the estimate as well; None as above."""
        if self._ended(day) is None:
            return None
        pairs = list(zip(self.places, self.shares, strict=True))
        most = sum(share for place, share in pairs if place.by > day)
        least = sum(share for place, share in pairs if place.after >= day and place.by > day)
        return min(1.0, least), min(1.0, most)

    def incidence(self, day: float, *causes: ExitKind) -> float | None:
        """The share that ended by a day in one of some ways (all there are where none is named).

        Causes stay apart only in an estimate made ``by_cause``.
        """
        return self._ended(day, *causes)

    def _ended(self, day: float, *causes: ExitKind) -> float | None:
        ended = 0.0
        for place, share in zip(self.places, self.shares, strict=True):
            if math.isinf(place.by):
                if day > place.after:
                    return None
            elif not causes or place.cause in causes:
                ended += share * _passed(place, day)
        return ended


def _passed(place: Innermost, day: float) -> float:
    """How much of an interval lies behind a day, 0 to 1."""
    if day >= place.by:
        return 1.0
    return max(0.0, (day - place.after) / (place.by - place.after)) if day > place.after else 0.0
