from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import labelled
from benchmarks.labelled import all_counts, is_decoded, labelled_pages, read_all

LABEL = {
    "is_seller": False, "page_state": "online", "price_tiers": [], "pii_claims": [],
    "pii_spans": [], "waybill_numbers": [], "contacts": [], "contradiction": False,
    "disclaimers": False,
}  # fmt: skip
WORDS = "<p>快遞單號查詢，請輸入您的單號。</p>"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two lists of pages, one page without a label and one without a file."""
    monkeypatch.setattr(labelled, "PAGES", tmp_path)
    encodings = {"a": ("big5", "dev"), "b": ("utf-8", "held"), "c": ("utf-8", "dev")}
    for name, (encoding, group) in encodings.items():
        (tmp_path / f"{name}.html").write_bytes(WORDS.encode(encoding))
        asked = {"file": f"{name}.html", "url": "http://a.example/", "http_content_type": None}
        label = LABEL | {"file": f"{name}.html", "encoding": encoding, "group": group}
        (tmp_path / f"{name}.inputs.jsonl").write_text(json.dumps(asked), encoding="utf-8")
        (tmp_path / f"{name}.labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "c.labels.jsonl").write_text("", encoding="utf-8")
    return tmp_path


def test_every_list_is_read_and_what_is_missing_is_said(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = labelled_pages()
    assert [(one.entry.file, one.part) for one in found] == [("a.html", "dev"), ("b.html", "held")]
    assert capsys.readouterr().err == "1 pages are left out: they have no label or no file\n"


def test_pages_are_read_as_the_command_prints_them(pages: Path) -> None:
    found = labelled_pages()
    counts = all_counts(found, read_all(found))
    assert [one["pages all right"] for one in counts] == [(1, 1), (1, 1)]
    assert [one["decoded exactly"] for one in counts] == [(1, 1), (1, 1)]


def test_decoding_is_held_against_the_label(pages: Path) -> None:
    big5, _ = labelled_pages()
    assert is_decoded(big5)
    wrong = labelled.Labelled(big5.entry, {**big5.label, "encoding": "gbk"}, big5.body)
    assert not is_decoded(wrong)
