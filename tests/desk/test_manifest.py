from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.manifest import read_manifest
from waybillwatch.errors import InputError


def line(**keys: object) -> str:
    return json.dumps(keys, ensure_ascii=False)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    for name in ("a.html", "乙.html"):
        (tmp_path / name).write_text("<p>单号</p>", encoding="utf-8")
    return tmp_path / "inputs.jsonl"


def test_pages_come_in_order_and_lie_beside_the_list(manifest: Path) -> None:
    html = "text/html; charset=gbk"
    rows = (
        line(file="乙.html", url="http://b.example/", http_content_type=html),
        "",
        line(file="a.html", url=None, http_content_type=None, encoding="gbk"),
        line(file="乙.html"),
    )
    manifest.write_text("\r\n".join(rows), encoding="utf-8-sig")
    first, second, third = read_manifest(manifest, None)
    assert (first.file, first.url, first.content_type) == ("乙.html", "http://b.example/", html)
    assert first.path == manifest.parent / "乙.html"
    assert (second.file, second.url, second.content_type) == ("a.html", None, None)
    assert third.file == "乙.html"


def test_a_root_is_another_folder(manifest: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "pages" / "inner"
    elsewhere.mkdir(parents=True)
    (elsewhere / "c.html").touch()
    manifest.write_text(line(file="inner/c.html"), encoding="utf-8")
    [entry] = read_manifest(manifest, tmp_path / "pages")
    assert entry.file == "inner/c.html"
    assert entry.path == elsewhere / "c.html"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "lists no page"),
        (" \n\n", "lists no page"),
        ("a.html", "line 1 is no JSON"),
        ('{"file": "a.html"}\n{"file": ', "line 2 is no JSON"),
        ("[" * 100_000, "line 1 is no JSON"),
        ('["a.html"]', "line 1 is no JSON object"),
        ('{"url": "http://a.example/"}', "line 1 names no file"),
        ('{"file": " "}', "line 1 names no file"),
        ('{"file": 7}', "line 1 names no file"),
        ('{"file": "a.html", "url": 7}', "url must be a text or null"),
        ('{"file": "a.html", "http_content_type": []}', "http_content_type must be"),
        ('{"file": "b.html"}', r"line 1: there is no file .*b\.html"),
        ('{"file": "a\\u0000.html"}', "there is no file"),
        ('{"file": "."}', "there is no file"),
    ],
)
def test_a_list_of_no_use_is_refused(manifest: Path, text: str, sentence: str) -> None:
    manifest.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        read_manifest(manifest, None)


def test_a_list_that_cannot_be_read_is_refused(manifest: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_manifest(manifest, None)
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_manifest(tmp_path, None)
    manifest.write_bytes('{"file": "乙.html"}'.encode("gbk"))
    with pytest.raises(InputError, match="is no UTF-8"):
        read_manifest(manifest, None)
    manifest.write_text(line(file="a.html"), encoding="utf-8")
    with pytest.raises(InputError, match="is no folder"):
        read_manifest(manifest, manifest)
