"""Every family can be left out, does what it says, and is back afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.ablation import FAMILIES, _holders, without
from desk.labels import label_row
from pipelines.extract import read_capture
from tests.pipelines.pages import AT
from waybillwatch.captures import Capture, Purpose

HEAD = (
    "<title>小满单号网：圆通单号出售</title><p>注册会员后在线充值，批量购买单号，QQ：990012345</p>"
)
PLAIN = "圆通单号出售，0.4元/个。"
GRID = "<table><tr><th>快递</th><th>VIP会员</th></tr><tr><td>圆通</td><td>0.4</td></tr></table>"
POST = """<div class="l_post" data-field='{{"author":{{"user_name":"{0}"}},
"content":{{"post_id":{1},"post_no":{1}}}}}'><div id="post_content_{1}">{2}</div></div>"""
BOARD = (
    "<title>出单号_单号吧_百度贴吧</title>"
    + POST.format("甲", 1, "求购单号，有的联系QQ 990011111")
    + POST.format("乙", 2, "出圆通单号0.4元一个，QQ 990022222")
)
CASES: dict[str, tuple[str, str]] = {
    "decoding": ("<meta charset=gbk>" + HEAD + PLAIN, "is_seller"),
    "folding": (HEAD + "圓通單號出售，０．４元/個。", "price_tiers"),
    "grids": (HEAD + "<h2>价格表（元/个）</h2>" + GRID, "price_tiers"),
    "running-prices": (HEAD + PLAIN, "price_tiers"),
    "headings": (HEAD + f"<h2>礼品代发价格（元/单）</h2>{GRID}<p>另有空包</p>", "price_tiers"),
    "page-wide": (HEAD + "<p>专业空包</p><h2>价格（元/个）</h2>" + GRID, "price_tiers"),
    "contents": (HEAD + PLAIN + "带收货地址每个加收1毛。", "price_tiers"),
    "negators": (HEAD + "我们的单号没有一条是不带收件人电话的。", "pii_claims"),
    "windows": (
        HEAD + "<p>收件人：林小禾，浙江省杭州市松鼠路8号</p>" + "<p>好</p>" * 9
        + "<p>客服手机：13000004321</p>",
        "contacts",
    ),
    "furniture": (HEAD + PLAIN + "<div class='footer'>本报记者 警方通报 法院判决</div>", "score"),
    "hidden": (HEAD + PLAIN + "<p style='display:none'>申通单号0.9元/个</p>", "price_tiers"),
    "struck": (HEAD + PLAIN + "<p><del>申通单号0.9元/个</del></p>", "price_tiers"),
    "scripts": (HEAD + "<script>var p=[{courier:'圆通',price:'0.4元/个'}]</script>", "price_tiers"),
    "voices": (BOARD, "contacts"),
    "states": ("<title>域名出售</title><h1>该域名正在出售</h1><p>单号.example</p>", "page_state"),
    "weights": (HEAD.replace("QQ：990012345", "") + PLAIN, "is_seller"),
}  # fmt: skip


def read(body: str) -> dict[str, Any]:
    """A page as labels, and what it weighs."""
    url = "http://tieba.example/p/1" if body == BOARD else "http://shop.example/"
    capture = Capture(url, AT, Purpose.FRONT, 200, (), body.encode())
    reading = read_capture(capture, tokens=None, reveal=True)
    return {**label_row("page", reading), "score": reading.judgement.score}


def test_every_family_has_its_case() -> None:
    assert set(CASES) == set(FAMILIES)


@pytest.mark.parametrize("name", CASES)
def test_leaving_it_out_changes_the_reading_and_is_undone(name: str) -> None:
    body, key = CASES[name]
    whole = read(body)
    with without(name):
        left = read(body)
    assert left[key] != whole[key]
    assert read(body) == whole


@pytest.mark.parametrize("name", FAMILIES)
def test_every_switch_is_where_the_reader_looks(name: str) -> None:
    for place in FAMILIES[name].switches:
        assert _holders(place), f"{place} is held nowhere: say in benchmarks/ablation.py what is"


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(LookupError), without("luck"):
        pass
