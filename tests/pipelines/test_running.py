"""Prices in running text: what each is bound to, and which sums are none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fields import RECIPIENT
from pipelines.labels import NOTHING
from pipelines.lines import Lines
from pipelines.passage import Passage, passage_of
from pipelines.running import Priced, read_line
from tests.pipelines.pages import paragraph

ADDRESS = (RECIPIENT[2],)


@dataclass(frozen=True)
class Read:
    """One price, as a test writes it."""

    amount: str
    couriers: str = ""
    service: str | None = None
    level: str | None = None
    scanned: bool | None = None
    includes: tuple[str, ...] | None = None
    band: tuple[int | None, int | None] | None = None


def of(one: Priced) -> Read:
    label = one.label
    return Read(
        str(one.amount.value),
        " ".join(label.couriers),
        label.service,
        label.level,
        label.scanned,
        label.includes,
        (label.quantity.low, label.quantity.high) if label.quantity else None,
    )


def folded(text: str) -> Passage:
    return passage_of(paragraph(text).text)


def prices(text: str) -> list[Read]:
    return [of(one) for one in read_line(folded(text), NOTHING).priced]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("圆通1.2元，申通1.1元", [Read("1.2", "圆通"), Read("1.1", "申通")]),
        ("圆通、申通、中通均为1.2元/单", [Read("1.2", "圆通 申通 中通")]),
        ("圆通申通中通同价1块", [Read("1", "圆通 申通 中通")]),
        ("圆通空包1.2元，底单2元", [Read("1.2", "圆通", "空包"), Read("2", "", "底单")]),
        ("普通会员2.5元/单，黄金会员2.2元/单", [
            Read("2.5", level="普通"), Read("2.2", level="黄金"),
        ]),
        ("圆通：普通会员1.2元；黄金会员1.1元", [
            Read("1.2", "圆通", level="普通"), Read("1.1", "圆通", level="黄金"),
        ]),
        ("1-99单1.2元，100-499单1.0元，满1000单0.8元", [
            Read("1.2", band=(1, 99)), Read("1.0", band=(100, 499)), Read("0.8", band=(1000, None)),
        ]),
        ("0.8元/单，500单起批", [Read("0.8", band=(500, None))]),
        ("韵达单号，100单50元", [Read("0.5", "韵达", "单号", band=(100, 100))]),
        ("已扫描无收货地址0.4元/个，有收货地址0.5元/个", [
            Read("0.4", scanned=True, includes=()), Read("0.5", scanned=True, includes=ADDRESS),
        ]),
        ("未扫描（纯单号）：1元/个", [Read("1", scanned=False, includes=())]),
        ("0.5元一条，含收件地址", [Read("0.5", includes=ADDRESS)]),
        ("1.2元/单：圆通、申通；1.5元/单：中通", [Read("1.2", "圆通 申通"), Read("1.5", "中通")]),
        ("0.8元圆通 0.9元中通", [Read("0.8", "圆通"), Read("0.9", "中通")]),
        ("1.5元/单（黄金会员）", [Read("1.5", level="黄金")]),
        ("价格：0.8-1.2元", [Read("0.8"), Read("1.2")]),
        ("城市100空包:会员价2.5 代理价1.5", [
            Read("2.5", "", "空包", ""), Read("1.5", "", "空包", "代理"),
        ]),
        ("空包单号最低1.6元起！", [Read("1.6", "", "空包")]),
        ("量大到6毛", [Read("0.6")]),
        ("圆通空包0元/单", [Read("0", "圆通", "空包")]),
        ("淘宝/京东/拼多多专用空包 1.2元", [Read("1.2", "", "空包")]),
    ],
)  # fmt: skip
def test_a_price_is_bound_to_what_stands_by_it(text: str, expected: list[Read]) -> None:
    assert prices(text) == expected


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("圆通原价1.5元现价1.2元", ["1.2"]),
        ("由0.4元涨到0.5元一个", ["0.5"]),
        ("以前一条八毛，现在六毛", ["0.6"]),
        ("圆通1.2元（停售），中通1.1元", ["1.1"]),
        ("原价1.5元，黄金会员1.2元", ["1.5", "1.2"]),
    ],
)
def test_only_what_is_asked_now(text: str, amounts: list[str]) -> None:
    assert [one.amount for one in prices(text)] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "充值100元送20元",
        "注册即送2元体验金",
        "一次性充值188元送永久黄金会员",
        "累计充值满500元升级铂金会员",
        "代理费98元，一次交清",
        "黄金会员99元/年",
        "PC搜索流量0.15元，直播关注0.17元",
        "快递袋100个12元",
        "首重8元/公斤，续重2元/公斤",
        "高价收购单号0.3元一个",
        "求几个申通的，三毛收",
        "中通有做吗？听说别家只要1.8元？",
        "据某晚报记者暗访，单号0.8元一条",
        "{{ price }}元/单",
        "罚款5000元",
        "单号价格表 20",
    ],
)
def test_sums_that_are_no_price(text: str) -> None:
    assert prices(text) == []


def test_a_surcharge_is_kept_apart_with_its_field_and_reach() -> None:
    found = read_line(folded("圆通0.4元/个（带收货地址的每个加收1毛）"), NOTHING)
    (extra,) = found.extras
    assert (str(extra.amount.value), extra.label.includes) == ("0.1", ADDRESS)
    assert extra.scope is not None
    (extra,) = read_line(folded("带地址加1毛"), NOTHING).extras
    assert extra.scope is None


def test_a_label_line_names_what_follows_until_the_next() -> None:
    passage = folded("圆通\n普通会员 1.2元\n黄金会员 1.1元\n中通\n普通会员 1.3元")
    found = Lines().read(passage, NOTHING)
    assert [of(one) for one in found.priced] == [
        Read("1.2", "圆通", level="普通"),
        Read("1.1", "圆通", level="黄金"),
        Read("1.3", "中通", level="普通"),
    ]


def test_a_table_in_plain_text_has_a_header_line() -> None:
    passage = folded("快递 散户 代理 总代\n----\n圆通 0.40 0.32 0.25")
    found = Lines().read(passage, NOTHING)
    assert [(one.amount, one.level) for one in map(of, found.priced)] == [
        ("0.40", "散户"),
        ("0.32", "代理"),
        ("0.25", "总代"),
    ]


WORDS = "圆通|申通|1.2元|0.8|/单|，|。|100单|以上|原价|现价|涨到|充值|？|带地址|无地址|加|1毛"
PARTS = st.sampled_from(f"{WORDS}|黄金会员|空包|：|停售|(|)|\n| ".split("|"))


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_words_can_be_read_and_quotes_hold_their_price(text: str) -> None:
    passage = folded(text)
    for one in Lines().read(passage, NOTHING).priced:
        assert one.span[0] <= one.amount.start <= one.span[1]
        assert one.amount.value >= 0
