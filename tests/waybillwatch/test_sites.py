import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.errors import BadUrl
from waybillwatch.sites import SiteKey, belongs, normalise_url, site_key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://dh31.example/list.html", "dh31.example"),
        ("https://www.dh31.example", "dh31.example"),
        ("http://a.b.shop.com.cn/x?y=1", "shop.com.cn"),
        ("http://单号.example/", "xn--4krqo.example"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("https://tieba.baidu.com/f?kw=%E5%8D%95%E5%8F%B7&pn=50", "tieba.baidu.com/单号"),
        ("https://tieba.baidu.com/f?kw=单号吧", "tieba.baidu.com/单号"),
        ("http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8", "tieba.example/单号"),
        ("http://bbs.forum.example/f?kw=x", "bbs.forum.example/x"),
        ("http://bbs.forum.example/p/12", "forum.example"),
        ("http://localhost/", "localhost"),
    ],
)
def test_an_address_belongs_to_its_registrable_host_or_board(url: str, key: str) -> None:
    assert site_key(url) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dh31.example",
        "ftp://a.example/",
        "http://",
        "http://a b.example/",
        "http://[::1",
        "javascript:x",
        "http://a.example:99999/",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadUrl, match="is not an address"):
        normalise_url(text)


def test_one_spelling() -> None:
    assert normalise_url(" HTTP://WWW.Dh31.Example:80#top ") == "http://www.dh31.example/"
    assert normalise_url("https://a.example:8443/x") == "https://a.example:8443/x"


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_a_bad_one(text: str) -> None:
    try:
        once = normalise_url(text)
    except BadUrl:
        return
    assert normalise_url(once) == once


@pytest.mark.parametrize(
    ("url", "site", "own"),
    [
        ("http://www.dh31.example/x", "dh31.example", True),
        ("http://dh31.example.cn/", "dh31.example", False),
        ("not an address", "dh31.example", False),
        ("http://tieba.example/f?kw=单号&pn=50", "tieba.example/单号", True),
        ("http://tieba.example/p/12?pn=2", "tieba.example/单号", True),
        ("http://other.example/p/12", "tieba.example/单号", False),
        ("http://tieba.example/f?kw=毛衣", "tieba.example/单号", False),
        ("http://tieba.example/", "tieba.example/单号", False),
        ("http://tieba.example/safecheck/index?url=x", "tieba.example/单号", False),
        ("http://tieba.example/f?kw=单号", "tieba.example", False),
    ],
)
def test_what_belongs_to_a_site(url: str, site: str, own: bool) -> None:
    assert belongs(url, SiteKey(site)) is own
