"""The scanner: leftmost longest, traps, Latin words whole."""

from __future__ import annotations

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.words import Era, Word, read_words, scanner, words_pattern


class Sort(StrEnum):
    GOODS = "goods"
    TRAP = "trap"


LIST = read_words(
    """
    goods 单号 2012-13: 单号 快递单号
    goods -: vip 空包
    trap -: 订单号 空包弹
    """,
    Sort,
)


def found(text: str) -> list[str]:
    return [text[term.start : term.end] for term in scanner(LIST)(text)]


def test_a_line_gives_its_words_their_kind_value_and_era() -> None:
    assert LIST[1] == Word("快递单号", Sort.GOODS, "单号", Era.NUMBERS)
    assert LIST[2] == Word("vip", Sort.GOODS)


@pytest.mark.parametrize(
    "line", ["goods", "goods 单号 2012-13 more: x", "other -: x", "goods - 9: x"]
)
def test_a_malformed_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_words(line, Sort)


def test_the_longest_word_wins_and_a_trap_hides_what_is_in_it() -> None:
    assert found("快递单号和订单号网络，发空包弹") == ["快递单号", "订单号", "空包弹"]


def test_a_latin_word_touches_no_letter_or_digit() -> None:
    assert found("vip价 vip2 svip (vip)") == ["vip", "vip"]


@given(
    st.lists(st.text("ab一二.", min_size=1, max_size=4), min_size=1),
    st.text("ab一二.", max_size=30),
)
def test_what_is_found_is_one_of_the_words_and_the_longest_at_its_place(
    entries: list[str], text: str
) -> None:
    for match in words_pattern(entries).finditer(text):
        assert match.group() in entries
