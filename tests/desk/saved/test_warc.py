import gzip

import pytest

from desk.saved.warc import is_warc, open_warc
from tests.desk.saved import files
from waybillwatch.errors import InputError


@pytest.mark.parametrize("packed", [True, False])
def test_answers_that_are_pages_are_read_with_their_encoding_undone(packed: bool) -> None:
    first, second = open_warc(files.warc(packed=packed))
    assert first.body.decode("gbk") == files.PAGE
    assert (first.url, first.status) == ("http://shop.example/", 200)
    assert second.body.decode() == files.FRAME
    assert second.status == 404


def test_records_of_other_kinds_hold_no_page() -> None:
    kinds = ("metadata", "resource", "request", "revisit")
    body = b"".join(files.record(files.answer(b"<p>a</p>"), kind=kind) for kind in kinds)
    assert is_warc(body)
    assert list(open_warc(body)) == []


def test_a_page_is_told_by_its_mark_where_no_header_does() -> None:
    block = b"HTTP/1.0 OK\r\n\r\n"
    assert [one.status for one in open_warc(files.record(block + b" <p>a</p>"))] == [0]
    assert list(open_warc(files.record(block + b"plain"))) == []
    assert list(open_warc(files.record(b"20 text/gemini\r\n<p>a</p>"))) == []


def test_chunks_are_joined() -> None:
    chunks = b"4\r\n<p>a\r\n5\r\nb</p>\r\n0\r\n\r\n"
    block = files.answer(chunks, more="Transfer-Encoding: chunked\r\n")
    [page] = open_warc(files.record(block))
    assert page.body == b"<p>ab</p>"


@pytest.mark.parametrize("length", [40, 90, 400])
def test_a_wrong_length_is_said(length: int, capsys: pytest.CaptureFixture[str]) -> None:
    block = files.answer(b"<p>a page that is whole</p>")
    said = f"Content-Length: {len(block)}".encode()
    with pytest.raises(InputError, match="damaged WARC"):
        list(open_warc(files.record(block).replace(said, b"Content-Length: %d" % length)))
    assert capsys.readouterr().err == ""


def test_one_gzip_stream_over_many_records_is_refused() -> None:
    body = gzip.compress(files.warc(packed=False))
    assert is_warc(body)
    with pytest.raises(InputError, match="damaged WARC"):
        list(open_warc(body))
