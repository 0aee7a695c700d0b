"""Charts as files: what stands in the picture, and that the data beside it redraw it."""

from __future__ import annotations

import csv
import io
import re
import struct
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desk.chartfiles import Chart, as_csv, data_file, drawn, write
from desk.drawing.marking import flags
from desk.drawing.wrapping import ems, wrapped
from tests.waybillwatch.charts.observed import (
    ADDRESS,
    REPORT,
    STO,
    WEEKS,
    YTO,
    looked,
    seen,
    tier,
)
from waybillwatch.charts.premiumlines import premium_lines
from waybillwatch.charts.pricelines import Shop, price_lines
from waybillwatch.charts.sheets import Mark, Words
from waybillwatch.charts.standings import calendar
from waybillwatch.charts.survivalcurve import Group, Point, SurvivalCurve, Watched
from waybillwatch.charts.survivalgroups import group
from waybillwatch.charts.timelines import Dot, Line, Stood, Timeline
from waybillwatch.charts.weeksheet import Bar, Calendar, Square
from waybillwatch.errors import InputError
from waybillwatch.fates import ExitKind, Sight
from waybillwatch.lifetimes import Lifetime
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

SWEEPS = [4.125, 11.125, 18.125, 25.125]
STANDINGS = [*Standing]


def survival() -> SurvivalCurve:
    lives = {SiteKey(f"{name}.example"): Lifetime(25.125) for name in "abc"}
    gone = {SiteKey("d.example"): Lifetime(11.125, 18.125, cause=ExitKind.CLOSED)}
    return SurvivalCurve(
        Words("Who still sells after 望潮晨报", "3 of 4", "caveat", looked(8).in_words()),
        date(2012, 11, 8),
        25.125,
        (
            group("exposed", lives | gone, SWEEPS, replicates=10),
            group("never exposed", lives, SWEEPS, replicates=10),
        ),
        (REPORT, Mark(date(2012, 11, 15), "邮政管理局, 15 Nov 2012")),
    )


def prices() -> Timeline:
    return price_lines(
        Shop(
            "淘单114",
            [
                seen(0, tier("0.4", YTO), tier("1", STO)),
                seen(1, standing=Standing.DOWN),
                seen(3, tier("0.5", YTO), tier("1", STO)),
                seen(4, tier("0.5", YTO)),
            ],
            looked(5),
            (REPORT,),
        )
    )


def premium() -> Timeline:
    rich = tier("0.4", YTO, ()), tier("0.5", YTO, (ADDRESS,))
    return premium_lines([seen(0, *rich), seen(2, *rich)], looked(3), [REPORT])


def standings() -> Calendar:
    every = [Sight(at, standing) for at, standing in zip(WEEKS, STANDINGS, strict=False)]
    rest = [Sight(at, one) for at, one in zip(WEEKS[1:], STANDINGS[len(WEEKS) :], strict=False)]
    keys = SiteKey("a.example"), SiteKey("b.example")
    names = dict(zip(keys, ("淘单114", "单号吧"), strict=True))
    seen_of = {keys[0]: every, keys[1]: [rest[0], *rest[2:]]}
    return calendar(names, seen_of, looked(8), [(REPORT, keys[:1])])


CHARTS = [survival, prices, premium, standings]


def parsed(chart: Chart) -> ET.Element:
    return ET.fromstring(drawn(chart, "svg"))  # noqa: S314  (our own file)


def words_of(root: ET.Element) -> str:
    return "\n".join("".join(one.itertext()) for one in root.iter() if one.tag.endswith("text"))


def marks(root: ET.Element, start: str) -> list[str]:
    return [one.get("id", "") for one in root.iter() if one.get("id", "").startswith(start)]


@pytest.mark.parametrize("made", CHARTS)
def test_an_svg_is_xml_with_its_words_and_the_same_each_time(made: object) -> None:
    assert callable(made)
    chart = made()
    first = drawn(chart, "svg")
    assert first == drawn(made(), "svg")
    said = re.sub(r"\s+", "", words_of(parsed(chart)))
    for text in (chart.words.title, chart.words.lead, chart.words.caveat, chart.words.source):
        assert re.sub(r"\s+", "", text) in said
    assert "望潮晨报" in said


def test_a_survival_curve_has_a_piece_for_every_two_points_and_a_box_for_each_fall() -> None:
    chart = survival()
    root = parsed(chart)
    exposed = chart.groups[0]
    assert len(marks(root, "step-exposed-")) == len(exposed.points) - 1
    assert marks(root, "fall-exposed-") == ["fall-exposed-2"]
    assert len(marks(root, "band-")) == 2
    assert len(marks(root, "exposure-")) == 2
    for name in ("exposed", "never exposed", "gone by then", "not known", "邮政管理局"):
        assert name in words_of(root)


def test_a_price_chart_has_a_mark_for_every_price_and_none_for_a_gap() -> None:
    chart = prices()
    root = parsed(chart)
    assert sorted(marks(root, "price-")) == sorted(
        f"price-{number}-{place}"
        for number, line in enumerate(chart.lines)
        for place, dot in enumerate(line.dots)
        if dot.value is not None
    )
    assert len(marks(root, "price-")) == 5
    assert len(marks(root, "standing-")) == 5
    said = words_of(root)
    for text in ("圆通", "申通", "S selling; D down; empty: not visited"):
        assert text in said


def test_a_premium_chart_says_how_many_sites_are_behind_each_dot() -> None:
    root = parsed(premium())
    assert len(marks(root, "price-0-")) == 2
    assert "sites behind each dot" in words_of(root)


def test_a_calendar_has_a_cell_for_every_week_and_each_standing_its_letter() -> None:
    chart = standings()
    root = parsed(chart)
    assert len(marks(root, "cell-")) == sum(len(bar.squares) for bar in chart.bars)
    assert marks(root, "named-") == ["named-0-0"]
    letters = [one for one in words_of(root).splitlines() if len(one) == 1]
    shown = [one.standing for bar in chart.bars for one in bar.squares]
    drawn_cells = sum(one is not None for one in shown)
    assert len(letters) == drawn_cells + len({one for one in shown if one})
    for text in ("not visited", "blocked: not known", "down", "淘单114", "单号吧"):
        assert text in words_of(root)


def test_what_is_not_known_is_drawn_otherwise_than_down() -> None:
    from desk.drawing.palette import TILES  # noqa: PLC0415  (the extra's room)

    assert {*TILES} == {*Standing}
    assert len({tile.letter for tile in TILES.values()}) == len(TILES)
    not_known = {Standing.BLOCKED, Standing.LOGIN, Standing.UNKNOWN}
    assert {one for one, tile in TILES.items() if tile.hatch} == not_known


@pytest.mark.parametrize("made", CHARTS)
def test_a_png_is_one(made: object) -> None:
    assert callable(made)
    body = drawn(made(), "png")
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", body[16:24])
    assert width > 1000
    assert height > 500


# The data beside a chart: read back, they make the same chart, drawn to the same bytes.


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def of(rows: Iterable[dict[str, str]], part: str) -> list[dict[str, str]]:
    return [row for row in rows if row["part"] == part]


def words_read(rows: list[dict[str, str]]) -> Words:
    return Words(*(of(rows, part)[0]["text"] for part in ("title", "lead", "caveat", "source")))


def survival_read(rows: list[dict[str, str]], day: date) -> SurvivalCurve:
    groups = tuple(
        Group(
            one["group"],
            int(one["sites"]),
            tuple(
                Point(*(float(row[name]) for name in ("days", "share", "low", "high")))
                for row in of(rows, "curve")
                if row["group"] == one["group"]
            ),
            tuple(
                Watched(*(int(row[name]) for name in ("days", "selling", "gone", "not_known")))
                for row in of(rows, "watched")
                if row["group"] == one["group"]
            ),
        )
        for one in of(rows, "group")
    )
    marked = tuple(
        Mark(date.fromordinal(day.toordinal() + int(row["days"])), row["text"])
        for row in of(rows, "exposure")
    )
    until = float(of(rows, "group")[0]["days"])
    return SurvivalCurve(words_read(rows), day, until, groups, marked)


def timeline_read(rows: list[dict[str, str]]) -> Timeline:
    def money(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    lines: dict[str, list[Dot]] = {}
    for row in of(rows, "price"):
        dot = Dot(
            datetime.fromisoformat(row["at"]),
            *(money(row[name]) for name in ("cny", "least", "most")),
            int(row["sites"]) or 1,
        )
        lines.setdefault(row["line"], []).append(dot)
    return Timeline(
        words_read(rows),
        tuple(Line(name, tuple(dots)) for name, dots in lines.items()),
        tuple(Mark(date.fromisoformat(row["at"]), row["text"]) for row in of(rows, "exposure")),
        tuple(
            Stood(datetime.fromisoformat(row["at"]), row["standing"])
            for row in of(rows, "standing")
        ),
    )


def calendar_read(rows: list[dict[str, str]]) -> Calendar:
    bars: dict[str, list[dict[str, str]]] = {}
    for row in of(rows, "standing"):
        bars.setdefault(row["site"], []).append(row)
    return Calendar(
        words_read(rows),
        tuple(sorted({date.fromisoformat(row["week"]) for row in of(rows, "standing")})),
        tuple(
            Bar(
                SiteKey(site),
                own[0]["name"],
                tuple(
                    Square(
                        date.fromisoformat(row["week"]),
                        Standing(row["standing"]) if row["standing"] else None,
                    )
                    for row in own
                ),
                tuple(int(row["exposure"]) - 1 for row in of(rows, "named") if row["site"] == site),
            )
            for site, own in bars.items()
        ),
        tuple(Mark(date.fromisoformat(row["week"]), row["text"]) for row in of(rows, "exposure")),
    )


def test_every_chart_can_be_redrawn_from_its_csv() -> None:
    curve = survival()
    again: list[tuple[Chart, Chart]] = [
        (curve, survival_read(rows_of(as_csv(curve)), curve.day)),
        (prices(), timeline_read(rows_of(as_csv(prices())))),
        (premium(), timeline_read(rows_of(as_csv(premium())))),
        (standings(), calendar_read(rows_of(as_csv(standings())))),
    ]
    for chart, read in again:
        assert read == chart
        assert drawn(read, "svg") == drawn(chart, "svg")


def test_a_file_and_its_data_are_written_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "价格.SVG"
    write(prices(), file)
    beside = data_file(file)
    assert beside == tmp_path / "价格.csv"
    assert beside.read_text(encoding="utf-8-sig") == as_csv(prices())
    write(premium(), file)
    assert beside.read_text(encoding="utf-8-sig") == as_csv(premium())


def test_words_that_a_spreadsheet_would_run_are_quoted_and_numbers_are_not() -> None:
    line = Line('=HYPERLINK("x")', (Dot(WEEKS[0], Decimal("-0.10")),))
    rows = rows_of(as_csv(Timeline(Words("t", "l", "c", "s"), (line,), ())))
    assert rows[0]["line"] == '\'=HYPERLINK("x")'
    assert rows[0]["cny"] == "-0.1"


def test_a_place_that_will_not_do_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "lives.csv").write_text("site,name\n", encoding="utf-8")
    (tmp_path / "folder.svg").mkdir()
    for name, sentence in (
        ("a.pdf", "ends in .svg or .png"),
        ("a", "ends in .svg or .png"),
        ("nowhere/a.svg", "is no folder"),
        ("folder.svg", "is a folder"),
        ("lives.svg", "holds no chart's data"),
    ):
        with pytest.raises(InputError, match=sentence):
            write(prices(), tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.svg", "lives.csv"]


def test_without_the_library_the_extra_is_named() -> None:
    program = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from desk.chartfiles import drawn\n"
        "from waybillwatch.errors import NotReady\n"
        "try: drawn(None, 'svg')\n"
        "except NotReady as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "matplotlib" in done.stdout
    assert "waybillwatch[charts]" in done.stdout


def test_lines_are_broken_at_blanks_and_never_within_a_name() -> None:
    text = (
        "Of 4 sites named on 8 November 2012, 单号吧 (danhaoba.example) was absent. "
        "一张面单卖几毛？记者起底五家单号网站,按斤卖"
    )
    for width in (8, 20, 40):
        found = wrapped(text, width)
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
        assert not any(line[0] in "，。、？,.)" for line in found)
    assert all(ems(line) <= 20 or " " not in line for line in wrapped(text, 20))
    assert any("单号吧" in line for line in wrapped(text, 10))
    assert wrapped("", 10) == []


def test_names_of_marks_stand_clear_of_each_other() -> None:
    places = [(0.2, "望潮晨报, 8 Nov 2012"), (0.5, "澜江晚报, 22 Nov 2012"), (5.8, "通告, 2013")]
    found = flags(places, 6.0)
    assert [one.at for one in found] == [0.2, 0.5, 5.8]
    assert [one.row for one in found] == [1, 0, 0]
    assert [one.leftwards for one in found] == [False, False, True]
