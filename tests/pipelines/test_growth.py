"""Reading takes time in proportion to the page, whatever it says."""

from __future__ import annotations

import time

import pytest

from pipelines.claims import claims_in
from pipelines.disclaiming import disclaimers_in
from pipelines.passage import forget
from pipelines.prices import tiers_in
from pipelines.view import View, view_of
from tests.pipelines.pages import html, paragraph

WORST = [
    "圆通1.2元 申通1.1元 原价2元 现价1.5元 带地址加1毛 ",
    "圆通1.2元，没有姓名、电话，",
    "姓名、电话、",
    "没有不",
    "有姓名吗？",
    "1 ",
    "一",
    "圆通 1.2元\n",
    "充值100元 流量5元 ",
    "1-99单 ",
    "收件人：李某某 130****0000，",
    "姓名那边的",
    "不带姓名或者",
    "姓名连同的",
    "您需要姓名",
    "有人说“姓名",
    "别的网站姓名要",
    "出了事自己",
    "内容：姓名、",
    "加1毛姓名",
]
ROWS = {
    "rows": ("<table>", "<tr><td>圆通{}</td><td>1.{}元</td><td>0.{}</td></tr>"),
    "headed": ("", "<h3>圆通空包{}</h3><p>1.{}元/单</p>"),
    "struck": ("<table>", "<tr><td>圆通</td><td><s>2.{}元</s> 1.{}元</td></tr>"),
    "pairs": ("<dl>", "<dt>黄金会员{}</dt><dd>1.{}</dd>"),
    "labels": ("", "<p>圆通{}</p>"),
    "surcharges": ("", "<p>申通0.{}元/单，带地址加{}毛。</p>"),
}


def seconds(view: View) -> float:
    forget()
    began = time.process_time()
    claims_in(view, tiers_in(view))
    disclaimers_in(view)
    return time.process_time() - began


def marked_up(shape: str, rows: int) -> View:
    head, row = ROWS[shape]
    numbers = ([number % 89 + 10] * 3 for number in range(rows))
    return view_of(html(head + "".join(row.format(*some) for some in numbers)))


@pytest.mark.slow
@pytest.mark.parametrize("words", WORST)
def test_four_times_the_text_takes_no_more_than_ten_times_as_long(words: str) -> None:
    size = 20_000 // len(words)
    seconds(paragraph(words * 100))  # what is made once is made
    short = min(seconds(paragraph(words * size)) for _ in range(3))
    long = min(seconds(paragraph(words * size * 4)) for _ in range(2))
    assert long < 10 * short + 0.2


@pytest.mark.slow
@pytest.mark.parametrize("shape", ROWS)
def test_four_times_the_rows_take_no_more_than_ten_times_as_long(shape: str) -> None:
    seconds(marked_up(shape, 20))
    short = min(seconds(marked_up(shape, 400)) for _ in range(3))
    long = min(seconds(marked_up(shape, 1600)) for _ in range(2))
    assert long < 10 * short + 0.2
