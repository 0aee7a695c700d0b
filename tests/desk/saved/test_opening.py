from pathlib import Path

import pytest

from desk.saved.opening import documents_of
from tests.desk.saved import files
from waybillwatch.errors import InputError


def saved(folder: Path, body: bytes, name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        (files.PAGE.encode("gbk"), [None]),
        (b"", [None]),
        (files.mhtml(), ["http://shop.example/", "cid:frame-2@mhtml.blink"]),
        (files.har(), ["http://shop.example/", "http://shop.example/b"]),
        (files.warc(packed=True), ["http://shop.example/", "http://shop.example/b"]),
        (files.warc(packed=False), ["http://shop.example/", "http://shop.example/b"]),
    ],
    ids=["html", "blank", "mhtml", "har", "warc.gz", "warc"],
)
def test_a_file_is_told_by_what_it_holds(
    tmp_path: Path, body: bytes, urls: list[str | None]
) -> None:
    assert [one.url for one in documents_of(saved(tmp_path, body))] == urls


@pytest.mark.parametrize(
    "body",
    [
        b'{"log": "a page of data, no HAR"}',
        b"Content-Type: text/html\n\n<p>a head without MIME-Version is no mail</p>",
        b"\x1f\x8b\x08\x00 no gzip",
        b"WARC files, explained",
    ],
)
def test_what_only_begins_like_one_is_a_page(tmp_path: Path, body: bytes) -> None:
    path = saved(tmp_path, body)
    if body.startswith(b"WARC"):
        path = saved(tmp_path, b"<p>" + body)
    [document] = documents_of(path)
    assert document.body == path.read_bytes()


def test_no_file_and_no_page_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.html is no file"):
        documents_of(tmp_path / "nowhere.html")
    with pytest.raises(InputError, match="is no file"):
        documents_of(tmp_path)
    empty = b'{"log": {"creator": {}, "entries": []}}'
    with pytest.raises(InputError, match=r"page\.har is a HAR file without an HTML page"):
        documents_of(saved(tmp_path, empty, "page.har"))


@pytest.mark.parametrize(
    ("body", "begins"),
    [(files.mhtml(), 260), (files.har(), 40), (files.warc(packed=True), 120)],
    ids=["mhtml", "har", "warc.gz"],
)
def test_cut_anywhere_it_is_refused_or_whole(tmp_path: Path, body: bytes, begins: int) -> None:
    whole = documents_of(saved(tmp_path, body))
    for end in range(begins, len(body), 7):
        path = saved(tmp_path, body[:end])
        try:
            found = documents_of(path)
        except InputError as error:
            assert str(path) in str(error)  # noqa: PT017  (or it must be whole, below)
        else:
            assert found == whole[: len(found)], end


def test_a_warc_cut_anywhere_loses_whole_records_only(tmp_path: Path) -> None:
    body = files.warc(packed=False)
    whole = documents_of(saved(tmp_path, body))
    counts = set()
    for end in range(10, len(body)):
        try:
            found = documents_of(saved(tmp_path, body[:end]))
        except InputError:
            continue
        assert found == whole[: len(found)], end
        counts.add(len(found))
    assert counts == {1, 2}
