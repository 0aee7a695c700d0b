"""Which pages are asked of a browser, and which stay as they came."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.shells import EMPTY_LISTS, LOADING, PLACEHOLDERS, SHELL, needs_browser

APP = "<script src=/js/app.1f.js></script>"
FILLS = "<script>fetch('/api').then(r => r.json()).then(d => box.innerHTML = d)</script>"
WORDS = (
    "<p>"
    + "本站出售各地网点的快递空包，签收以后可以申请底单，客服每天九点到二十三点在线。" * 3
    + "</p>"
)
PRICES = "<table><tr><th>快递<th>价格" + "<tr><td>圆通<td>0.5元" * 4 + "</table>"
HEADS = "<table><tr><th>快递</th></tr>"
THREADS = "<code style='display:none'><!-- <ul><li>空包</li></ul> --></code>"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"<title>空包</title><div id=app></div>{APP}", SHELL),
        (f'<div id="root"><div class="sk"></div><div class="sk"></div></div>{APP}', SHELL),
        (f"<noscript>请打开 JavaScript 再来看本站的空包价格表和下单说明</noscript>{APP}", SHELL),
        (f"<div id=app>正在加载，请稍候……</div>{APP}", SHELL),
        ("<body><script>document.write('<h1>空包 0.5元</h1>')</script>", SHELL),
        ("<body><script>location.href = '/index/home.html'</script>", SHELL),
        (f"<div class=bar>物流</div><div id=app></div>{WORDS}{APP}", SHELL),
        (f"<h1>空包</h1><p>{{{{ item.price }}}}元</p>{WORDS}{APP}", PLACEHOLDERS),
        (f"{PRICES}<p>余额 ${{balance}} 元</p>{APP}", PLACEHOLDERS),
        (f'{WORDS}<ul><li v-for="k in kds"><b></b></li></ul>{APP}', PLACEHOLDERS),
        (f'{WORDS}<div ng-repeat="k in kds"></div>{APP}', PLACEHOLDERS),
        (
            f"{WORDS}{HEADS}<tbody><tr><td>数据加载中，请稍候</table>{APP}",
            LOADING,
        ),
        (f"{WORDS}<div id=list>Loading...</div>{APP}", LOADING),
        (f"{WORDS}<table><tr><th>快递</th><th>价格</th></tr></table>{APP}", EMPTY_LISTS),
        (f"{WORDS}<table><tbody id=rows></tbody></table>{APP}", EMPTY_LISTS),
        (f"{WORDS}<ul id=kd></ul>{FILLS}", EMPTY_LISTS),
        (f"{WORDS}<div class='goods-list clearfix'></div>{APP}", EMPTY_LISTS),
        (f"{WORDS}<b id=jiage></b>元{APP}<span class=price></span>", EMPTY_LISTS),
    ],
)
def test_what_a_script_puts_there_is_asked_of_a_browser(page: str, reason: str) -> None:
    assert needs_browser(page) == reason


@pytest.mark.parametrize(
    "page",
    [
        "",
        WORDS,
        f"{WORDS}{APP}",
        f"{PRICES}<div id=kefu></div><p>加载中…</p><ul></ul>{APP}{FILLS}",
        "<h1>网站已关闭</h1><script src=https://hm.baidu.com/hm.js?0></script>",
        "<h1>404</h1><script>var _hmt=[];h.src='https://hm.baidu.com/hm.js?0';</script>",
        "<div id=app></div>",
        "<p>{{ price }}元</p>",
        f"{WORDS}<pre>&lt;li&gt;{{{{ item.price }}}}</pre><code>${{order.id}}</code>{APP}",
        f"{WORDS}<textarea>{{{{name}}}} 加载中</textarea>{APP}",
        f"{WORDS}<script type='text/x-template'>{{{{ x }}}}</script>{APP}",
        f"{WORDS}<ul class=dots></ul><div class=banner></div>{APP}",
        f"{WORDS}<div style='display: none'>加载中</div>{APP}",
        f"{WORDS}<a>点击加载更多</a>{APP}",
        f"<title>安全验证</title><div id=app></div>{APP}",
        "<div id=captcha></div><script src=/static/captcha.js></script>",
        "<h1>Just a moment...</h1><script>window._chl_opt={};document.write('')</script>",
        "<script>document.cookie='k=1';location.href=location.pathname</script>",
        "<div id=main></div><script>window.park = 'e30=';</script><script src=/b.js></script>",
        "<p>This domain is for sale</p><script src=/park.js></script>",
        "<frameset><frame src=a.htm></frameset><script>top.location = self.location</script>",
        f"<div id=content></div>{THREADS}{APP}",
        '{"list": [{"kd": "圆通", "price": 0.5}]}',
    ],
)
def test_other_pages_stay_as_they_came(page: str) -> None:
    assert needs_browser(page) is None


@given(st.text(st.sampled_from("<>/!-'\"= ab{}$%元id1\n")) | st.text())
def test_it_never_raises(page: str) -> None:
    assert needs_browser(page + APP) in {None, SHELL, PLACEHOLDERS, LOADING, EMPTY_LISTS}


@pytest.mark.parametrize(
    "piece",
    [
        "<div id=app>",
        "<!--",
        "{{",
        "${",
        "<script>",
        "<ul id=a></ul>",
        "<a ",
        "<%",
        "加载中",
        "0.5元 ",
    ],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def spent(times: int) -> float:
        page = piece * times + APP
        began = time.process_time()
        needs_browser(page)
        return time.process_time() - began

    spent(100)
    assert spent(40_000) < 40 * max(spent(4_000), 0.005)
