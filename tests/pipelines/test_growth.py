"""Reading takes time in proportion to the page, whatever it says."""

from __future__ import annotations

import time

import pytest

from pipelines.claims import claims_in
from pipelines.disclaiming import disclaimers_in
from pipelines.prices import tiers_in
from tests.pipelines.pages import paragraph

WORST = [
    "圆通1.2元 申通1.1元 原价2元 现价1.5元 带地址加1毛 ",
    "圆通1.2元，没有姓名、电话，",
    "姓名、电话、",
    "没有不",
    "有姓名吗？",
    "1 ",
    "一",
    "圆通 1.2元\n",
]


def seconds(text: str) -> float:
    began = time.perf_counter()
    view = paragraph(text)
    claims_in(view, tiers_in(view))
    disclaimers_in(view)
    return time.perf_counter() - began


@pytest.mark.slow
@pytest.mark.parametrize("words", WORST)
def test_four_times_the_text_takes_no_more_than_ten_times_as_long(words: str) -> None:
    size = 20_000 // len(words)
    seconds(words * 100)  # what is made once is made
    short = min(seconds(words * size) for _ in range(3))
    long = min(seconds(words * size * 4) for _ in range(2))
    assert long < 10 * short + 0.2
