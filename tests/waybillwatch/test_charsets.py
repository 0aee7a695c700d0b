import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.text import decode

SIMPLIFIED = "单号批发：圆通申通韵达，每个0.4元，已扫描无收货地址。"
TRADITIONAL = "快遞單號專賣：圓通申通韻達，每個0.4元，已掃描無收貨地址。"


@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
    ],
)
def test_bytes_are_read_for_what_they_are_whatever_they_say(
    text: str, codec: str, encoding: str, declared: str | None
) -> None:
    header = None if declared is None else f"text/html; charset={declared}"
    decoded = decode(text.encode(codec), header)
    assert (decoded.text, decoded.encoding, decoded.declared) == (text, encoding, declared)


def test_a_declaration_settles_what_the_characters_leave_open() -> None:
    both_ways = "鯊鱷".encode("big5")
    assert decode(both_ways, "text/html; charset=big5").encoding == "big5"
    assert decode(both_ways, "text/html; charset=gbk").encoding == "gb18030"


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<meta charset="gbk">', "gbk"),
        (b'<META http-equiv=Content-Type content="text/html; charset=GB2312">', "gb2312"),
        (b'<?xml version="1.0" encoding="Big5"?>', "big5"),
        (b"<p>charset</p>", None),
    ],
)
def test_what_the_markup_declares_is_told(head: bytes, declared: str | None) -> None:
    assert decode(head + SIMPLIFIED.encode(), "text/html").declared == declared


def test_utf8_cut_short_or_with_a_stray_byte_is_still_utf8() -> None:
    whole = (SIMPLIFIED * 3).encode()
    assert decode(whole[:-1], None).encoding == "utf-8"
    assert decode(whole + b"\xff" + whole, None).text.count("\ufffd") == 1


def test_a_declared_western_encoding_is_taken_where_chinese_makes_no_sense() -> None:
    decoded = decode("café au lait".encode("latin-1"), "text/html; charset=iso-8859-1")
    assert decoded.text == "café au lait"


@given(st.binary(max_size=400), st.none() | st.text(max_size=40))
def test_any_bytes_give_some_text(body: bytes, content_type: str | None) -> None:
    decoded = decode(body, content_type)
    assert isinstance(decoded.text, str)
    assert decoded == decode(body, content_type)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=80))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    body = text.encode()
    if not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x84\x31\x95\x33")):
        assert decode(body, None).text == text
