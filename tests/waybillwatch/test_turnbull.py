"""Published examples, examples worked by hand, another package's numbers, and laws."""

import math
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.estimates import Estimate
from waybillwatch.fates import ExitKind
from waybillwatch.innermost import Innermost, innermost
from waybillwatch.kaplan_meier import kaplan_meier, surviving
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.turnbull import TOLERANCE, turnbull

EVER = math.inf
DAYS = (7, 14, 30, 60, 90)

RADIOTHERAPY = [
    *((0, 5), (0, 7), (0, 8), (4, 11), (5, 11), (5, 12), (6, 10), (7, 14), (7, 16), (11, 15)),
    *((11, 18), (17, 25), (17, 25), (18, 26), (19, 35), (25, 37), (26, 40), (27, 34), (36, 44)),
    *((36, 48), (37, 44)),
    *((last, EVER) for last in (15, 17, 18, 22, 24, 24, 32, 33, 34, 36, 36, 37, 37, 37, 38, 40)),
    *((last, EVER) for last in (45, *[46] * 8)),
]
"""Months to cosmetic deterioration, 46 women treated with radiotherapy alone: D. M. Finkelstein
and R. A. Wolfe, Biometrics 41 (1985), 933–945."""
PUBLISHED = {
    (4, 5): 0.0463,
    (6, 7): 0.0334,
    (7, 8): 0.0887,
    (11, 12): 0.0708,
    (24, 25): 0.0926,
    (33, 34): 0.0818,
    (38, 40): 0.1209,
    (46, 48): 0.4656,
}
"""The estimate's mass, as printed for these data by M. P. Fay and P. A. Shaw, J. Statist. Softw.
36 (2010), issue 2 (the R package interval)."""


def of(*pairs: tuple[float, float]) -> Estimate:
    return turnbull(weighed(Lifetime(*pair) for pair in pairs), tolerance=1e-8)


def masses(estimate: Estimate) -> dict[tuple[float, float], float]:
    pairs = zip(estimate.places, estimate.shares, strict=True)
    return {(place.after, place.by): share for place, share in pairs if share > 1e-6}


def test_the_breast_cosmesis_data_as_published() -> None:
    assert len(RADIOTHERAPY) == 46
    found = masses(of(*RADIOTHERAPY))
    assert {place: round(share, 4) for place, share in found.items()} == PUBLISHED


def test_intervals_apart_have_their_own_share() -> None:
    assert masses(of((0, 1), (1, 2), (1, 2), (2, 3))) == pytest.approx(
        {(0, 1): 1 / 4, (1, 2): 1 / 2, (2, 3): 1 / 4}
    )


def test_a_chain_of_overlaps_by_hand() -> None:
    # (0,2] and (1,3] may share (1,2], and (1,3] and (2,4] (2,3]; with p = P(1,2], q = P(2,3],
    # the likelihood p (p + q) q is greatest, p + q = 1, at p = q = 1/2.
    assert masses(of((0, 2), (1, 3), (2, 4))) == pytest.approx({(1, 2): 0.5, (2, 3): 0.5})


def test_a_censored_site_gives_its_share_to_what_comes_later_by_hand() -> None:
    # One ended in (0,1], one in (2,3], one was watched until 1 only: its third goes to (2,3].
    found = of((0, 1), (2, 3), (1, EVER))
    assert masses(found) == pytest.approx({(0, 1): 1 / 3, (2, 3): 2 / 3}, abs=1e-6)


def test_left_truncation_by_hand() -> None:
    # Of two watched from the start one ended in (0,1]; two came under watch at 1, and of the
    # three then going on one ended in (1,2]: S(1) = 1/2, S(2) = 1/2 × 2/3.
    weights = weighed(
        [Lifetime(0, 1), Lifetime(5), Lifetime(1, 2, entered=1), Lifetime(5, entered=1)]
    )
    found = turnbull(weights, tolerance=1e-8)
    assert found.surviving(1) == pytest.approx(1 / 2, abs=1e-6)
    assert found.surviving(2) == pytest.approx(1 / 3, abs=1e-6)


def test_innermost_intervals_begin_with_one_and_end_with_the_next() -> None:
    given_ = [Lifetime(0, 5), Lifetime(2, 7), Lifetime(6, 9), Lifetime(3), Lifetime(4, 4)]
    found = [(one.after, one.by) for one in innermost(given_)]
    assert found == [(4, 4), (6, 7)]
    assert innermost([Lifetime(3), Lifetime(5)]) == (Innermost(5, EVER),)


def test_within_an_interval_a_line_and_its_bounds() -> None:
    found = of((0, 10), (0, 10), (10, 20), (10, 20))
    assert found.surviving(0) == 1
    assert found.surviving(5) == pytest.approx(0.75)
    assert found.bounds(5) == pytest.approx((0.5, 1.0))
    assert found.bounds(10) == pytest.approx((0.5, 0.5))
    assert found.surviving(20) == pytest.approx(0)


def test_nothing_is_said_beyond_the_last_day_watched() -> None:
    found = of((0, 10), (10, EVER), (30, EVER))
    assert found.surviving(30) == pytest.approx(2 / 3)
    assert found.surviving(30.5) is None
    assert found.bounds(31) is None
    assert found.incidence(31) is None


def test_no_site_no_estimate() -> None:
    with pytest.raises(ValueError, match="at least one site"):
        turnbull({})


def swept(seed: int, size: int, *, late: bool = False) -> list[Lifetime]:
    """Sites looked at every 4 to 21 days; late ones came under watch some days after."""
    chance = Random(seed)
    found = []
    while len(found) < size:
        entered = chance.uniform(0, 25) if late and chance.random() < 0.5 else 0.0
        end, last, missed, day = chance.lognormvariate(3.4, 1.1), entered, EVER, entered
        if end <= entered:
            continue
        while missed == EVER and day < 120:
            day += chance.uniform(4, 21)
            if day < end:
                last = day
            else:
                missed = day
        found.append(Lifetime(last, missed, entered))
    return found


RECORDED = {
    (1, 30): (0.910147, 0.910147, 0.621740, 0.333333, 0.233333),
    (2, 80): (0.940316, 0.701026, 0.425000, 0.216896, 0.150000),
}
"""Of ``swept(seed, size)`` at ``DAYS``: surpyval 0.25, ``Turnbull.fit(xl, xr, tol=1e-12,
turnbull_estimator="Kaplan-Meier")``, which puts an interval's mass at its end; lifelines 0.30.3,
``fit_interval_censoring(tol=1e-10)``, has the same to 1e-6, on one side of each interval."""
RECORDED_LATE = (0.780763, 0.745539, 0.603888, 0.318665, 0.159333)
"""Of ``swept(3, 60, late=True)``: surpyval 0.25, the same with ``tl``."""


def at_end(estimate: Estimate, day: float) -> float | None:
    """The share with each interval's mass at its end."""
    found = estimate.bounds(day)
    return found[1] if found else None


@pytest.mark.parametrize(("seed", "size"), RECORDED)
def test_other_packages_find_the_same(seed: int, size: int) -> None:
    found = turnbull(weighed(swept(seed, size)), tolerance=1e-6)
    shares = [at_end(found, day) for day in DAYS]
    assert shares == pytest.approx(RECORDED[seed, size], abs=2e-5)


def test_other_packages_find_the_same_under_truncation() -> None:
    found = turnbull(weighed(swept(3, 60, late=True)), tolerance=1e-7)
    assert [at_end(found, day) for day in DAYS] == pytest.approx(RECORDED_LATE, abs=2e-5)


LIFETIMES = st.builds(
    lambda low, width, late, cause: Lifetime(
        float(low),
        EVER if width is None else float(low + width),
        float(min(low, late)),
        None if width is None else cause,
    ),
    st.integers(0, 30),
    st.one_of(st.none(), st.integers(1, 9)),
    st.integers(0, 3),
    st.sampled_from([ExitKind.MOVED, ExitKind.DEAD]),
)
MANY = st.lists(LIFETIMES, min_size=1, max_size=25)


@given(MANY)
def test_the_estimate_falls_and_its_shares_add_up(given_: list[Lifetime]) -> None:
    found = turnbull(weighed(given_), tolerance=1e-4)
    assert math.fsum(found.shares) == pytest.approx(1)
    shares = [found.surviving(day / 2) for day in range(80)]
    known = [share for share in shares if share is not None]
    assert known == sorted(known, reverse=True)
    assert shares[len(known) :] == [None] * (len(shares) - len(known))
    for day in range(40):
        if (bounds := found.bounds(day)) is not None:
            share = found.surviving(day)
            assert share is not None
            assert bounds[0] - 1e-9 <= share <= bounds[1] + 1e-9


@given(MANY, st.integers(2, 5))
def test_order_changes_nothing_and_weight_is_repetition(given_: list[Lifetime], times: int) -> None:
    once = turnbull(weighed(given_))
    assert once == turnbull(weighed(reversed(given_)))
    often = turnbull(weighed(given_ * times))
    assert often == turnbull({one: times * n for one, n in Counter(given_).items()})
    assert often.places == once.places
    assert often.shares == pytest.approx(once.shares, abs=0.02)


@given(MANY)
def test_no_share_could_be_moved_for_the_better(given_: list[Lifetime]) -> None:
    found = turnbull(weighed(given_))
    assert found.gap <= TOLERANCE


@given(MANY)
def test_causes_add_up_to_all_exits(given_: list[Lifetime]) -> None:
    found = turnbull(weighed(given_), by_cause=True, tolerance=1e-6)
    for day in range(0, 40, 5):
        parts = [found.incidence(day, cause) for cause in ExitKind]
        share = found.surviving(day)
        if share is not None:
            assert math.fsum(part for part in parts if part) == pytest.approx(1 - share, abs=1e-9)


EXACT = st.lists(
    st.builds(
        lambda day, ended, late: Lifetime(
            float(day), float(day) if ended else EVER, float(late) if late < day else 0.0
        ),
        st.integers(1, 20),
        st.booleans(),
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=20,
)


@given(EXACT)
def test_on_exact_days_without_truncation_it_is_kaplan_meier(given_: list[Lifetime]) -> None:
    weights = weighed(Lifetime(one.after, one.by) for one in given_)
    found, steps = turnbull(weights, tolerance=1e-7), kaplan_meier(weights)
    for day in range(21):
        share = found.surviving(day)
        if share is not None:
            assert share == pytest.approx(surviving(steps, day), abs=1e-4)


def test_on_exact_days_with_truncation_it_is_kaplan_meier() -> None:
    weights = weighed(
        Lifetime(one.after, one.after if one.by < EVER else EVER, one.entered)
        for one in swept(9, 60, late=True)
        if one.after > one.entered
    )
    found, steps = turnbull(weights, tolerance=1e-7), kaplan_meier(weights)
    for day in range(0, 120, 10):
        assert found.surviving(day) == pytest.approx(surviving(steps, day), abs=1e-4)
