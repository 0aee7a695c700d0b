import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.redact import redact_url


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("http://a.example/u/13000001234.html", "http://a.example/u/130********.html"),
        ("http://a.example/?q=130-0000-1234", "http://a.example/?q=130-****-****"),
        (
            "http://a.example/?q=%31%33%30%30%30%30%30%31%32%33%34",
            "http://a.example/?q=130********",
        ),
        ("http://a.example/?id=110101199003070011", "http://a.example/?id=******************"),
        ("http://a.example/?name=%E5%BC%A0%E4%B8%89&p=1", "http://a.example/?name=**&p=1"),
        ("http://a.example/price.html?to=苗知秋", "http://a.example/price.html?to=***"),
        ("http://a.example/u/%E5%BC%A0%E4%B8%89/1", "http://a.example/u/**/1"),
        ("http://a.example/?d=杭州市西湖区青鲤路66号", "http://a.example/?d=************"),
        (
            "http://a.example/?tel=13000001234&x=//t.me/",
            "http://a.example/?tel=***********&x=//t.me/",
        ),
        ("http://a.example/?xm=%D5%C5%C8%FD", "http://a.example/?xm=**"),
        ("http://a.example/q?danhao=YT1234567890123", "http://a.example/q?danhao=***************"),
    ],
)
def test_personal_data_in_an_address_is_masked(url: str, masked: str) -> None:
    assert redact_url(url) == masked


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/list?page=2&kw=%E5%8D%95%E5%8F%B7",
        "http://wpa.qq.com/msgrd?v=3&uin=13000001234",
        "tel:13000001234",
        "https://t.me/dan13000001234",
        "http://a.example/?kw=%E5%9C%86%E9%80%9A&city=杭州",
        "http://a.example/?username=&filename=a.html",
        "http://a.example/2013/05/21/194413.html",
    ],
)
def test_other_addresses_stay(url: str) -> None:
    assert redact_url(url) == url


@given(st.text(max_size=80))
def test_any_text_can_be_masked_and_masking_again_changes_nothing(text: str) -> None:
    once = redact_url(text)
    assert redact_url(once) == once
