"""What the benchmark prints, and what it refuses to."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.labelled import Labelled
from benchmarks.readingspeed import big_page
from benchmarks.scoring import METRICS
from desk.manifest import Entry
from tests.benchmarks.test_scoring import row

SHOP = "<title>单号网：圆通单号出售</title><p>出售圆通单号0.4元/个，在线充值，QQ：990012345</p>"


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page of each part that was labelled as if it sold nothing at all."""
    found = []
    for part in ("dev", "held"):
        path = tmp_path / f"{part}.html"
        path.write_text(SHOP, encoding="utf-8")
        label = row(file=path.name, group=part, encoding="utf-8", kind="shop", is_seller=False)
        found.append(Labelled(Entry(path.name, path, None, None), label, path.read_bytes()))
    monkeypatch.setattr(reading, "labelled_pages", lambda: found)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    reading.main(words)
    return capsys.readouterr().out


def test_both_parts_stand_beside_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys).splitlines()
    assert lines[0] == "| metric | goal | dev (1 pages) | held (1 pages) |"
    assert [line.split(" | ")[0][2:] for line in lines[2:]] == [one.name for one in METRICS]
    assert "| false sellers | ≤ .02 | 1 [1–1] | 1 [1–1] |" in lines
    assert "| decoded exactly | 1 | 1 [1–1] | 1 [1–1] |" in lines
    assert "held" not in said(capsys, "--part", "dev").splitlines()[0]


def test_errors_of_the_held_part_are_not_shown_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "--errors")
    assert "false seller" in out
    assert "dev.html" in out
    assert "held" not in out
    with pytest.raises(SystemExit) as ended:
        reading.main(["--errors", "--part", "held"])
    assert ended.value.code == 2
    assert "say --held" in capsys.readouterr().err
    assert "held.html" in said(capsys, "--errors", "--part", "held", "--held")


def test_what_a_family_is_worth_is_told_in_points(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "--without", "running-prices", "--part", "dev").splitlines()
    assert lines[0] == "dev:"
    assert lines[3].startswith("| nothing | 1 | 0 |")
    assert lines[4].startswith("| running-prices |")
    assert lines[5] == "running-prices: prices outside of grids are not read"


def test_a_page_of_one_megabyte_has_a_million_bytes() -> None:
    body = big_page()
    assert len(body) == 1_000_000
    assert body.count(b"<body>") == 1
