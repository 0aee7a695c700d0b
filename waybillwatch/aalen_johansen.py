"""Competing exits where their days are known: how many moved, how many died.

O. O. Aalen and S. Johansen, Scand. J. Statist. 5 (1978), 141–150. A site that moved can no longer
die where it was: taking moves for censored would say that it had.
"""

from __future__ import annotations

from collections.abc import Mapping

from waybillwatch.fates import ExitKind
from waybillwatch.kaplan_meier import exit_days, kaplan_meier
from waybillwatch.lifetimes import Weights

Incidence = tuple[tuple[float, float], ...]
"""Days, and the share that had ended in one way by each."""


def aalen_johansen(weights: Weights) -> Mapping[ExitKind, Incidence]:
    """For each way in which sites ended: the share that had, day by day.

    At each day the shares of all ways and of those that go on add up to 1. Raises ValueError for
    an exit whose day or kind is not known.
    """
    days = exit_days(weights)
    causes = {one.cause for one in weights if one.is_exact}
    if None in causes:
        raise ValueError("an exit needs its kind to compete with others")
    found: dict[ExitKind, list[tuple[float, float]]] = {}
    steps = dict(zip(days, kaplan_meier(weights), strict=True))
    for cause in sorted(filter(None, causes)):
        before, ended = 1.0, 0.0
        for day in days:
            own = (one for one in weights if one.by == day and one.cause is cause)
            if exits := sum(weights[one] for one in own):
                ended += before * exits / steps[day].at_risk
                found.setdefault(cause, []).append((day, ended))
            before = steps[day].surviving
    return {cause: tuple(path) for cause, path in found.items()}
