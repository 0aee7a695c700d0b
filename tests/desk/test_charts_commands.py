"""``chart`` as it is called, on a small home."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desk.charting import calendars, money
from desk.cli import main
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.exposures import ExposureKind
from waybillwatch.listings import Listing
from waybillwatch.pii import PiiField
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing, VisitRecord

Run = Callable[..., tuple[int, str, str]]
ONE, TWO = "taodan114.example", "danhaoba.example"


def priced(week: int, bare: str, rich: str) -> VisitRecord:
    """A visit to a site that prices an address."""
    record = records.selling(week)
    (reading,) = record.readings
    first = reading.listing.tiers[0]
    tiers = (
        replace(first, amount=Decimal(bare), includes=()),
        replace(first, amount=Decimal(rich), includes=(PiiField.RECIPIENT_ADDRESS,)),
    )
    page: Listing = replace(reading.listing, tiers=tiers)
    seen = record.observation
    assert seen is not None
    return replace(
        record,
        readings=(replace(reading, listing=page),),
        observation=replace(seen, listings=(page,)),
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Five weeks of two sites, both named by a report after the first; one closes."""
    made = Home.make(tmp_path / "home")
    for week in range(1, 6):
        prices = ("0.4", "0.5") if week < 3 else ("0.5", "0.7")
        first = priced(week, *prices) if week != 4 else records.unseen(week)
        other = (
            records.selling(week, TWO, name="单号吧")
            if week < 3
            else records.unseen(week, TWO, standing=Standing.CLOSED)
        )
        made.live(first, other)
    made.store.add_exposure(
        kind=ExposureKind.ARTICLE,
        publisher="望潮晨报",
        day=date(2012, 11, 8),
        title="四家网站",
        link="",
        sites=[SiteKey(ONE), SiteKey(TWO)],
    )
    made.store.close()
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command: (exit code, output, complaints)."""

    def call(*words: object) -> tuple[int, str, str]:
        line = ["waybillwatch", "--home", str(home), "chart", *map(str, words)]
        monkeypatch.setattr("sys.argv", line)
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return call


def parts(file: Path, part: str) -> list[dict[str, str]]:
    with file.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as opened:
        return [row for row in csv.DictReader(opened) if row["part"] == part]


def test_survival_is_drawn_from_the_sweeps(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "survival.svg"
    assert run("survival", "-o", file) == (
        0,
        f"{file}, its data in {tmp_path / 'survival.csv'}\n",
        "",
    )
    days = {float(row["days"]): float(row["share"]) for row in parts(file, "curve")}
    # Sweeps at noon in China: the last seen selling 4.46 days after the report, missed at 11.46.
    assert days == {0: 1, 4.4583: 1, 11.4583: 0.5, 18.4583: 0.5, 25.4583: 0.5}
    assert "Of 2 sites named on 8 November 2012" in parts(file, "lead")[0]["text"]
    assert "N of M after 21 days: 1 of 2" in parts(file, "caveat")[0]["text"]
    assert "not known: none" in parts(file, "caveat")[0]["text"]
    assert "Invented data" in parts(file, "source")[0]["text"]
    before = file.read_bytes()
    run("survival", "--exposure", "1", "-o", file)
    assert file.read_bytes() == before


def test_a_control_group_that_is_empty_is_still_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "survival.svg"
    assert run("survival", "--control", "-o", file)[0] == 0
    assert [(row["group"], row["sites"]) for row in parts(file, "group")] == [
        ("exposed", "2"),
        ("never exposed", "0"),
    ]


def test_prices_of_a_site(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "price.svg"
    assert run("price", "淘单114", "-o", file)[0] == 0
    rows = parts(file, "price")
    bare = [row["cny"] for row in rows if "without data" in row["line"]]
    rich = [row["cny"] for row in rows if "with address" in row["line"]]
    assert bare == ["0.4", "0.4", "0.5", "", "0.5"]
    assert rich == ["0.5", "0.5", "0.7", "", "0.7"]
    stood = [row["standing"] for row in parts(file, "standing")]
    assert stood == ["selling", "selling", "selling", "down", "selling"]
    run("price", "淘单114", "--since", "2012-11-20", "-o", file)
    assert len(parts(file, "standing")) == 2


def test_the_premium_over_time(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "premium.svg"
    assert run("premium", "-o", file)[0] == 0
    assert [(row["line"], row["cny"], row["sites"]) for row in parts(file, "price")] == [
        ("address", "0.1", "1"),
        ("address", "0.1", "1"),
        ("address", "0.2", "1"),
        ("address", "", "0"),
        ("address", "0.2", "1"),
    ]


def test_the_calendar(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "calendar.svg"
    assert run("calendar", "-o", file)[0] == 0
    told = {(row["name"], row["week"]): row["standing"] for row in parts(file, "standing")}
    assert told["淘单114", "2012-11-26"] == "down"
    assert told["单号吧", "2012-11-19"] == "closed"
    assert len(told) == 10
    assert len(parts(file, "named")) == 2
    run("calendar", "--site", "单号吧", "-o", file)
    assert {row["name"] for row in parts(file, "standing")} == {"单号吧"}
    run("calendar", "--exposure", "1", "-o", file)
    assert len(parts(file, "standing")) == 10


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["survival", "-o", "a.pdf"], "ends in .svg or .png"),
        (["survival", "-o", "nowhere/a.svg"], "is no folder"),
        (["survival", "--exposure", "99", "-o", "a.svg"], "99"),
        (["price", "nobody", "-o", "a.svg"], "no site is called"),
        (["price", "淘单114", "--courier", "飞毛腿", "-o", "a.svg"], "is no courier"),
        (["price", "淘单114", "--courier", "顺丰", "-o", "a.svg"], "no price for 顺丰"),
        (["price", "淘单114", "--since", "someday", "-o", "a.svg"], "is no time"),
        (["premium", "--site", "单号吧", "-o", "a.svg"], "no two prices"),
        (["premium", "--since", "2013-06-01", "-o", "a.svg"], "no sweep was made"),
        (["calendar", "--exposure", "99", "-o", "a.svg"], "99"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_too_much_for_one_page_is_said_with_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(money, "MOST_LINES", 1)
    monkeypatch.setattr(calendars, "MOST_SITES", 1)
    file = tmp_path / "a.svg"
    assert "take one courier's with --courier (圆通)" in run("price", "淘单114", "-o", file)[2]
    assert "name up to 1 with --site" in run("calendar", "-o", file)[2]
    assert not file.exists()


def test_of_several_reports_one_must_be_named(run: Run, home: Path, tmp_path: Path) -> None:
    made = Home.make(home)
    made.store.add_exposure(
        kind=ExposureKind.NOTICE,
        publisher="邮政管理局",
        day=date(2012, 11, 22),
        title="通告",
        link="",
        sites=[SiteKey(ONE)],
    )
    made.store.close()
    code, _, err = run("survival", "-o", tmp_path / "a.svg")
    assert (code, "1 (望潮晨报, 2012-11-08), 2 (邮政管理局, 2012-11-22)" in err) == (2, True)
    file = tmp_path / "b.svg"
    assert run("survival", "--exposure", "1", "-o", file)[0] == 0
    assert [row["days"] for row in parts(file, "exposure")] == ["0", "14"]


@pytest.mark.parametrize("kind", ["survival", "price", "premium", "calendar"])
def test_every_kind_has_help_with_an_example(run: Run, kind: str) -> None:
    code, out, _ = run(kind, "--help")
    assert code == 0
    assert "Example" in out
    assert f"waybillwatch chart {kind}" in out
