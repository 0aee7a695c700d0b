"""How true the survival figures are where the truth is known: histories made by chance, seeded.

``python -m benchmarks.survival [--histories 1000] [--replicates 100] [--cores 2]``. In each
history 60 sites sell until a day drawn from a known law and are swept for 52 weeks; a quarter of
the sweeps is missed, and 8 of 100 visits find a living site down. Printed are, first, what share
is said to be alive after 30 and 90 days by several ways of counting (no sweep missed, weekly and
monthly), then the bias of the estimate and how often its 95 % interval holds the truth.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from statistics import NormalDist, fmean

from waybillwatch.bootstrap import bands
from waybillwatch.fates import Sight, moment
from waybillwatch.kaplan_meier import kaplan_meier, surviving
from waybillwatch.lifetimes import Lifetime, Weights, weighed
from waybillwatch.risk import days_since, lifetime
from waybillwatch.spells import spells
from waybillwatch.sweeps import Standing
from waybillwatch.turnbull import turnbull

ORIGIN = moment(date(2012, 11, 8))
WEEK = timedelta(weeks=1)
MONTH = timedelta(days=30)
DAYS = (30, 90)
SITES, WEEKS, MISSED, FALSE = 60, 52, 0.25, 0.08
SEED = 20121108


@dataclass(frozen=True, slots=True)
class Truth:
    """A law of when sites stop selling."""

    name: str
    draw: Callable[[Random], float]
    """A day."""
    alive: Callable[[float], float]
    """The share that still sells after a day."""


def lognormal(median: float, sigma: float) -> Truth:
    """Days whose logarithms are normal."""
    return Truth(
        f"lognormal, median {median:g} days, sigma {sigma:g}",
        lambda chance: median * math.exp(sigma * chance.gauss(0, 1)),
        lambda day: NormalDist().cdf(-math.log(day / median) / sigma),
    )


def constant(share: float, day: float) -> Truth:
    """A constant hazard that leaves a share after a day."""
    hazard = -math.log(share) / day
    return Truth(
        f"constant hazard, {share:.0%} alive at {day:g} days",
        lambda chance: chance.expovariate(hazard),
        lambda at: math.exp(-hazard * at),
    )


TRUTHS = (lognormal(40, 1.2), constant(0.5, 90), constant(0.86, 90))


def history(
    seed: int, truth: Truth, *, every: timedelta = WEEK, missed: float = MISSED
) -> list[list[Sight]]:
    """What sweeps see of some sites: from one before the origin, at which all sold, onward."""
    chance = Random(seed)  # noqa: S311  (seeded, so that the figures can be had again)
    first = ORIGIN + chance.random() * every
    times = [first + number * every for number in range(round(WEEKS * WEEK / every))]
    made = [at for at in times if chance.random() >= missed]
    sites = []
    for _ in range(SITES):
        end = ORIGIN + timedelta(days=truth.draw(chance))
        sights = [Sight(first - every, Standing.SELLING)]
        for at in made:
            seen = at < end and chance.random() >= FALSE
            sights.append(Sight(at, Standing.SELLING if seen else Standing.DOWN))
        sites.append(sights)
    return sites


def ours(sights: Sequence[Sight], every: timedelta) -> Lifetime | None:
    """As the project counts: two misses confirm, a return voids a silence."""
    return lifetime(spells(sights), ORIGIN, before=ORIGIN - every)


def at_miss(sights: Sequence[Sight], misses: int) -> Lifetime:
    """The first so many misses in a row are the end, whatever comes after."""
    last = sights[0].at
    row: list[datetime] = []
    for sight in sights:
        row = [] if sight.selling else [*row, sight.at]
        last = sight.at if sight.selling else last
        if len(row) == misses:
            return Lifetime(_day(last), _day(row[0]))
    return Lifetime(_day(last))


def _day(at: datetime) -> float:
    return max(0.0, days_since(ORIGIN, at))


def naive(weights: Weights, day: float) -> float:
    """Kaplan-Meier as if a site ended when it was first missed."""
    taken: dict[Lifetime, float] = {}
    for one, weight in weights.items():
        exact = one if one.is_censored else replace(one, after=one.by)
        taken[exact] = taken.get(exact, 0) + weight
    return surviving(kaplan_meier(taken), day)


def _ways(seed: int, *, truth: int, every: timedelta) -> dict[tuple[str, int], float]:
    """What each way of counting says of one history."""
    made = history(seed, TRUTHS[truth], every=every, missed=0)
    own = weighed(one for one in (ours(sights, every) for sights in made) if one)
    first = weighed(at_miss(sights, 1) for sights in made)
    second = weighed(at_miss(sights, 2) for sights in made)
    found: dict[tuple[str, int], float] = {}
    for way, weights in (("one miss", first), ("two misses", second), ("ours", own)):
        estimate = turnbull(weights)
        for day in DAYS:
            found[f"{way}, Turnbull", day] = estimate.surviving(day) or 0.0
            found[f"{way}, naive KM", day] = naive(weights, day)
    return found


def _held(seed: int, *, truth: int, replicates: int) -> list[tuple[float, bool]]:
    """The error of one history's estimate at each day, and whether the interval holds the truth."""
    law = TRUTHS[truth]
    made = history(seed, law)
    weights = weighed(one for one in (ours(sights, WEEK) for sights in made) if one)
    found = bands(weights, DAYS, replicates=replicates, seed=seed)
    return [
        (band.share - law.alive(band.day), band.low <= law.alive(band.day) <= band.high)
        for band in found
    ]


def _compared(pool: Executor, number: int, seeds: Sequence[int]) -> None:
    """Print what each way of counting says on average."""
    truth = TRUTHS[number]
    told = "  ".join(f"{day} days: {truth.alive(day):.3f}" for day in DAYS)
    say(f"  {'truth':<32}{told}")
    for name, every in (("weekly", WEEK), ("monthly", MONTH)):
        job = partial(_ways, truth=number, every=every)
        ways = list(pool.map(job, seeds, chunksize=20))
        for way in sorted({way for way, _ in ways[0]}):
            means = [fmean(one[way, day] for one in ways) for day in DAYS]
            line = "  ".join(
                f"{day} days: {mean:.3f} ({mean - truth.alive(day):+.3f})"
                for day, mean in zip(DAYS, means, strict=True)
            )
            say(f"  {f'{name}, {way}':<32}{line}")


def _covered(pool: Executor, number: int, seeds: Sequence[int], replicates: int) -> None:
    """Print the bias of the estimate and the share of intervals that hold the truth."""
    job = partial(_held, truth=number, replicates=replicates)
    held = list(pool.map(job, seeds, chunksize=20))
    for at, day in enumerate(DAYS):
        errors = [one[at][0] for one in held]
        share = fmean(one[at][1] for one in held)
        say(f"  {day} days: bias {fmean(errors):+.4f}, 95 % interval holds the truth {share:.1%}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--replicates", type=int, default=100)
    parser.add_argument("--cores", type=int, default=1)
    asked = parser.parse_args()
    with ProcessPoolExecutor(asked.cores) as pool:
        for number, truth in enumerate(TRUTHS):
            seeds = [SEED + 1_000_003 * number + one for one in range(asked.histories)]
            say(f"{truth.name} ({SITES} sites, {asked.histories} histories)")
            say(f" every sweep made, {FALSE:.0%} of visits to the living find them down")
            _compared(pool, number, seeds)
            say(f" {MISSED:.0%} of sweeps missed as well")
            _covered(pool, number, seeds, asked.replicates)


if __name__ == "__main__":
    main()
