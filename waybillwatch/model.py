"""The learnt part of triage: weights of figures and of n-grams, read once from ``triage.json``.

Three scores are made of one page: that it sells anything of the trade, that it serves fake
orders, and that it trades in personal data. Each is linear and calibrated on pages that its
weights were not fitted to, so that it is the log-odds of what it says.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from waybillwatch.weights import TRAITS

HEADS = ("seller", "fake_orders", "personal_data")
"""What the scores are of, in the order of the weights."""
MODEL_VERSION = "triage-2"
"""Names figures, n-grams and how they are scaled; ``triage.json`` says which it was made for."""
GRAMS = (2, 3)
"""Signs of the n-grams."""
GRAM_SCALE, FEWEST = 10.0, 20
"""A page's n-grams together weigh as much as this many figures; a page of fewer n-grams than
``FEWEST`` counts as if it had as many, or one word would decide."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a page, and what each figure and n-gram adds to the first."""

    log_odds: tuple[float, ...]
    """In the order of ``HEADS``."""
    figures: Mapping[str, float]
    grams: Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """Weights, ready to be used."""

    figures: Mapping[str, tuple[float, ...]]
    """For each figure its weight in each score."""
    bias: tuple[float, ...]
    words: tuple[str, ...]
    """The n-grams."""
    gram_weights: tuple[tuple[float, ...], ...]
    finder: AhoCorasick
    """Finds n-grams, overlapping ones too."""

    def score(self, figures: Mapping[str, float], text: str) -> Scores:
        """Score a page by its figures and its folded lower-case text."""
        totals = list(self.bias)
        parts: dict[str, float] = {}
        for name, value in figures.items():
            if value and (weights := self.figures.get(name)):
                parts[name] = weights[0] * value
                for head, weight in enumerate(weights):
                    totals[head] += weight * value
        found = self.grams_in(text)
        scale = gram_value(len(found))
        grams: dict[str, float] = {}
        for index in found:
            weights = self.gram_weights[index]
            grams[self.words[index]] = weights[0] * scale
            for head, weight in enumerate(weights):
                totals[head] += weight * scale
        return Scores(tuple(totals), parts, grams)

    def grams_in(self, text: str) -> set[int]:
        """Which n-grams stand in a text, by their places among the words."""
        try:
            found = self.finder.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair out of a page's script
            text = text.encode("utf-8", "replace").decode()
            found = self.finder.find_matches_as_indexes(text, overlapping=True)
        return {word for word, _, _ in found}


def gram_value(count: int) -> float:
    """What each n-gram of a page counts that has so many of them."""
    return GRAM_SCALE / math.sqrt(max(count, FEWEST))


def finder_of(words: Iterable[str]) -> AhoCorasick:
    """The automaton that finds all of some n-grams."""
    return AhoCorasick(list(words), matchkind=MatchKind.Standard)


@cache
def model() -> Model:
    """The model that ships with the package. Raises ValueError where it fits another version."""
    raw = json.loads((files("waybillwatch") / "triage.json").read_text(encoding="utf-8"))
    if raw["version"] != MODEL_VERSION or set(raw["figures"]) != set(TRAITS):
        raise ValueError(
            f"triage.json was made for {raw['version']} and other figures; "
            "run python -m benchmarks.triage_weights"
        )
    words = tuple(raw["grams"])
    return Model(
        figures={name: tuple(weights) for name, weights in raw["figures"].items()},
        bias=tuple(raw["bias"]),
        words=words,
        gram_weights=tuple(tuple(raw["grams"][word]) for word in words),
        finder=finder_of(words),
    )


def probability(log_odds: float) -> float:
    """What log-odds are as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
