"""The learnt part of triage: the file that ships, and the laws its scores keep."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest
from waybillwatch.cues import LISTS, Cue
from waybillwatch.listings import Contact, ContactKind, Listing, PriceTier, Service
from waybillwatch.model import GRAMS, HEADS, gram_value, model, probability
from waybillwatch.quotes import Courier, Quote
from waybillwatch.traits import traits
from waybillwatch.weights import EXPECTED, TRAITS

HERE = Digest.of(b"")
BLANK = Listing("http://x.example/", HERE, "")
QUOTE = Quote("1元", ((0, 2),), HERE)
TIERS = tuple(
    PriceTier(Decimal(1), QUOTE, courier=Courier(name), service=Service.EMPTY_PARCEL)
    for name in ("圆通", "申通", "韵达", "中通")
)


def seller_odds(*blocks: str, listing: Listing = BLANK) -> float:
    sheet = traits(blocks, (), listing)
    return model().score(sheet.figures, sheet.text).log_odds[0]


def test_the_file_has_a_weight_for_every_trait_and_each_score() -> None:
    made = model()
    assert set(made.figures) == set(TRAITS)
    assert {len(row) for row in (*made.figures.values(), *made.gram_weights)} == {len(HEADS)}
    assert len(made.bias) == len(HEADS)


def test_the_file_is_small() -> None:
    assert len((files("waybillwatch") / "triage.json").read_bytes()) < 300_000


def test_no_trait_of_a_seller_counts_against_what_it_means() -> None:
    assert all(model().figures[name][0] * EXPECTED[name] >= 0 for name in EXPECTED)


def test_goods_of_the_trade_never_count_against_a_seller() -> None:
    goods = {word.text for entries in LISTS for word in entries if word.kind == Cue.GOODS}
    made = zip(model().words, model().gram_weights, strict=True)
    assert all(row[0] >= 0 for gram, row in made if gram in goods)


def test_n_grams_are_han_signs_alone() -> None:
    assert all(re.fullmatch("[\u4e00-\u9fff]+", gram) for gram in model().words)
    assert {len(gram) for gram in model().words} <= set(GRAMS)


@given(st.integers(0, 3), st.integers(0, 2), st.text(max_size=60))
def test_more_prices_and_handles_never_make_less_of_a_seller(
    tiers: int, handles: int, text: str
) -> None:
    contacts = tuple(Contact(ContactKind.QQ, f"1000{n}", QUOTE) for n in range(handles + 1))
    few = replace(BLANK, tiers=TIERS[:tiers], contacts=contacts[:handles])
    more = replace(BLANK, tiers=TIERS[: tiers + 1], contacts=contacts)
    assert seller_odds(text, listing=few) <= seller_odds(text, listing=more)


@given(st.text(max_size=200))
def test_a_text_has_one_score(text: str) -> None:
    assert seller_odds(text) == seller_odds(text)


def test_a_word_counts_once_however_often_it_is_written() -> None:
    made = model()
    assert made.grams_in("充值提号") == made.grams_in("充值提号。" * 50)


def test_half_a_surrogate_pair_is_passed_over() -> None:
    assert model().grams_in("充值\ud800提号") <= model().grams_in("充值提号")


@given(st.integers(0, 10_000))
def test_a_page_of_few_n_grams_is_not_decided_by_one(count: int) -> None:
    assert 0 < gram_value(count) < 2.5


@given(st.floats(-1e6, 1e6))
def test_a_probability_is_one(log_odds: float) -> None:
    assert 0 < probability(log_odds) < 1


def test_every_kind_of_word_that_counts_has_a_trait() -> None:
    kinds = {word.kind for entries in LISTS for word in entries}
    assert kinds - {Cue.TRAP, Cue.DENIAL} <= set(TRAITS)
