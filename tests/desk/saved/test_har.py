import json

import pytest

from desk.saved.har import is_har, open_har
from tests.desk.saved import files
from waybillwatch.errors import InputError


def test_each_page_has_its_bytes_address_and_status() -> None:
    first, second = open_har(files.har())
    assert first.body.decode() == files.PAGE
    assert first.headers == (("Content-Type", "text/html; charset=utf-8"),)
    assert (first.url, first.status) == ("http://shop.example/", 200)
    assert second.body.decode("gbk") == files.PAGE


def test_a_body_that_was_not_saved_is_trouble_not_an_empty_page() -> None:
    missing = files.entry("http://shop.example/c", {"mimeType": "text/html", "size": 900})
    assert "saved no body" in list(open_har(files.har(missing)))[-1].trouble


@pytest.mark.parametrize(
    "body",
    [
        files.har()[:-3],
        files.har().replace(b'"request"', b'"asked"'),
        files.har().replace(b'"entries": [', b'"entries": [7, '),
        files.har() + b"\xff",
        files.har(
            files.entry(
                "http://a.example/", {"mimeType": "text/html", "text": "PHA", "encoding": "base64"}
            )
        ),
        b'{"log": {"creator": ' + b"[" * 100_000,
    ],
)
def test_damage_is_said(body: bytes) -> None:
    assert is_har(body)
    with pytest.raises(InputError, match="damaged HAR"):
        list(open_har(body))


def test_a_mark_of_byte_order_does_no_harm() -> None:
    body = b"\xef\xbb\xbf" + files.har()
    assert is_har(body)
    assert len(list(open_har(body))) == 2


def test_other_json_is_none() -> None:
    assert not is_har(json.dumps({"log": [], "prices": [1]}).encode())
    assert not is_har(b'[{"log": {"entries": []}}]')
