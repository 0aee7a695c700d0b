from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.callings import Calling
from waybillwatch.mentions import KnownSite, known_names, mentions
from waybillwatch.sites import SiteKey

AT = datetime(2012, 10, 22, tzinfo=UTC)


def site(key: str, *names: str) -> KnownSite:
    return KnownSite(SiteKey(key), frozenset(names), AT)


NAMES = known_names(
    [
        site("dh31.example", "dh31"),
        site("danhaoba.example", "单号吧"),
        site("taodan114.example", "淘单114"),
        site("danhao8.example", "单号8"),
        site("tieba.example/单号", "单号吧"),
        site("danhaodt.example", "单号大厅"),
        site("kongbaowang.example", "空包网"),
        site("feidan.example", "飞单网"),
        site("maidanhao.example", "买单号网"),
        site("danhaochaoshi.example", "单号超市"),
    ]
)


def named(text: str) -> list[tuple[str, str]]:
    """Names with the sites they are, or with how they are called where they are none's."""
    return [
        (one.name, " ".join(site.key for site in one.sites) or str(one.how))
        for one in mentions(text, NAMES)
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("名为dh31的网站按快递公司明码标价", ["dh31.example"]),
        ("“dh31”、单号吧、淘单114、一家名为“单号8”的网站",
         ["dh31.example", "danhaoba.example", "taodan114.example", "danhao8.example"]),
        ('"dh31"、"单号吧"、"淘单114"', ["dh31.example", "danhaoba.example", "taodan114.example"]),
        ("飞单网、单号大厅、买单号网等网站均有此类行为",
         ["feidan.example", "danhaodt.example", "maidanhao.example"]),
        ("单号超市像卖菜一样把单号分成两堆", ["danhaochaoshi.example"]),
        ("单号8声明不提供地址", ["danhao8.example"]),
        ("登录www.dh31.example看到", ["dh31.example"]),
        ("百度贴吧里的“单号吧”也在卖", ["tieba.example/单号"]),
        ("“单号吧”(百度贴吧)里有人叫卖", ["tieba.example/单号"]),
        ("“空包网”网站和名叫单号大厅的平台", ["kongbaowang.example", "danhaodt.example"]),
    ],
)  # fmt: skip
def test_known_sites_are_named(text: str, keys: list[str]) -> None:
    names = known_names(
        [*{one for sites in NAMES.values() for one in sites}, site("dh31.example", "dh31.example")]
    )
    assert [one.sites[0].key for one in mentions(text, names)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "在搜索引擎里输入“单号”二字",
        "空包网站多达二十家",
        "一家单号大厅每天成交五万单",
        "客服说，买单号吧，便宜",
        "编号adh315的快件",
        "单号80个起售",
        "圆通已扫描的单号每个八毛，没有收货地址的单号0.4元一个",
        "记者追问“有多少要多少”，“后果自负”",
        "替网店“刷钻”的人手里",
        "出售单号5000条，圆通114条",
    ],
)
def test_words_of_the_trade_are_no_names(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一家名叫“单王网”的网站", [("单王网", Calling.CALLED)]),
        ("通过名为速单云的平台交易", [("速单云", Calling.CALLED)]),
        (
            "刷单平台“拼刷王”和“单号工厂”每天成交",
            [("拼刷王", Calling.CALLED), ("单号工厂", Calling.LISTED)],
        ),
        ("网址是www.danwang99.com，客服", [("www.danwang99.com", Calling.ADDRESS)]),
        ("飞单网、速单云等多家网站", [("飞单网", "feidan.example"), ("速单云", Calling.LISTED)]),
        ("kd99的网站上写着", [("kd99", Calling.LOOKS)]),
    ],
)
def test_unknown_names_are_told_by_how_they_are_called(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text) == [(name, str(how)) for name, how in found]


def test_a_name_that_is_two_sites_is_told_apart_by_the_word_board() -> None:
    assert named("单号吧自称小站") == [("单号吧", "danhaoba.example")]
    assert named("贴吧“单号吧”") == [("单号吧", "tieba.example/单号")]


def test_of_overlapping_names_the_longer_counts() -> None:
    names = known_names([site("a.example", "单号8"), site("b.example", "淘单号8")])
    assert [one.sites[0].key for one in mentions("淘单号8在卖", names)] == ["b.example"]


@given(st.text('单号吧网站的和、等名为“”"dh31 8，。百度贴吧（）及与叫做', max_size=400))
def test_any_sentence_is_read_and_its_names_stand_in_it(text: str) -> None:
    found = mentions(text, NAMES)
    assert all(text[slice(*one.span)] == one.name for one in found)
    places = [one.span for one in found]
    assert all(first[1] <= second[0] for first, second in pairwise(places))
