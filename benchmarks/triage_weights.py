"""Fits what triage weighs pages by, and writes it to waybillwatch/triage.json.

    python -m benchmarks.triage_weights             fit, check by folds, write
    python -m benchmarks.triage_weights --dry       the same without writing

Logistic regression with a ridge over the figures of ``traits`` and the n-grams of a page's own
voice. The figures' weights are drawn to what ``weights.EXPECTED`` says and keep its signs; an
n-gram is drawn to nought, is Han signs alone (no host, number or handle is one), and must stand
in pages of several kinds, so that no author's habit is learnt. What is fitted to is described in
``triage_pages``; the pages set aside ("held") are not read here.

Scores are calibrated (Platt) on folds that leave out every page of a site and are spread over
the kinds. The report prints how well those folds did, and what leaving out whole kinds did.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.triage_fit import Head, Row, fit, line, scored, vocabulary
from benchmarks.triage_pages import Example, examples
from waybillwatch.model import HEADS, MODEL_VERSION, finder_of, gram_value
from waybillwatch.weights import EXPECTED

PLACE = Path(__file__).parent.parent / "waybillwatch" / "triage.json"
FOLDS = 10
LEAST = 0.004
"""N-grams that weigh less in every score are not shipped."""
_LABELS = (
    lambda one: one.seller,
    lambda one: one.fake_orders,
    lambda one: one.personal_data,
)
"""What each head is fitted to, in the order of ``HEADS``."""


def heads() -> tuple[Head, ...]:
    """What each score expects of the figures: of the trade in data, little is known before."""
    data = {"data_offered": 0.8, "data_words": 1.0, "handles": 0.2, "wants": -0.8, "press": -0.4}
    free = dict.fromkeys(EXPECTED, 0.0)
    return (Head(EXPECTED), Head(EXPECTED, bound=False), Head(free | data, bound=False))


def rows_of(pages: Sequence[Example], words: Sequence[str]) -> list[Row]:
    """Each page as places and values: its figures, then its n-grams."""
    names = list(EXPECTED)
    finder = finder_of(words)
    made = []
    for page in pages:
        row: Row = [(i, page.figures[name]) for i, name in enumerate(names) if page.figures[name]]
        found = sorted(
            {word for word, _, _ in finder.find_matches_as_indexes(page.text, overlapping=True)}
        )
        value = gram_value(len(found))
        made.append(row + [(len(names) + index, value) for index in found])
    return made


def folds_of(pages: Sequence[Example]) -> list[set[int]]:
    """Folds that keep a site together and spread each kind."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, page in enumerate(pages):
        groups.setdefault((page.kind, page.site), []).append(index)
    folds: list[set[int]] = [set() for _ in range(FOLDS)]
    for number, key in enumerate(sorted(groups)):
        folds[number % FOLDS].update(groups[key])
    return folds


def left_out(pages: Sequence[Example], folds: Sequence[set[int]], which: int) -> dict[int, float]:
    """For each page the score of a model that was fitted without its fold."""
    scores: dict[int, float] = {}
    for fold in folds:
        train = [page for index, page in enumerate(pages) if index not in fold]
        words = vocabulary(train)
        weights = fit(
            rows_of(train, words),
            [_LABELS[which](page) for page in train],
            [page.weight for page in train],
            heads()[which],
            words,
        )
        test = sorted(fold)
        for index, row in zip(test, rows_of([pages[i] for i in test], words), strict=True):
            scores[index] = scored(weights, row)
    return scores


def calibrated(
    pages: Sequence[Example], scores: dict[int, float], which: int
) -> tuple[float, float]:
    """Slope and shift that make log-odds of left-out scores, by the pages written whole."""
    kept = [index for index in scores if pages[index].whole]
    return line([scores[index] for index in kept], [_LABELS[which](pages[index]) for index in kept])


def told(pages: Sequence[Example], scores: dict[int, float], leans: float) -> list[str]:
    """F1, false sellers and misses by source, and the pages that were taken for another thing."""
    lines = []
    for source in ("page", "town", "text"):
        some = [(scores[i] >= leans, pages[i].seller) for i in scores if pages[i].source == source]
        right = sum(1 for said, is_one in some if said and is_one)
        wrong = sum(1 for said, is_one in some if said and not is_one)
        missed = sum(1 for said, is_one in some if is_one and not said)
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        others = sum(1 for _, is_one in some if not is_one)
        lines.append(
            f"  {source}: F1 {f1:.3f}, false sellers {wrong}/{others}, "
            f"missed {missed}/{right + missed}"
        )
    off = [i for i in scores if pages[i].whole and (scores[i] >= leans) != pages[i].seller]
    lines += [f"    {pages[i].name} ({pages[i].kind}): {scores[i]:+.2f}" for i in off]
    return lines


def main(words: Sequence[str] | None = None) -> None:
    """Fit, check, print, write."""
    parser = argparse.ArgumentParser(
        "benchmarks.triage_weights", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--dry", action="store_true", help="write nothing")
    dry = parser.parse_args(words).dry
    pages = examples()
    shipped = vocabulary(pages)
    rows = rows_of(pages, shipped)
    columns, bias = [], []
    for which, name in enumerate(HEADS):
        scores = left_out(pages, folds_of(pages), which)
        slope, shift = calibrated(pages, scores, which)
        _say(f"{name}: calibrated by {slope:.2f} x + {shift:.2f}")
        if which == 0:
            odds = {index: slope * score + shift for index, score in scores.items()}
            for leans in (0.0, 0.25, 0.5, 0.75, 1.0):
                _say(f" {FOLDS} folds, from {leans} on a seller's:", *told(pages, odds, leans))
        labels = [_LABELS[which](page) for page in pages]
        weights = fit(rows, labels, [page.weight for page in pages], heads()[which], shipped)
        columns.append([slope * weight for weight in weights[1:]])
        bias.append(slope * weights[0] + shift)
    if not dry:
        PLACE.write_text(_json(columns, bias, shipped), encoding="utf-8")


def _json(columns: Sequence[Sequence[float]], bias: Sequence[float], words: Sequence[str]) -> str:
    rounded = [[round(weight, 3) + 0.0 for weight in row] for row in zip(*columns, strict=True)]
    figures = dict(zip(EXPECTED, rounded, strict=False))
    grams = {
        word: row
        for word, row in zip(words, rounded[len(EXPECTED) :], strict=True)
        if max(map(abs, row)) >= LEAST
    }
    made = {
        "version": MODEL_VERSION,
        "bias": [round(one, 3) for one in bias],
        "figures": figures,
        "grams": grams,
    }
    return json.dumps(made, ensure_ascii=False, indent=0).replace(",\n", ", ") + "\n"


def _say(*lines: str) -> None:
    for one in lines:
        sys.stdout.write(one + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
