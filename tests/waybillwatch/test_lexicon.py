"""The words of a listing: each read as what it means, and nothing inside innocent words."""

from __future__ import annotations

import pytest
from opencc_purepy import OpenCC

from waybillwatch.compounds import COMPOUNDS
from waybillwatch.lexicon import LISTS, Kind, listing_scanner
from waybillwatch.text import fold


def read(text: str) -> list[tuple[str, str, str]]:
    terms = listing_scanner()(text)
    return [(text[t.start : t.end], t.kind, t.value) for t in terms if t.kind != Kind.TRAP]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("空包单号", Kind.GOODS, "空包"),
        ("快递单号", Kind.GOODS, "单号"),
        ("小礼品代发", Kind.GOODS, "礼品代发"),
        ("手写底单", Kind.GOODS, "底单"),
        ("黄金会员价", Kind.LEVEL, "黄金"),
        ("普通用户", Kind.LEVEL, "普通"),
        ("vip2会员", Kind.LEVEL, "VIP2"),
        ("一级代理", Kind.LEVEL, "一级代理"),
        ("会员价", Kind.LEVEL, ""),
        ("已扫描", Kind.SCANNED, "yes"),
        ("收件人电话", Kind.FIELD, "recipient:phone"),
        ("收货地址", Kind.FIELD, "recipient:address"),
        ("发件人资料", Kind.PARTY_DATA, "sender"),
        ("receiver_phone", Kind.CODE, "recipient:phone"),
        ("一概不提供", Kind.LACKS, ""),
        ("附带", Kind.HAS, ""),
        ("拼多多专用", Kind.PLATFORM, "拼多多"),
        ("圆通", Kind.COURIER, "圆通"),
        ("三通一达", Kind.COURIER, "圆通 申通 中通 韵达"),
        ("停售", Kind.STOPPED, "hard"),
        ("涨到", Kind.NEW, "change"),
    ],
)
def test_a_word_means_what_it_says(text: str, kind: Kind, value: str) -> None:
    assert (text, kind, value) in read(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("订单号网络", "单号"),
        ("空包弹", "空包"),
        ("普通单号", "普通"),
        ("不但有", "不"),
        ("客服电话", "电话"),
        ("网站地址", "地址"),
        ("真实物流信息", "真实物流"),
    ],
)
def test_innocent_words_hide_the_trade_s(text: str, hidden: str) -> None:
    assert hidden not in [word for word, _, _ in read(text)]


def test_no_word_means_two_things() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for entries in LISTS:
        for word in entries:
            meanings.setdefault(word.text, set()).add((word.kind, word.value))
    assert {text: said for text, said in meanings.items() if len(said) > 1} == {}


def test_every_word_is_folded() -> None:
    for word in (*COMPOUNDS, *(word for entries in LISTS for word in entries)):
        assert word.text == word.text.lower().strip()


@pytest.mark.parametrize("variant", ["s2t", "s2tw", "s2hk"])
def test_every_word_is_found_in_traditional_characters(variant: str) -> None:
    """One character for one suffices, without OpenCC's phrases on the way back."""
    words = sorted({word.text for entries in (COMPOUNDS, *LISTS) for word in entries})
    written = OpenCC(variant).convert("\n".join(words)).split("\n")
    lost = {
        word for word, old in zip(words, written, strict=True) if fold(old).text != fold(word).text
    }
    assert lost == {"买家具体地址"}  # OpenCC takes it for furniture
