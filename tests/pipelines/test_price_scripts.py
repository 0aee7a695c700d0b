"""Prices in the literals of scripts: objects, arrays, maps of codes."""

from __future__ import annotations

import pytest

from tests.pipelines.tiers import read

SCRIPTS = {
    "objects with two prices": (
        (
            '<h1>空包下单</h1><script>var d = [{"name":"圆通空包","normal":"1.30","agent":"'
            '1.10"},{"name":"申通空包","normal":"1.25","agent":"1.05"}];</script>'
        ),
        {"圆通 1.1 代理", "圆通 1.3 普通", "申通 1.05 代理", "申通 1.25 普通"},
    ),
    "levels in an object of their own": (
        (
            '<h1>空包下单</h1><script>var d = [{"id":7,"kd":"圆通","title":"圆通空包","pric'
            'e":{"普通会员":1.58,"合伙人":1.31}},{"id":9,"kd":"韵达","title":"韵达空包","pr'
            'ice":{"普通会员":1.48,"合伙人":1.21}}];</script>'
        ),
        {"圆通 1.31 合伙人", "圆通 1.58 普通", "韵达 1.21 合伙人", "韵达 1.48 普通"},
    ),
    "bands by courier": (
        (
            '<h1>空包下单</h1><script>var d = [{min: 1, max: 49, zto: "2.10", sto: "2.00"},'
            ' {min: 50, max: null, zto: "1.98", sto: "1.88"}];</script>'
        ),
        {"中通 1.98 50-", "中通 2.1 -49", "申通 1.88 50-", "申通 2 -49"},
    ),
    "items by a code that another map names": (
        (
            "<h1>空包下单</h1><script>var d = {names: {'16:1':'圆通空包','16:2':'EMS空包'},"
            " skuMap: {';16:1;': {'price':'1.80','stock':'300'}, ';16:2;': {'price':'3.20',"
            "'stock':'231'}}};</script>"
        ),
        {"EMS 3.2", "圆通 1.8"},
    ),
    "rows of an array under a header": (
        (
            '<h1>空包下单</h1><script>var d = [["快递","普通价","VIP价"],["圆通空包","1.30"'
            ',"1.20"],["申通空包","1.20","1.10"]];</script>'
        ),
        {"圆通 1.2 VIP", "圆通 1.3 普通", "申通 1.1 VIP", "申通 1.2 普通"},
    ),
    "one object": (
        (
            '<h1>空包下单</h1><script>var d = {"title":"极兔空包","price":"0.95","stock":30'
            "0};</script>"
        ),
        {"极兔 0.95"},
    ),
    "names and rows apart": (
        (
            '<h1>空包</h1><script>var p={"columns":["快递","普通会员","VIP会员"],"data":[["'
            '圆通","1.3","1.2"],["申通","1.2","1.1"]]};</script>'
        ),
        {"圆通 1.2 VIP", "圆通 1.3 普通", "申通 1.1 VIP", "申通 1.2 普通"},
    ),
    "objects pushed one by one": (
        (
            '<h1>空包</h1><script>kd.push({n:"圆通空包",p:1.2});kd.push({n:"申通空包",p:1.1'
            "});</script>"
        ),
        {"圆通 1.2", "申通 1.1"},
    ),
    "a map of couriers": (
        ('<h1>空包价格</h1><script>var price={"圆通":1.2,"申通":1.1,"中通":1.3};</script>'),
        {"中通 1.3", "圆通 1.2", "申通 1.1"},
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts(name: str) -> None:
    body, expected = SCRIPTS[name]
    assert read(body) == expected
