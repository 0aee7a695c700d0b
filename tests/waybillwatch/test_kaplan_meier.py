import math
from random import Random

import pytest

from waybillwatch.aalen_johansen import aalen_johansen
from waybillwatch.fates import ExitKind
from waybillwatch.kaplan_meier import kaplan_meier, surviving
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.turnbull import turnbull

EVER = math.inf
DAYS = (7, 14, 30, 60, 90)

PLACEBO = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
TREATED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
TREATED_CENSORED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
"""Weeks of remission: E. J. Freireich and others, Blood 21 (1963), 699–716, as in D. R. Cox,
J. R. Statist. Soc. B 34 (1972), 187–220."""
PUBLISHED = {
    6: (0.8571, 0.0764),
    7: (0.8067, 0.0869),
    10: (0.7529, 0.0963),
    13: (0.6902, 0.1068),
    16: (0.6275, 0.1141),
    22: (0.5378, 0.1282),
    23: (0.4482, 0.1346),
}
"""Share and Greenwood's standard error, as textbooks print them (J. P. Klein and M. L.
Moeschberger, "Survival Analysis", example 4.1)."""


def test_the_leukaemia_data_as_published() -> None:
    steps = kaplan_meier(
        weighed(
            [Lifetime(day, day) for day in TREATED] + [Lifetime(day) for day in TREATED_CENSORED]
        )
    )
    found = {one.day: (round(one.surviving, 4), round(one.variance**0.5, 4)) for one in steps}
    assert found == PUBLISHED
    assert [one.at_risk for one in steps] == [21, 17, 15, 12, 11, 7, 6]


def test_without_censoring_it_is_the_share_left() -> None:
    steps = kaplan_meier(weighed(Lifetime(day, day) for day in PLACEBO))
    assert surviving(steps, 0) == 1
    assert surviving(steps, 8) == pytest.approx(8 / 21)
    assert surviving(steps, 23) == pytest.approx(0)
    assert steps[-1].band() is None
    assert steps[-1].variance == 0


def test_an_exit_between_two_sweeps_is_refused() -> None:
    with pytest.raises(ValueError, match="Turnbull"):
        kaplan_meier(weighed([Lifetime(1, 3)]))


def exact(seed: int, size: int, *, late: bool) -> list[Lifetime]:
    chance = Random(seed)
    found = []
    while len(found) < size:
        entered = chance.uniform(0, 20) if chance.random() < 0.4 else 0.0
        day, until = chance.expovariate(1 / 40), chance.uniform(30, 120)
        kind = chance.choice((ExitKind.MOVED, ExitKind.DEAD, ExitKind.DEAD))
        last, ended = min(day, until), day <= until
        if last > entered:
            start = entered if late else 0.0
            found.append(Lifetime(last, last if ended else EVER, start, kind if ended else None))
    return found


LIFELINES = {
    7: (0.826446, 0.654145, 0.917950),
    14: (0.583751, 0.420585, 0.715668),
    30: (0.369931, 0.238071, 0.502056),
    60: (0.228895, 0.123859, 0.353121),
    90: (0.107016, 0.037072, 0.219645),
}
"""Of ``exact(4, 50, late=True)``: lifelines 0.30.3, ``KaplanMeierFitter().fit(..., entry=...)``,
the share and its log(−log) interval."""
LIFELINES_MOVED = (0.020000, 0.100000, 0.160000, 0.274286, 0.274286)
LIFELINES_DEAD = (0.040000, 0.080000, 0.340000, 0.625714, 0.675714)
"""Of ``exact(5, 50, late=False)`` at ``DAYS``: lifelines 0.30.3, ``AalenJohansenFitter``."""


def test_another_package_finds_the_same_share_and_band() -> None:
    steps = kaplan_meier(weighed(exact(4, 50, late=True)))
    for day, recorded in LIFELINES.items():
        step = [one for one in steps if one.day <= day][-1]
        assert (step.surviving, *(step.band() or ())) == pytest.approx(recorded, abs=1e-6)


@pytest.mark.parametrize(
    ("kind", "recorded"), [(ExitKind.MOVED, LIFELINES_MOVED), (ExitKind.DEAD, LIFELINES_DEAD)]
)
def test_another_package_finds_the_same_incidence(
    kind: ExitKind, recorded: tuple[float, ...]
) -> None:
    weights = weighed(exact(5, 50, late=False))
    path = aalen_johansen(weights)[kind]
    found = [[share for day, share in path if day <= at][-1] for at in DAYS]
    assert found == pytest.approx(recorded, abs=1e-6)
    estimate = turnbull(weights, by_cause=True, tolerance=1e-9)
    assert [estimate.incidence(at, kind) for at in DAYS] == pytest.approx(recorded, abs=1e-4)


def test_ways_of_ending_and_going_on_add_up() -> None:
    weights = weighed(exact(6, 40, late=True))
    steps = kaplan_meier(weights)
    paths = aalen_johansen(weights)
    for step in steps:
        ended = sum(
            max((share for day, share in path if day <= step.day), default=0.0)
            for path in paths.values()
        )
        assert ended + step.surviving == pytest.approx(1)


def test_an_exit_without_a_kind_cannot_compete() -> None:
    with pytest.raises(ValueError, match="kind"):
        aalen_johansen(weighed([Lifetime(2, 2)]))
