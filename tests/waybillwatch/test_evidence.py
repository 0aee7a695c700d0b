"""What words and facts count for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.cues import LISTS, Cue
from waybillwatch.evidence import cues_of, much, offers_in, plain


def offers(text: str) -> list[str]:
    folded = plain(text)
    return [folded[start:end].strip() for start, end in offers_in(folded)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("长期出售圆通真实单号，欢迎选购", ["长期出售圆通真实单号"]),
        ("專業快遞空包批發。", ["专业快递空包批发"]),
        ("我公司从不出售运单号", []),
        ("记者发现有网站出售单号", []),
        ("求购单号", []),
        ("订单号网络专业服务", []),
        ("谨防低价单号骗局", []),
    ],
)
def test_an_offer_is_a_verb_of_selling_beside_goods_that_nothing_denies(
    text: str, found: list[str]
) -> None:
    assert offers(text) == found


def test_a_word_counts_once_however_often_it_is_written() -> None:
    once, often = cues_of("记者"), cues_of("记者" * 100)
    assert once.of(Cue.PRESS) == often.of(Cue.PRESS) == ("记者",)


def test_goods_are_counted_by_their_mentions() -> None:
    assert cues_of("空包,空包,空包装盒").goods == 2


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_never_counts_less_and_is_capped(few: int, many: int) -> None:
    few, many = sorted((few, many))
    assert 0 <= much(few) <= much(many) <= 3


def test_no_cue_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for entries in LISTS:
        for word in entries:
            meanings.setdefault(word.text, set()).add(word.kind)
    assert {text: kinds for text, kinds in meanings.items() if len(kinds) > 1} == {}
