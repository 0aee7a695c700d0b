"""Where a nonparametric estimate can have mass: Turnbull's innermost intervals.

B. W. Turnbull, "The empirical distribution function with arbitrarily grouped, censored and
truncated data", J. R. Statist. Soc. B 38 (1976), 290–295; with the ends that truncation adds
(H. Frydman, J. R. Statist. Soc. B 56 (1994), 71–74), and a set of intervals for each cause
(M. G. Hudgens, G. A. Satten, I. M. Longini, Biometrics 57 (2001), 74–80).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from waybillwatch.fates import ExitKind
from waybillwatch.lifetimes import Lifetime

Edge = tuple[float, int]
"""A day, and what of it: 0 opens at the day itself, 1 closes with it, 2 opens right after it."""
_OPEN_AT, _CLOSE, _OPEN_AFTER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Innermost:
    """One interval (``after``, ``by``] that may have mass; a single day where both are one."""

    after: float
    by: float
    cause: ExitKind | None = None

    @property
    def opening(self) -> Edge:
        """Where it begins."""
        return opening_of(self.after, self.by)


def opening_of(after: float, by: float) -> Edge:
    """Where an interval begins: right after its first day, or at it where it is one day."""
    return (after, _OPEN_AT if after == by else _OPEN_AFTER)


def innermost(lifetimes: Iterable[Lifetime]) -> tuple[Innermost, ...]:
    """The intervals in which mass may lie: by cause, by time, the one without end last.

    Each begins where some lifetime's does and ends where the next one ends (or, beside
    truncation, where some site came under watch): all mass elsewhere could only lower the
    likelihood.
    """
    known = tuple(lifetimes)
    entries = {(one.entered, _CLOSE) for one in known if one.entered > 0}
    causes = sorted({one.cause for one in known if not one.is_censored}, key=str)
    found: list[Innermost] = []
    for cause in causes:
        own = [one for one in known if one.is_censored or one.cause == cause]
        opens = {opening_of(one.after, one.by) for one in own}
        closes = {(one.by, _CLOSE) for one in own if not one.is_censored} | entries
        edges = sorted(opens | closes)
        found += [
            Innermost(first[0], second[0], cause)
            for first, second in pairwise(edges)
            if first[1] != _CLOSE and second[1] == _CLOSE
        ]
    last = max((one.after for one in known if one.is_censored), default=None)
    if last is not None and all(last >= one.by for one in found):
        found.append(Innermost(last, math.inf))
    return tuple(found)
