"""``exposure import`` and ``exposure show``: what is proposed, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.sources import read_source
from tests.desk.lived import TAODAN, YI, Desk
from waybillwatch.exposures import DayBasis

PAGE = """<html><head><title>两家单号网站还在卖 - 望潮晨报</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/x">要闻</a></div>
<h1>两家单号网站还在卖</h1><p>望潮晨报 2012年11月8日 记者 苏禾</p>
<p>淘单114的首页写着，没有姓名，可是有收货地址的贵一毛。</p>
<p>一家名为“单号乙”的网站也开着。另有名叫“速单云”的平台，记者没有打开。</p>
<p>收件人林小禾（13000001234）说，从未授权。</p></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "article.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_it_proposes_and_records_with_yes(desk: Desk, page: Path) -> None:
    out, _ = desk.run("exposure", "import", page, "--yes")
    assert "article: 望潮晨报, 2012-11-08" in out
    assert "Left out: 速单云" in out
    (made,) = desk.home.store.exposures()
    assert (made.publisher, made.title, made.basis) == (
        "望潮晨报",
        "两家单号网站还在卖",
        DayBasis.STATED,
    )
    assert made.sites == (YI, TAODAN)
    assert made.quotes[made.sites[0]] == "一家名为“单号乙”的网站也开着。"
    assert made.source is not None
    kept = read_source(desk.home.folder / "archive", desk.home.vault, made.source)
    assert kept.decode() == PAGE


def test_nothing_is_written_without_a_yes(desk: Desk, page: Path) -> None:
    before = desk.home.lines()
    desk.monkeypatch.setattr("typer.confirm", lambda _: False)
    _, err = desk.run("exposure", "import", page, "--site", "http://new.example/", code=1)
    assert "nothing was recorded" in err
    assert desk.home.lines() == before
    assert not (desk.home.folder / "archive" / "sources").exists()


def test_a_yes_said_to_the_question_records_it(desk: Desk, page: Path) -> None:
    desk.monkeypatch.setattr("typer.confirm", lambda _: True)
    desk.run("exposure", "import", page)
    assert len(desk.home.store.exposures()) == 1


def test_a_person_may_say_any_part_otherwise(desk: Desk, page: Path) -> None:
    desk.run(
        *("exposure", "import", page, "--yes", "--publisher", "晚报", "--date", "2012-11-09"),
        *("--title", "别的", "--link", "https://paper.example/1", "--kind", "notice"),
        *("--without", "单号乙", "--site", "http://new.example/"),
    )
    (made,) = desk.home.store.exposures()
    assert (made.publisher, made.title, made.kind, made.link) == (
        "晚报",
        "别的",
        "notice",
        "https://paper.example/1",
    )
    assert (made.day.isoformat(), made.basis) == ("2012-11-09", DayBasis.PERSON)
    assert made.sites == ("new.example", TAODAN)
    assert desk.home.store.site("new.example").status == "tracked"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("望潮晨报", ""), "--publisher"),
        (("2012年11月8日", ""), "--date"),
    ],
)
def test_what_is_missing_is_asked_for(
    desk: Desk, page: Path, change: tuple[str, str], sentence: str
) -> None:
    page.write_text(PAGE.replace(*change), encoding="utf-8")
    _, err = desk.run("exposure", "import", page, "--yes", code=2)
    assert sentence in err
    assert desk.home.store.exposures() == ()


def test_an_article_that_names_no_known_site_is_not_recorded(desk: Desk, page: Path) -> None:
    page.write_text(PAGE.replace("淘单114", "某站").replace("单号乙", "某某"), encoding="utf-8")
    _, err = desk.run("exposure", "import", page, "--yes", code=2)
    assert err == "waybillwatch: it names no site that is known here: say which with --site\n"
    _, err = desk.run("exposure", "import", page, "--without", "没有", code=2)
    assert "does not name" in err
    _, err = desk.run("exposure", "import", page.parent / "none.html", code=2)
    assert "is no file" in err


def test_show_tells_whom_it_names_and_what_they_did(desk: Desk, page: Path) -> None:
    desk.run("exposure", "import", page, "--yes")
    out, _ = desk.run("exposure", "show", 1)
    assert "1. 望潮晨报, 2012-11-08: 两家单号网站还在卖" in out
    assert "淘单114的首页写着" in out
    assert "1 raised its price" in out
    assert "Of 2 sites named on 8 November 2012 and seen selling then" in out
    shown, _ = desk.run("exposure", "show", 1, "--json")
    assert '"price_up": [' in shown
    assert '"day_basis": "stated"' in shown
    _, err = desk.run("exposure", "show", 7, code=2)
    assert "there is no exposure 7" in err


def test_no_victim_stands_in_what_is_shown_or_kept(desk: Desk, page: Path) -> None:
    page.write_text(PAGE.replace("也开着。", "也开着，收件人林小禾13000001234。"), "utf-8")
    out, _ = desk.run("exposure", "import", page, "--yes")
    shown, _ = desk.run("exposure", "show", 1)
    lines = "\n".join(desk.home.lines())
    for text in (out, shown, lines):
        assert "13000001234" not in text
        assert "林小禾" not in text
