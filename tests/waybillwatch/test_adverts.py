"""Advertisements among other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.adverts import advert_in


@pytest.mark.parametrize(
    ("blocks", "priced"),
    [
        (["今天天气真好", "出售快递单号,0.5元/个,联系qq990001111", "是啊"], True),
        (["本店专做空包,报价:", "圆通 1.1元/单", "加微信 kb-xiaopu9"], True),
        (["需要底单的来找我,加 薇 信 didan-07,先出图后付款"], False),
    ],
)
def test_an_advertisement_is_found_among_other_words(blocks: list[str], priced: bool) -> None:
    found = advert_in(blocks)
    assert found is not None
    assert found.priced is priced


@pytest.mark.parametrize(
    "blocks",
    [
        ["楼上发广告:“出售快递单号,0.5元/个,联系qq990001111”"],
        ["求购单号,0.3元/个,有货的加qq990001111"],
        ["只发实物,不接空包,1元/单,加微信 cangku-99"],
        ["代发费1元/单,刷单发空包的请绕行,微信 lipin_0001"],
        ["骗子卖的单号,qq990001111,我被骗了,大家别信"],
        ["批发水果,加微信 shuiguo-88,5元/斤"],
        ["出售快递单号,0.5元/个"],
    ],
)
def test_what_is_no_advertisement_of_the_trade(blocks: list[str]) -> None:
    assert advert_in(blocks) is None


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_blocks_can_be_looked_through(blocks: list[str]) -> None:
    advert_in(blocks)
