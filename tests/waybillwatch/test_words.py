"""The scanner: leftmost longest, traps, Latin words whole."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.words import Era, Finder, Word, read_words, scanner


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("11二", ["二"]),
        ("1一二1", ["一二"]),
        ("svip单号", ["单号"]),
        ("空包vip\ud800单号", ["空包", "vip", "单号"]),
        ("", []),
        ("𠀀单号𠀀", ["单号"]),
    ],
)
def test_what_a_part_of_a_latin_word_hid_is_found(text: str, words: list[str]) -> None:
    finder = Finder(["二", "1二", "一二", "二1", "单号", "vip单", "vip", "空包"])
    assert [text[start:end] for start, end in finder.find(text)] == words


def at_once(entries: list[str], text: str) -> list[tuple[int, int]]:
    """What the finder must find, by looking for each word at each place."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        ends = [
            place + len(word)
            for word in entries
            if text.startswith(word, place)
            and not re.match("[a-z0-9]{2}", text[place - 1 : place + 1] if place else "")
            and not re.match("[a-z0-9]{2}", text[place + len(word) - 1 : place + len(word) + 1])
        ]
        if ends:
            found.append((place, max(ends)))
        place = max(ends, default=place + 1)
    return found


@given(
    st.lists(st.text("ab1一二.", min_size=1, max_size=4), min_size=1),
    st.text("ab1一二.\ud800", max_size=30),
)
def test_the_longest_whole_word_at_the_leftmost_place_is_found(
    entries: list[str], text: str
) -> None:
    assert list(Finder(dict.fromkeys(entries)).find(text)) == at_once(entries, text)
