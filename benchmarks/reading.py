"""How well pages are read: the reader over the labelled pages in fixtures/pages.

    python -m benchmarks.reading                      both parts by metric, with intervals
    python -m benchmarks.reading --errors             the errors by kind (of the dev part)
    python -m benchmarks.reading --without grids      a family of rules left out; "all": each
    python -m benchmarks.reading --speed              beside Beautiful Soup, import, memory

Rules are written by the pages of part "dev"; those of part "held" are scored and not looked
at, or their figure would say nothing of pages that nobody has seen. So their errors are listed
only if --held is said. In brackets the middle 95 % over 1,000 draws of as many pages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.ablation import FAMILIES, without
from benchmarks.intervals import interval, resamples
from benchmarks.labelled import PARTS, Labelled, all_counts, labelled_pages, read_all
from benchmarks.readingerrors import faults, ranked
from benchmarks.readingspeed import speeds
from benchmarks.scoring import METRICS, Counts, summed

_HEAD = "metric"
_WORTH = (
    "decoded exactly",
    "is_seller",
    "page_state macro-F1",
    "tiers, courier + price",
    "tiers, every key",
    "claims",
    "spans, all",
    "contacts",
    "contradiction",
    "pages all right",
)
"""What a family of rules can be worth."""


def of_part(pages: Iterable[Labelled], part: str) -> list[Labelled]:
    """The pages of one part."""
    return [page for page in pages if page.part == part]


def counts_of(pages: Sequence[Labelled]) -> list[dict[str, Counts]]:
    """Read pages and score them."""
    return all_counts(pages, read_all(pages))


def table(parts: Sequence[tuple[str, Sequence[dict[str, Counts]]]]) -> Iterator[str]:
    """Both parts by metric, as a table of Markdown."""
    draws = [resamples(len(counts)) for _, counts in parts]
    heads = [f"{name} ({len(counts)} pages)" for name, counts in parts]
    yield "| " + " | ".join((_HEAD, "goal", *heads)) + " |"
    yield "|---" * (2 + len(parts)) + "|"
    for metric in METRICS:
        cells = []
        for (_, counts), drawn in zip(parts, draws, strict=True):
            figure = metric.figure(summed(counts, metric.name))
            low, high = interval(counts, metric.name, metric.figure, drawn)
            cells.append(f"{_short(figure)} [{_short(low)}–{_short(high)}]")
        yield "| " + " | ".join((metric.name, metric.goal, *cells)) + " |"


def _short(figure: float) -> str:
    return f"{figure:.3f}".removeprefix("0") if 0 < figure < 1 else f"{figure:.0f}"


def worths(pages: Sequence[Labelled], names: Sequence[str]) -> Iterator[str]:
    """What each family is worth on some pages: what the figures lose without it, in points."""
    metrics = [metric for metric in METRICS if metric.name in _WORTH]
    whole = _figures(pages)
    yield "| left out | " + " | ".join(metric.name for metric in metrics) + " |"
    yield "|---" * (1 + len(metrics)) + "|"
    yield "| nothing | " + " | ".join(_short(whole[metric.name]) for metric in metrics) + " |"
    for name in names:
        with without(name):
            left = _figures(pages)
        lost = [100 * (left[metric.name] - whole[metric.name]) for metric in metrics]
        cells = [f"{points:+.1f}" if abs(points) >= 0.05 else "" for points in lost]  # noqa: PLR2004
        yield f"| {name} | " + " | ".join(cells) + " |"


def _figures(pages: Sequence[Labelled]) -> dict[str, float]:
    counts = counts_of(pages)
    return {metric.name: metric.figure(summed(counts, metric.name)) for metric in METRICS}


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks.reading", description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, help="score this part alone")
    parser.add_argument(
        "--errors",
        nargs="?",
        type=int,
        const=3,
        metavar="EXAMPLES",
        help="list errors by kind, with so many pages of each",
    )
    parser.add_argument("--held", action="store_true", help="list errors of pages set aside, too")
    parser.add_argument(
        "--without",
        action="append",
        choices=(*FAMILIES, "all"),
        metavar="FAMILY",
        help=f"leave rules out and score again: {', '.join(FAMILIES)}, or all, one by one",
    )
    parser.add_argument("--speed", action="store_true", help="measure speed, import and memory")
    found = parser.parse_args(words)
    if found.errors is not None and found.part == "held" and not found.held:
        parser.error(
            "the errors of the held part are not looked at while rules are written; "
            "if that is over, say --held"
        )
    return found


def report(asked: argparse.Namespace) -> Iterator[str]:
    """The lines that were asked for."""
    pages = labelled_pages()
    chosen = [asked.part] if asked.part else list(PARTS)
    if asked.speed:
        yield from speeds(pages)
    elif asked.without:
        names = list(FAMILIES) if "all" in asked.without else asked.without
        for part in chosen:
            yield f"{part}:"
            yield from worths(of_part(pages, part), names)
        yield from (f"{name}: {FAMILIES[name].says}" for name in names)
    elif asked.errors is not None:
        for part in chosen:
            if part == "held" and not asked.held:
                continue
            own = of_part(pages, part)
            yield f"{part}: errors by kind"
            yield from ranked(faults(own, read_all(own)), asked.errors)
    else:
        yield from table([(part, counts_of(of_part(pages, part))) for part in chosen])


def main(words: Sequence[str] | None = None) -> None:
    """Print the report."""
    for line in report(_arguments(words)):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
