"""``read`` as it is called: what is printed, and with which code it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.cli import main
from tests.desk.saved import files

Run = Callable[..., tuple[int, str, str]]
SAMPLE = "<p>收件人：林小禾 电话 13000001234 浙江省杭州市西湖区松鼠路8号</p>"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command: (exit code, output, complaints)."""

    def call(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["waybillwatch", "read", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Three pages and their list, out of the order of their names; the second is none."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "c.html").write_text(files.PAGE + SAMPLE, encoding="gbk")
    (pages / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (pages / "a.html").write_bytes(b"")
    rows = [
        {"file": name, "url": f"http://{name[0]}.example/", "http_content_type": "text/html"}
        for name in ("c.html", "b.html", "a.html")
    ]
    manifest = pages / "inputs.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return manifest


def test_labels_are_a_row_for_every_page_in_order(run: Run, listed: Path) -> None:
    code, out, err = run("--labels", "--manifest", listed)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["file"] for row in rows] == ["c.html", "b.html", "a.html"]
    assert [row["is_seller"] for row in rows] == [True, False, False]
    assert ["error" in row for row in rows] == [False, True, False]
    assert err == "waybillwatch: 1 could not be read: the row's key error says why\n"
    assert "林小禾" not in out
    assert "13000001234" not in out


def test_reveal_shows_what_labels_mask(run: Run, listed: Path) -> None:
    _, out, _ = run("--labels", "--manifest", listed, "--reveal")
    assert '"text": "林小禾"' in out


def test_a_list_and_its_files_may_lie_apart(run: Run, listed: Path, tmp_path: Path) -> None:
    moved = listed.rename(tmp_path / "moved.jsonl")
    code, out, err = run("--labels", "--manifest", moved)
    assert (code, out) == (2, "")
    assert "--root says where files lie" in err
    code, out, _ = run("--labels", "--manifest", moved, "--root", listed.parent)
    assert (code, len(out.splitlines())) == (0, 3)


def test_a_list_can_be_read_without_labels_too(run: Run, listed: Path) -> None:
    code, out, _ = run("--json", "--manifest", listed)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [row.get("kind") for row in rows][:2] == ["seller", None]
    assert rows[0]["url"] == "http://c.example/"


def test_every_page_of_a_file_is_shown_by_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shop.mht"
    path.write_bytes(files.mhtml())
    code, out, _ = run(path)
    assert code == 0
    assert [line for line in out.splitlines() if line.startswith(str(path))] == [
        f"{path}#1",
        f"{path}#2",
    ]
    _, out, _ = run("--labels", path)
    assert [json.loads(line)["file"] for line in out.splitlines()] == [f"{path}#1", f"{path}#2"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "give files, one address, or a list"),
        (["--manifest", "LIST", "LIST"], "give files, one address, or a list"),
        (["--root", ".", "LIST"], "--root goes with --manifest"),
        (["--json", "--labels", "LIST"], "take --json or --labels"),
        (["missing.html"], "missing.html is no file"),
        (["--labels", "--manifest", "missing.jsonl"], "missing.jsonl cannot be read"),
        (["--labels", "--manifest", "LIST", "--root", "nowhere"], "nowhere is no folder"),
        (["http://a.example/", "http://b.example/"], "one address at a time"),
        (["ftp://a.example/"], "is not an address"),
        (["--labels", "DAMAGED"], "is a damaged HAR file (it is no whole JSON)"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(
    run: Run, listed: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    damaged = tmp_path / "damaged.har"
    damaged.write_bytes(files.har()[:-9])
    named = {"LIST": str(listed), "DAMAGED": str(damaged)}
    code, out, err = run(*(named.get(word, word) for word in words))
    assert (code, out) == (2, "")
    assert sentence in " ".join(err.replace("│", " ").split())
    assert "Traceback" not in err
