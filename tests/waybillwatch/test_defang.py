"""A message opens nothing, calls nobody and holds no long number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.defang import MOST, defang, tame


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://dh31.example/a?b=1", "hxxps[:]//dh31[.]example/a?b=1"),
        ("看http://a.b.example:81/", "看hxxp[:]//a[.]b[.]example:81/"),
        ("HTTP://A.EXAMPLE", "hxxp[:]//A[.]EXAMPLE"),
        ("dh31.example", "dh31[.]example"),
        ("单号.example 单号。example", "单号[.]example 单号[.]example"),
        ("127.0.0.1:80", "127[.]0[.]0[.]1:80"),
        ("0.5 → 0.65", "0.5 → 0.65"),
        ("javascript:alert", "javascript[:]alert"),
        ("a@b.example @all <!here>", "a＠b[.]example ＠all ‹!here›"),
        ("two\r\nlines\u202e and \x00 more", "two lines and more"),
    ],
)
def test_links_are_made_harmless_and_prices_are_left(text: str, said: str) -> None:
    assert defang(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("130-0000-0001", "[number]"),
        ("电话13000000001。", "电话[number]。"),
        ("１３０００００００01", "[number]"),
        ("sweep of 2012-11-05T03:00Z", "sweep of 2012-11-05T03:00Z"),
        ("between 2012-11-12 and 2012-11-19, 1-100", "between 2012-11-12 and 2012-11-19, 1-100"),
        ("淘单114", "淘单114"),
    ],
)
def test_long_numbers_are_left_out_and_days_are_not(text: str, said: str) -> None:
    assert tame(text) == said


def test_somebody_elses_words_are_cut_short() -> None:
    assert len(tame("单号" * 99)) == MOST


WORDS = st.lists(
    st.sampled_from(
        ["http", "https://", "ftp://", "a", "dh31", "单号", ".", "。", "．", "example"]
    ),
    max_size=9,
).map("".join)


@given(st.one_of(st.text(max_size=40), WORDS))
def test_nothing_opens_whatever_it_is(text: str) -> None:
    said = tame(text)
    assert "http" not in said.lower()
    assert not re.search(r"(?<![\[\]])://", said)
    assert not re.search(r"\w\.[A-Za-z一-鿿]", said)
    assert not re.search(r"[@<>\n]", said)
    assert defang(said) == said or len(said) == MOST
