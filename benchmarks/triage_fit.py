"""Fits a linear score: logistic regression, a ridge around what is expected, held signs.

In plain Python, weight by weight (Newton's step on one, the others held), from the expected
weights: the same pages give the same weights.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.triage_pages import Example
from waybillwatch.cues import LISTS, Cue
from waybillwatch.model import GRAMS

Row = list[tuple[int, float]]
"""What is not nought of a page: places and values."""

RIDGE = 0.003
ROUNDS = 40
STEEPEST = 3.0
FEWEST_PAGES, FEWEST_KINDS = 8, 4
"""Pages, and kinds of pages (or sites), that an n-gram must stand in."""
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What one score expects."""

    expected: Mapping[str, float]
    bound: bool = True
    """No weight may change its sign."""

    def meant(self, gram: str) -> float:
        """Which way an n-gram may count: goods of the trade never against a seller.

        Those who warn name them more often than those who sell; left free, "空包" alone would
        make a page none.
        """
        return float(self.bound and gram in _goods())


@cache
def _goods() -> frozenset[str]:
    return frozenset(word.text for entries in LISTS for word in entries if word.kind == Cue.GOODS)


def vocabulary(pages: Iterable[Example]) -> list[str]:
    """The n-grams worth a weight: of Han signs, in pages of several kinds."""
    counts: Counter[str] = Counter()
    kinds: dict[str, set[str]] = {}
    for page in pages:
        grams = {
            run[at : at + size]
            for run in _HAN.findall(page.text)
            for size in GRAMS
            for at in range(len(run) - size + 1)
        }
        counts.update(grams)
        for gram in grams:
            kinds.setdefault(gram, set()).add(page.group)
    return sorted(
        gram
        for gram, count in counts.items()
        if count >= FEWEST_PAGES and len(kinds[gram]) >= FEWEST_KINDS
    )


def fit(
    rows: Sequence[Row],
    labels: Sequence[bool],
    weights: Sequence[float],
    head: Head,
    grams: Sequence[str] = (),
) -> list[float]:
    """The bias and a weight for each figure and n-gram. ``weights`` are the pages' own."""
    expected = [0.0, *head.expected.values(), *([0.0] * len(grams))]
    held = head.expected.values() if head.bound else [0.0] * len(head.expected)
    signs = [0.0, *held, *(head.meant(gram) for gram in grams)]
    columns = _columns(rows, len(expected))
    found = list(expected)
    margins = [scored(found, row) for row in rows]
    total = sum(weights)
    for _ in range(ROUNDS):
        for place, column in enumerate(columns):
            if not column:
                continue
            ridge = RIDGE if place else 0.0
            slope = ridge * (found[place] - expected[place]) * total
            bend = ridge * total
            for index, value in column:
                said = 1 / (1 + math.exp(-max(-30.0, min(30.0, margins[index]))))
                slope += weights[index] * (said - labels[index]) * value
                bend += weights[index] * max(said * (1 - said), 0.02) * value * value
            step = -slope / bend
            if signs[place] * (found[place] + step) < 0:
                step = -found[place]
            if step:
                found[place] += step
                for index, value in column:
                    margins[index] += step * value
    return found


def _columns(rows: Sequence[Row], size: int) -> list[list[tuple[int, float]]]:
    columns: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    columns[0] = [(index, 1.0) for index in range(len(rows))]
    for index, row in enumerate(rows):
        for place, value in row:
            columns[place + 1].append((index, value))
    return columns


def scored(weights: Sequence[float], row: Row) -> float:
    """The score of a page."""
    return weights[0] + sum(weights[place + 1] * value for place, value in row)


def line(scores: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Slope and shift that turn scores into log-odds of their labels (Platt, by Newton's steps).

    The slope is at most ``STEEPEST``: where every label is told, no line is steep enough.
    """
    slope, shift = 1.0, 0.0
    for _ in range(100):
        rise = level = steep = mixed = turn = 0.0
        for score, label in zip(scores, labels, strict=True):
            said = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * score + shift))))
            off, bend = said - label, max(said * (1 - said), 1e-4)
            rise, level = rise + off * score, level + off
            steep, mixed, turn = steep + bend * score * score, mixed + bend * score, turn + bend
        size = steep * turn - mixed * mixed
        if size <= 0:
            break
        step = (turn * rise - mixed * level) / size, (steep * level - mixed * rise) / size
        slope = max(0.0, min(STEEPEST, slope - max(-0.5, min(0.5, step[0]))))
        shift -= max(-0.5, min(0.5, step[1]))
    return slope, shift
