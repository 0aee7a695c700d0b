"""Fits the weights of waybillwatch.triage to the labelled pages in fixtures/pages.

    python -m benchmarks.triage_weights

A linear score over ``evidence.features``: logistic regression with a small ridge, each weight
held to the side its meaning gives it. Fitted on the pages of group "dev" and on the front pages
of the fixture webs' sellers and neighbours; the pages set aside ("held") are only scored. Prints
the table for ``weights.WEIGHTS`` and how well it does: five-fold on dev, and on held.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fixtures.hosts import read_host
from fixtures.labels import town_rows
from pipelines.extract import found_on, own_words
from pipelines.page import read_page
from pipelines.redact import redact
from pipelines.view import view_of
from waybillwatch.captures import Capture, Digest, Purpose
from waybillwatch.evidence import cues_of, features, plain
from waybillwatch.sweeps import Standing
from waybillwatch.triage import SURE_SELLER
from waybillwatch.weights import SIGNS

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGES = FIXTURES / "pages"
WEBS = (FIXTURES / "web", FIXTURES / "town" / "web")
WEEK = 2
"""The week in which the fixture webs' front pages are read."""
OK = 200
AT = datetime(2012, 11, 5, tzinfo=UTC)
RIDGE = 0.02
STEPS = 800
RATE = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled page, as its figures."""

    held: bool
    seller: bool
    figures: dict[str, float]


def _rows(ending: str) -> Iterator[dict[str, object]]:
    for path in sorted(PAGES.glob(f"*.{ending}.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _figures(body: bytes, content_type: str | None, url: str) -> dict[str, float]:
    page = read_page(body, content_type=content_type, url=url)
    redacted = redact(page, capture=Digest.of(body), tokens=None)
    listing = found_on(view_of(redacted), Capture(url, AT, Purpose.FRONT, 200, (), body))
    return features(
        cues_of(plain(str(own_words(redacted)))), cues_of(plain(listing.title)), listing
    )


def examples() -> list[Example]:
    """Every page that is online; closed and parked ones are judged by their standing."""
    labels = {row["file"]: row for row in _rows("labels")}
    found = []
    for row in _rows("inputs"):
        label = labels.get(row["file"])
        if label is None or label["page_state"] != "online":
            continue
        kind = row["http_content_type"]
        body = (PAGES / str(row["file"])).read_bytes()
        figures = _figures(body, str(kind) if kind else None, str(row["url"]))
        found.append(Example(label["group"] != "dev", bool(label["is_seller"]), figures))
    return [*found, *_fronts()]


def _fronts() -> Iterator[Example]:
    """The front pages of sites that sell in a week, and of those that never do."""
    hosts = {
        folder.name: read_host(folder)
        for web in WEBS
        for folder in web.iterdir()
        if folder.is_dir()
    }
    for row in town_rows():
        sells = row.get("week") == WEEK and row["standing"] == Standing.SELLING
        if not sells and row.get("tracked", True):
            continue
        host = hosts.get(row["site"])
        answer = host.answer(WEEK, "/", {}) if host else None
        if answer is not None and answer.status == OK:
            url = f"http://{row['site']}/"
            yield Example(
                held=False, seller=sells, figures=_figures(answer.body, answer.content_type, url)
            )


Weights = dict[str, float]


def score(weights: Weights, figures: dict[str, float]) -> float:
    """Log-odds that the page sells."""
    return weights[""] + sum(weights[name] * value for name, value in figures.items())


def fit(pages: Sequence[Example]) -> Weights:
    """Gradient descent from zero: the same pages give the same weights."""
    names = list(pages[0].figures)
    weights = dict.fromkeys(("", *names), 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for page in pages:
            off = 1 / (1 + math.exp(-score(weights, page.figures))) - page.seller
            slope[""] += off
            for name, value in page.figures.items():
                slope[name] += off * value
        for name in weights:
            ridge = RIDGE * weights[name] if name else 0.0
            weights[name] -= RATE * (slope[name] / len(pages) + ridge)
            if weights[name] * SIGNS.get(name, 0) < 0:
                weights[name] = 0.0
    return weights


def told(pairs: Sequence[tuple[float, bool]]) -> str:
    """F1 of the sign, and how the sure ones do."""
    tp = sum(1 for value, seller in pairs if value > 0 and seller)
    wrong = sum(1 for value, seller in pairs if (value > 0) != seller)
    sure = [(value, seller) for value, seller in pairs if abs(value) >= SURE_SELLER]
    bad = sum(1 for value, seller in sure if (value > 0) != seller)
    return f"F1 {2 * tp / (2 * tp + wrong):.3f}; sure of {len(sure)}/{len(pairs)}, wrong {bad}"


def main() -> None:
    """Fit, score, print."""
    pages = examples()
    dev = [page for page in pages if not page.held]
    held = [page for page in pages if page.held]
    order = list(range(len(dev)))
    random.Random(1).shuffle(order)  # noqa: S311  (folds, not secrets)
    pairs: list[tuple[float, bool]] = []
    for fold in range(5):
        out = set(order[fold::5])
        weights = fit([dev[index] for index in order if index not in out])
        pairs += [(score(weights, dev[index].figures), dev[index].seller) for index in out]
    weights = fit(dev)
    print(f"five-fold on {len(dev)} dev pages: {told(pairs)}")  # noqa: T201  (a report)
    kept = [(score(weights, page.figures), page.seller) for page in held]
    print(f"on {len(held)} pages set aside: {told(kept)}")  # noqa: T201  (a report)
    for name, value in weights.items():
        print(f'    "{name}": {value:.2f},')  # noqa: T201  (a report)


if __name__ == "__main__":
    main()
