from __future__ import annotations

from pathlib import Path

import pytest

from desk import reading
from desk.manifest import Entry
from desk.reading import Source, from_entry, from_file, here, read, read_labels
from tests.desk.saved import files

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def saved(folder: Path, body: bytes, name: str = "page") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def entry(path: Path, url: str | None = None, content_type: str | None = None) -> Entry:
    return Entry("listed.html", path, url, content_type)


def test_one_page_has_its_file_s_name_several_are_numbered(tmp_path: Path) -> None:
    path = saved(tmp_path, files.PAGE.encode())
    assert [source.name for source in from_file(path)] == [str(path)]
    har = saved(tmp_path, files.har(), "shop.har")
    assert [source.name for source in from_file(har)] == [f"{har}#1", f"{har}#2"]


@pytest.mark.parametrize(
    "body",
    [files.PAGE.encode(), files.mhtml(), files.har(), files.warc(packed=True)],
    ids=["html", "mhtml", "har", "warc.gz"],
)
def test_the_same_page_reads_alike_out_of_every_kind_of_file(tmp_path: Path, body: bytes) -> None:
    source = next(iter(from_file(saved(tmp_path, body))))
    row = read(source, here)
    assert row["kind"] == "seller"
    assert [tier["amount"] for tier in row["tiers"]] == ["0.4"]  # type: ignore[attr-defined]
    labels = read_labels(source, here)
    assert labels["contacts"] == [{"kind": "qq", "value": "990012345"}]


def test_a_page_is_read_under_the_address_its_file_gives(tmp_path: Path) -> None:
    sources = list(from_file(saved(tmp_path, files.mhtml())))
    assert [source.capture and source.capture.url.partition(":")[0] for source in sources] == [
        "http",
        "file",
    ]
    assert read(sources[0], here)["url"] == "http://shop.example/"
    assert "url" not in read(sources[1], here)


def test_a_listed_page_is_read_as_bytes_of_a_page_whatever_they_begin_with(tmp_path: Path) -> None:
    source = from_entry(entry(saved(tmp_path, files.har())))
    assert source.name == "listed.html"
    assert source.capture is not None
    assert source.capture.body == files.har()


def test_the_listed_header_is_heard(tmp_path: Path) -> None:
    body = "<p>單號</p>".encode("big5")
    for said in ("text/html; charset=big5", None):
        source = from_entry(entry(saved(tmp_path, body), content_type=said))
        assert source.capture is not None
        assert source.capture.header("content-type") == said


@pytest.mark.parametrize(
    "url", ["", "not an address", "http://[", "http://a.example:port/", "cid:1@a", "about:blank"]
)
def test_an_address_that_is_none_costs_no_row(tmp_path: Path, url: str) -> None:
    path = saved(tmp_path, files.PAGE.encode())
    row = read_labels(from_entry(entry(path, url)), here)
    assert row["is_seller"] is True


def test_what_is_no_page_is_a_row_with_its_reason(tmp_path: Path) -> None:
    source = from_entry(entry(saved(tmp_path, PNG)))
    row = read_labels(source, here)
    assert row["error"] == "these bytes are a PNG image, not a page"
    assert "PNG image" in str(read(source, here)["trouble"])


def test_no_answer_is_a_row_with_its_reason() -> None:
    row = read_labels(Source("http://a.example/", None, "refused: no"), here)
    assert (row["file"], row["error"]) == ("http://a.example/", "refused: no")


def test_a_fault_of_ours_costs_one_row_its_facts_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr(reading, "read_capture", fails)
    row = read_labels(from_entry(entry(saved(tmp_path, b"<p>a</p>"))), here)
    assert "IndexError: out of range" in str(row["error"])
