"""Wilson's interval for a share, and Newcombe's for the difference of two.

E. B. Wilson, J. Am. Statist. Assoc. 22 (1927), 209–212; R. G. Newcombe, Statist. Med. 17 (1998),
873–890, method 10.
"""

from __future__ import annotations

import math
from statistics import NormalDist

LEVEL = 0.95

Interval = tuple[float, float]
"""The low and the high end of a share, or of a difference of two."""


def quantile(level: float = LEVEL) -> float:
    """How many standard errors to each side hold a level: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def wilson(share: float, sites: float, *, level: float = LEVEL) -> Interval:
    """The interval of a share seen among so many sites, which need be no whole number.

    Nothing is known of no site: (0, 1).
    """
    if sites <= 0:
        return 0.0, 1.0
    z = quantile(level)
    spread = 1 + z * z / sites
    middle = (share + z * z / (2 * sites)) / spread
    half = z * math.sqrt(share * (1 - share) / sites + (z / (2 * sites)) ** 2) / spread
    return max(0.0, middle - half), min(1.0, middle + half)


def difference(first: float, its: Interval, second: float, whose: Interval) -> Interval:
    """The interval of ``first - second`` from those of two shares of different sites."""
    down = math.hypot(first - its[0], whose[1] - second)
    up = math.hypot(its[1] - first, second - whose[0])
    return max(-1.0, first - second - down), min(1.0, first - second + up)
