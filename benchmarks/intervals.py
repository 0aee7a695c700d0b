"""How far a figure would move on other pages of the same kind: the bootstrap over pages."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from benchmarks.scoring import Counts

RUNS = 1_000
SEED = 20_261_124
"""The same pages give the same intervals."""


def resamples(pages: int, runs: int = RUNS) -> list[list[int]]:
    """For each run how often each page was drawn, with replacement, as many as there are."""
    chance = random.Random(SEED)  # noqa: S311  (sampling, not secrets)
    drawn = []
    for _ in range(runs):
        times = [0] * pages
        for page in chance.choices(range(pages), k=pages):
            times[page] += 1
        drawn.append(times)
    return drawn


def interval(
    pages: Sequence[Mapping[str, Counts]],
    name: str,
    figure: Callable[[Sequence[int]], float],
    drawn: Sequence[Sequence[int]],
) -> tuple[float, float]:
    """The middle 95 % of a figure over the runs."""
    telling = [(at, page[name]) for at, page in enumerate(pages) if any(page[name])]
    width = len(pages[0][name])
    figures = []
    for times in drawn:
        sums = [0] * width
        for at, counts in telling:
            if often := times[at]:
                for place, count in enumerate(counts):
                    sums[place] += often * count
        figures.append(figure(sums))
    figures.sort()
    return figures[int(len(figures) * 0.025)], figures[int(len(figures) * 0.975) - 1]
