"""Price tiers of whole pages: tables of every kind, lists, scripts; and what is no tier."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.fields import RECIPIENT
from pipelines.prices import find_tiers
from tests.pipelines.pages import html
from waybillwatch.listings import PriceTier, Service

ADDRESS = (RECIPIENT[2],)


def tiers(body: str) -> tuple[PriceTier, ...]:
    return find_tiers(html(body))


def brief(body: str) -> set[tuple[str, str | None, str | None]]:
    """Amount, courier and level."""
    return {(str(t.amount), t.courier, t.level) for t in tiers(body)}


def table(*rows: str, head: str = "") -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    return f"{head}<table>{cells}</table>"


def test_couriers_by_levels_with_spanning_cells() -> None:
    body = """<h2>空包价格表</h2><table>
      <tr><th rowspan=2>快递公司</th><th colspan=2>会员价（元/单）</th></tr>
      <tr><th>普通会员</th><th>黄金会员</th></tr>
      <tr><td>圆通快递</td><td>2.50</td><td>2.30</td></tr>
      <tr><td>韵达快递</td><td rowspan=2>2.20</td><td rowspan=2>2.05</td></tr>
      <tr><td>天天快递</td></tr></table>"""
    assert brief(body) == {
        ("2.50", "圆通", "普通"), ("2.30", "圆通", "黄金"), ("2.20", "韵达", "普通"),
        ("2.05", "韵达", "黄金"), ("2.20", "天天", "普通"), ("2.05", "天天", "黄金"),
    }  # fmt: skip
    assert {(t.service, t.unit, t.quote.exact) for t in tiers(body)} == {
        (Service.EMPTY_PARCEL, "单", price) for price in ("2.50", "2.30", "2.20", "2.05")
    }


def test_levels_down_and_couriers_across() -> None:
    body = table("价格|圆通|申通", "普通会员|1.8|1.7", "代理|1.5|1.4")
    assert brief(body) == {
        ("1.8", "圆通", "普通"), ("1.7", "申通", "普通"),
        ("1.5", "圆通", "代理"), ("1.4", "申通", "代理"),
    }  # fmt: skip


def test_quantities_down_the_side() -> None:
    body = table("数量|圆通", "1-99|0.9", "100以上|0.8", head="<h3>单号价格（元/个）</h3>")
    assert [(str(t.amount), t.min_quantity, t.max_quantity) for t in tiers(body)] == [
        ("0.9", 1, 99),
        ("0.8", 100, None),
    ]


def test_columns_of_scanned_and_unscanned() -> None:
    body = table("快递|已扫描|未扫描", "圆通|0.80元|1.20元")
    assert [(str(t.amount), t.scanned) for t in tiers(body)] == [("0.80", True), ("1.20", False)]


def test_columns_of_contents() -> None:
    body = table("快递|仅单号|单号+收货地址", "圆通|0.30元|0.40元")
    assert [t.includes for t in tiers(body)] == [(), ADDRESS]


def test_rows_of_divs_and_prices_in_words() -> None:
    rows = "".join(
        f"<div class=row><div>{a}</div><div>{b}</div><div>{c}</div></div>"
        for a, b, c in (
            ("快递", "状态", "价格"),
            ("圆通快递", "已扫描", "八毛钱一条"),
            ("天天快递", "未扫描", "一块二一条"),
            ("韵达快递", "未扫描", "停售"),
        )
    )
    found = [(str(t.amount), t.courier, t.scanned, t.unit) for t in tiers(f"<div>{rows}</div>")]
    assert found == [("0.8", "圆通", True, "条"), ("1.2", "天天", False, "条")]


def test_pairs_side_by_side() -> None:
    body = table("圆通|0.60|申通|0.55", "韵达|0.50|天天|0.45", head="<h3>单号价格（元/个）</h3>")
    assert brief(body) == {
        ("0.60", "圆通", None), ("0.55", "申通", None),
        ("0.50", "韵达", None), ("0.45", "天天", None),
    }  # fmt: skip


def test_a_list_of_definitions() -> None:
    body = (
        "<h3>圆通空包</h3><dl><dt>普通会员</dt><dd>2.70元/单</dd><dt>VIP</dt><dd>2.5元/单</dd></dl>"
    )
    assert brief(body) == {("2.70", "圆通", "普通"), ("2.5", "圆通", "VIP")}


def test_number_and_unit_split_over_elements() -> None:
    body = "<p>圆通空包</p><dt><span>黄金会员</span><br/><span>2.70</span>元/单</dt>"
    assert brief(body) == {("2.70", "圆通", "黄金")}


def test_only_the_price_that_is_asked() -> None:
    struck = "<p>圆通空包 <del>1.5元</del> 现价1.2元</p>"
    assert brief(struck) == {("1.2", "圆通", None)}
    columns = table("快递|原价|现价", "圆通|1.5元|1.2元")
    assert brief(columns) == {("1.2", "圆通", None)}
    alone = table("快递|原价|VIP会员", "圆通|1.5元|1.2元")
    assert brief(alone) == {("1.5", "圆通", None), ("1.2", "圆通", "VIP")}


def test_a_stopped_courier_has_no_price() -> None:
    body = table("快递|价格|状态", "圆通|1.2元|正常", "申通|1.1元|停售", "韵达|停售|")
    assert brief(body) == {("1.2", "圆通", None)}


def test_only_the_column_of_empty_parcels() -> None:
    body = table("快递|首重|续重|空包（元/单）", "圆通|5.5|2|1.4", "中通|5.8|2|1.5")
    assert brief(body) == {("1.4", "圆通", None), ("1.5", "中通", None)}


def test_counts_and_remarks_are_no_prices() -> None:
    body = table("编号|快递|价格|库存|时效", "1|圆通|0.8元|12|3天", "2|申通|0.7元|15|2天")
    assert brief(body) == {("0.8", "圆通", None), ("0.7", "申通", None)}


@pytest.mark.parametrize("heading", ["充值说明", "流量业务", "快递运费", "记者调查"])
def test_a_section_of_other_things(heading: str) -> None:
    body = f"<h2>{heading}</h2><ul><li>第一档 1元/个</li><li>第二档 2元/个</li></ul>"
    assert tiers(body) == ()


def test_a_surcharge_for_data_makes_tiers_with_and_without() -> None:
    body = "<p>圆通单号 0.50元/个</p><p>韵达单号 0.40元/个</p><p>带收货地址：每个加0.10元</p>"
    assert {(str(t.amount), t.courier, t.includes) for t in tiers(body)} == {
        ("0.50", "圆通", ()), ("0.60", "圆通", ADDRESS),
        ("0.40", "韵达", ()), ("0.50", "韵达", ADDRESS),
    }  # fmt: skip


def test_contents_that_are_not_priced_apart_are_not_said() -> None:
    assert [t.includes for t in tiers("<p>圆通单号带收件人姓名 3元/条</p>")] == [None]


def test_one_service_in_the_page_s_own_words_holds_for_all() -> None:
    body = "<p>专业代发空包</p><p>圆通 1.2元/单</p><p>签收底单 3元/张</p>"
    assert [(str(t.amount), t.service) for t in tiers(body)] == [
        ("1.2", Service.EMPTY_PARCEL),
        ("3", Service.RECEIPT),
    ]


def test_plain_numbers_have_no_service_and_a_site_s_name_gives_none() -> None:
    assert [t.service for t in tiers("<title>空包网</title><p>圆通单号 0.8元/个</p>")] == [None]


def test_the_only_courier_of_a_page_is_meant() -> None:
    body = "<h1>圆通已揽收单号</h1><h2>批发</h2><p>购买10件起，0.80元/件</p>"
    assert [(t.courier, t.min_quantity) for t in tiers(body)] == [("圆通", 10)]


def test_prices_in_a_script() -> None:
    rows = '[{"name":"圆通空包","price":1.2},{"name":"申通空包","price":1.1}]'
    body = f"<script>var list={rows}</script>"
    assert brief(body) == {("1.2", "圆通", None), ("1.1", "申通", None)}


def test_a_changed_price_is_gone_everywhere() -> None:
    body = "<p>极兔空包 0.70元/单</p><p>即日起极兔空包由0.70元改为0.66元/单</p>"
    assert brief(body) == {("0.66", "极兔", None)}


def test_every_price_is_given_once_and_in_page_order() -> None:
    body = "<p>圆通 1.2元/单</p><p>申通 1.1元/单</p><p>圆通 1.2元/单</p>"
    assert [t.courier for t in tiers(body)] == ["圆通", "申通"]


def test_the_quote_is_the_clause_or_the_cell() -> None:
    body = "<p>本站常年有货，圆通1.2元/单，申通1.1元/单。</p>" + table("快递|价格", "韵达|1.0 元")
    assert [t.quote.exact for t in tiers(body)] == ["圆通1.2元/单", "申通1.1元/单", "1.0 元"]


TAGS = "<table>,<tr>,<td>,</table>,<del>,</del>,<h2>,</h2>,<p>,<br>,<dt>,<dd>"
WORDS = "圆通,空包,1.2元,0.8,价格,数量,1-99,黄金会员,停售,加1毛,带地址,充值,，"
PIECES = st.sampled_from(f"{TAGS},{WORDS}".split(","))


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_can_be_read_and_every_quote_is_its_range(body: str) -> None:
    page = html(body)
    for tier in find_tiers(page):
        (place,) = tier.quote.ranges
        assert tier.quote.exact == str(page.text[slice(*place)])
        assert tier.amount >= 0
