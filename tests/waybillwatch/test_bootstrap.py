import math
from random import Random

import pytest

from waybillwatch.bootstrap import bands, redrawn
from waybillwatch.fates import ExitKind
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.wilson import wilson


def sites(seed: int, size: int) -> list[Lifetime]:
    """Sites swept weekly for a year; half are left after 40 days."""
    chance = Random(seed)
    found = []
    for _ in range(size):
        end = 40 * math.exp(1.2 * chance.gauss(0, 1))
        last = max((day for day in range(4, 364, 7) if day < end), default=0)
        ended = end < 361
        kind = chance.choice((ExitKind.MOVED, ExitKind.DEAD)) if ended else None
        found.append(Lifetime(float(last), last + 7.0 if ended else math.inf, 0.0, kind))
    return found


def test_one_seed_one_band_and_another_another() -> None:
    weights = weighed(sites(1, 40))
    first = bands(weights, (30, 90), replicates=50)
    assert first == bands(weighed(reversed(sites(1, 40))), (30, 90), replicates=50)
    other = bands(weights, (30, 90), replicates=50, seed=1)
    assert [one.share for one in other] == [one.share for one in first]
    assert [one.low for one in other] != [one.low for one in first]


def test_as_many_sites_are_drawn_as_there_are() -> None:
    weights = weighed(sites(2, 33))
    drawn = list(redrawn(weights, replicates=5, seed=1))
    assert [sum(sample.values()) for sample in drawn] == [33] * 5
    assert all(set(sample) <= set(weights) for sample in drawn)
    assert len({tuple(sorted(sample.items(), key=repr)) for sample in drawn}) == 5


def test_sites_seen_to_the_day_are_worth_themselves() -> None:
    # 30 of 40 go on at a day at which all were seen: that is Wilson's interval, nearly.
    weights = weighed([Lifetime(0, 7)] * 10 + [Lifetime(70)] * 30)
    (band,) = bands(weights, (30,), replicates=400)
    assert band.share == pytest.approx(0.75)
    assert (band.low, band.high) == pytest.approx(wilson(0.75, 40), abs=0.02)


def test_where_none_ended_the_band_is_not_nothing() -> None:
    (band,) = bands(weighed([Lifetime(50)] * 9), (30,))
    assert (band.share, band.high) == (1.0, 1.0)
    assert band.low == pytest.approx(0.7009, abs=1e-4)
    (few,) = bands(weighed([Lifetime(50)] * 3 + [Lifetime(10)] * 60), (30,))
    assert few.sites == 3


def test_a_day_that_nobody_reached_has_no_band() -> None:
    assert [one.day for one in bands(weighed([Lifetime(50)] * 9), (30, 90, 365))] == [30]


def test_ways_of_ending_have_bands_that_add_up() -> None:
    weights = weighed(sites(3, 60))
    moved, dead, alive = (
        bands(weights, (30, 90), causes=causes, replicates=30)
        for causes in ((ExitKind.MOVED,), (ExitKind.DEAD,), ())
    )
    for one, two, three in zip(moved, dead, alive, strict=True):
        assert one.share + two.share + three.share == pytest.approx(1, abs=1e-3)
        assert one.low < one.share < one.high


def test_sites_drawn_twice_as_often_narrow_the_band() -> None:
    (one,) = bands(weighed(sites(4, 50)), (60,))
    (four,) = bands(weighed(sites(4, 50) * 4), (60,))
    assert four.share == pytest.approx(one.share, abs=1e-3)
    assert (four.high - four.low) / (one.high - one.low) == pytest.approx(0.5, abs=0.1)


def test_forty_thousand_sites_are_a_few_dozen_intervals() -> None:
    weights = weighed(sites(5, 40_000))
    assert len(weights) < 120
    found = bands(weights, (7, 30, 90), replicates=10)
    assert found[1].share == pytest.approx(0.595, abs=0.01)
    assert found[1].high - found[1].low < 0.02
