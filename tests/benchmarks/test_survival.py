"""Where the truth is known: which way of counting comes near it."""

from statistics import fmean

from benchmarks.survival import MISSED, TRUTHS, WEEK, Truth, at_miss, history, naive, ours
from waybillwatch.lifetimes import weighed
from waybillwatch.turnbull import turnbull

HISTORIES = 60
LOGNORMAL, HALF, _ = TRUTHS


def mean_errors(truth: Truth, day: int, missed: float) -> dict[str, float]:
    """The mean error on a day of each way of counting."""
    found: dict[str, list[float]] = {}
    for seed in range(HISTORIES):
        made = history(seed, truth, missed=missed)
        ways = {
            "ours": weighed(one for sights in made if (one := ours(sights, WEEK))),
            "one miss": weighed(at_miss(sights, 1) for sights in made),
            "two misses": weighed(at_miss(sights, 2) for sights in made),
        }
        for way, weights in ways.items():
            found.setdefault(way, []).append(turnbull(weights).surviving(day) or 0.0)
        found.setdefault("naive", []).append(naive(ways["ours"], day))
    return {way: fmean(shares) - truth.alive(day) for way, shares in found.items()}


def test_one_miss_is_no_exit_and_an_exit_is_an_interval() -> None:
    errors = mean_errors(LOGNORMAL, 30, MISSED)
    assert abs(errors["ours"]) < 0.02
    assert errors["one miss"] < -0.1
    assert errors["naive"] > 0.03


def test_a_silence_that_ends_in_a_return_is_better_voided() -> None:
    errors = mean_errors(HALF, 90, 0.0)
    assert abs(errors["ours"]) < 0.02
    assert errors["two misses"] < errors["ours"] - 0.02


def test_missed_sweeps_widen_intervals_and_move_no_curve() -> None:
    assert abs(mean_errors(LOGNORMAL, 30, 0.5)["ours"]) < 0.03
