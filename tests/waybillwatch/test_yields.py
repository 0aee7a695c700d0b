"""A yield that fell is said; a smaller sweep, a small figure and a slow decline are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.yields import Drop, Group, Yield, Yields, drops, in_words

PRICES = (Group.FACTS, "prices")
CLAIMS = (Group.FACTS, "claims")
BAIDU = (Group.ENGINE, "baidu")
SITE = (Group.SITE, "dh31.example")
CONTROLS = (Group.CONTROLS, "")
PAGES = (Group.PAGES, "sites")


def week(prices: int = 90, baidu: int = 30, controls: int = 6, of: int = 30) -> Yields:
    return {
        PAGES: Yield(of, of),
        PRICES: Yield(prices, of),
        CLAIMS: Yield(40 * of // 30, of),
        BAIDU: Yield(baidu, 3),
        CONTROLS: Yield(controls),
        SITE: Yield(8),
    }


PAST = [week(prices) for prices in (90, 100, 84, 96)]


def names(found: tuple[Drop, ...]) -> list[tuple[Group, str]]:
    return [(one.group, one.name) for one in found]


def test_a_usual_week_says_nothing() -> None:
    assert drops(week(70), PAST) == ()


@pytest.mark.parametrize(
    ("now", "key", "sentence"),
    [
        (week(prices=0), PRICES, "prices: 0 read, usually 93: look at the reader"),
        (week(prices=45), PRICES, "prices: 45 read, usually 93"),
        (week(baidu=0), BAIDU, "the engine baidu found 0 sites, usually 30"),
        (week(controls=0), CONTROLS, "no control host was asked"),
        ({**week(), SITE: Yield(1)}, SITE, "dh31.example still sells and 1 prices were read there"),
        ({**week(), PAGES: Yield(10, 30)}, PAGES, "only 10 of 30 sites showed pages"),
    ],
)
def test_what_fell_is_said(now: Yields, key: tuple[Group, str], sentence: str) -> None:
    found = drops(now, PAST)
    assert names(found) == [key]
    assert sentence in in_words(found)[0]


def test_a_sweep_of_one_site_is_not_compared() -> None:
    assert names(drops({**week(0, of=1), SITE: Yield(8)}, PAST)) == []


def test_sites_that_died_take_their_prices_with_them() -> None:
    assert drops(week(60, of=20), PAST) == ()


def test_what_was_not_asked_is_not_nothing() -> None:
    now = {**week(), BAIDU: Yield(0, 0), PRICES: Yield(0, 0)}
    del now[SITE]
    assert drops(now, PAST) == ()


def test_of_little_half_is_chance_and_two_sweeps_are_no_custom() -> None:
    assert drops(week(1), [week(prices) for prices in (4, 5, 3)]) == ()
    assert drops(week(0), PAST[:2]) == ()


def test_one_odd_week_changes_no_median() -> None:
    past = [*PAST, week(0)]
    assert names(drops(week(0), past)) == [PRICES]
    assert drops(week(90), past) == ()


def test_a_lost_reader_is_said_once_and_not_for_each_site() -> None:
    found = drops({**week(0), SITE: Yield(0)}, PAST)
    assert names(found) == [PRICES, SITE]
    assert len(in_words(found)) == 1


@given(st.lists(st.integers(0, 200), min_size=3, max_size=12), st.integers(0, 200))
def test_more_is_never_a_drop_where_less_is_none(counts: list[int], now: int) -> None:
    past = [week(count) for count in counts]
    if not drops(week(now), past):
        assert not drops(week(now + 1), past)
    assert not drops(week(max(counts)), past)
