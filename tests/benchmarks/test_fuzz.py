import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import fuzz
from pipelines.extract import Extract, extract
from waybillwatch.captures import Capture
from waybillwatch.pii import Redacted, Tokens

PAGE = (
    "<h1>出售单号</h1><table><tr><td>圆通</td><td>0.8元</td></tr></table>"
    "<p>不含收件人姓名、电话。收件人：张三丰 13000000001</p><p>QQ：990012345</p>"
).encode()
WORST = sorted((Path(__file__).resolve().parents[1] / "pipelines" / "worst").glob("*"))


def test_an_ordinary_page_breaks_no_law() -> None:
    assert fuzz.tried(PAGE) is None


@pytest.mark.parametrize("path", WORST, ids=lambda path: path.name)
def test_the_worst_that_was_found_breaks_none_any_more(path: Path) -> None:
    assert fuzz.tried(path.read_bytes()) is None


def test_mutations_can_be_made_again_and_stay_within_bounds() -> None:
    made = [fuzz.mutated(random.Random(7), [PAGE]) for _ in range(2)]
    assert made[0] == made[1] != PAGE
    assert len(fuzz.mutated(random.Random(3), [PAGE * 2000])) <= fuzz.LONGEST


def broken(kind: str, made: Extract) -> Extract:
    reading, listing = made.reading, made.reading.listing
    match kind:
        case "length":
            reading = replace(reading, canonical_text=reading.canonical_text[1:])
        case "did not mask":
            reading = replace(reading, text=Redacted(str(reading.text).replace("圆", "园")))
        case "in clear":
            shown = tuple(replace(one, clear="x") for one in listing.sightings)
            reading = replace(reading, listing=replace(listing, sightings=shown))
        case "nowhere":
            tier = listing.tiers[0]
            moved = replace(tier, quote=replace(tier.quote, ranges=((0, 1),)))
            reading = replace(reading, listing=replace(listing, tiers=(moved,)))
    return replace(made, reading=reading)


@pytest.mark.parametrize("kind", ["length", "did not mask", "in clear", "nowhere"])
def test_a_broken_law_is_found(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(page: Capture, *, tokens: Tokens | None) -> Extract:
        return broken(kind, extract(page, tokens=tokens))

    monkeypatch.setattr(fuzz, "extract", spoiled)
    finding = fuzz.tried(PAGE)
    assert finding is not None
    assert kind in finding.said


def test_an_exception_and_a_page_that_takes_too_long_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ticks() -> Iterator[float]:
        yield from (0.0, 9.0)

    clock = ticks()
    slow = fuzz.tried(PAGE, lambda: next(clock))
    assert slow is not None
    assert "9.00 s" in slow.said

    def failing(page: Capture, *, tokens: Tokens | None) -> Extract:
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "extract", failing)
    failed = fuzz.tried(PAGE)
    assert failed is not None
    assert "ZeroDivisionError" in failed.said
