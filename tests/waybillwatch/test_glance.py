"""A quick look says nothing that the whole look would not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch import shells
from waybillwatch.glance import shows_enough

SCRIPT = "<script src=/app.js></script>"
TEXT = "<p>" + "本站所有单号均为真实快递单号可以查询" * 8 + "</p>"
PRICES = "<p>圆通1元 申通1元 韵达<b>2</b>元 ￥3</p>"


def enough(markup: str) -> bool:
    return shows_enough(markup, shells._PRICE, shells.PRICED, shells.FEW_LETTERS)


@pytest.mark.parametrize("markup", ["<p>单号", "", PRICES + SCRIPT, TEXT + SCRIPT])
def test_it_tells_a_page_that_shows_what_it_sells(markup: str) -> None:
    assert enough(markup)


@pytest.mark.parametrize(
    "rest",
    [
        "<p>{{ price }}</p>", "<li v-for='x in y'>", "<p>正在加载</p>", "<ul id=list></ul>",
        "<div id=app><b></b></div>", "<table><tr><th>快递</th></tr></table>",
    ],
)  # fmt: skip
def test_it_leaves_what_may_stand_empty_to_the_whole_look(rest: str) -> None:
    assert not enough(TEXT + SCRIPT + rest)


PIECES = [
    SCRIPT, TEXT, PRICES, "<script>fetch(x).then(y=>{z.innerHTML=y})</script>", "<ul>", "</ul>",
    "<div id=app>", "</div>", "<table>", "<th>价</th>", "<td>1元</td>", "</table>", "<!--", "-->",
    "加载中", "{{x}}", "<pre>", "</pre>", "<tbody>", "</tbody>", "<p>", "</p>", "价", " ", "1元",
    "<style>", "</style>", "<title>首页</title>", "<a href=x>一</a>", "<div class=goods-list>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_where_it_is_sure_the_whole_look_agrees(pieces: list[str]) -> None:
    markup = "".join(pieces)
    if enough(markup):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shells, "shows_enough", lambda *_: False)
            assert shells.needs_browser(markup) is None
