from datetime import date, timedelta

from tests.waybillwatch.charts.observed import REPORT, WEEKS, looked
from waybillwatch.charts.standings import calendar
from waybillwatch.charts.weeksheet import Calendar, Square
from waybillwatch.fates import Sight
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

A, B, C = SiteKey("a.example"), SiteKey("b.example"), SiteKey("c.example")
NAMES = {A: "dh31", B: "淘单114", C: "单号吧"}
S, D, X, U = Standing.SELLING, Standing.DOWN, Standing.BLOCKED, Standing.UNKNOWN
MONDAY = date(2012, 10, 29)


def sights(*standings: Standing | None, start: int = 0) -> list[Sight]:
    return [
        Sight(WEEKS[start + number], standing)
        for number, standing in enumerate(standings)
        if standing
    ]


def cells(made: Calendar) -> dict[str, list[str]]:
    return {bar.site: [one.standing or "" for one in bar.squares] for bar in made.bars}


def test_a_row_a_site_a_column_a_week_and_gaps_where_nobody_looked() -> None:
    made = calendar(
        NAMES,
        {A: sights(S, None, D, X), B: sights(S, S, start=2), C: []},
        looked(5),
        [(REPORT, [A])],
    )
    assert cells(made) == {
        "a.example": ["selling", "", "down", "blocked", ""],
        "b.example": ["selling", "selling", ""],
    }
    assert made.weeks == tuple(MONDAY + timedelta(weeks=week) for week in range(5))
    by_site = {bar.site: bar for bar in made.bars}
    assert by_site[A].marks == (0,)
    assert by_site[B].marks == ()
    assert by_site[B].squares[0] == Square(date(2012, 11, 12), S)


def test_a_week_without_any_sweep_is_a_column_of_gaps() -> None:
    made = calendar(NAMES, {A: [Sight(WEEKS[0], S), Sight(WEEKS[3], S)]}, looked(1))
    assert cells(made) == {"a.example": ["selling", "", "", "selling"]}


def test_of_a_week_the_last_sweep_that_tells_counts_and_probes_do_not() -> None:
    day = timedelta(days=1)
    made = calendar(
        NAMES,
        {
            A: [Sight(WEEKS[0], S), Sight(WEEKS[0] + day, X)],
            B: [Sight(WEEKS[0], X), Sight(WEEKS[0] + day, U)],
            C: [
                Sight(WEEKS[0], S),
                Sight(WEEKS[0] + day, D),
                Sight(WEEKS[0] + 2 * day, S, probe=True),
            ],
        },
        looked(1),
    )
    assert cells(made) == {
        "a.example": ["selling"],
        "b.example": ["unknown"],
        "c.example": ["down"],
    }


def test_those_that_sold_last_and_longest_come_first() -> None:
    made = calendar(NAMES, {A: sights(D, D, D), B: sights(S, S, D), C: sights(D, S, S)}, looked(3))
    assert [bar.site for bar in made.bars] == [C, B, A]
    assert made.words.lead == (
        "Of 3 shown, 1 were seen selling in the week of 12 November 2012 and 2 seen not selling; "
        "of 0 it is not known."
    )


def test_blocked_and_not_visited_are_not_known() -> None:
    made = calendar(NAMES, {A: sights(S, X), B: sights(S), C: sights(S, U)}, looked(2))
    assert made.words.lead.endswith("and 0 seen not selling; of 3 it is not known.")


def test_the_rows_hold_every_cell_gaps_too() -> None:
    made = calendar(NAMES, {A: sights(S, None, D)}, looked(3), [(REPORT, [A])])
    rows = made.rows()
    assert [(row.get("week"), row.get("standing")) for row in rows[:3]] == [
        (date(2012, 10, 29), "selling"),
        (date(2012, 11, 5), None),
        (date(2012, 11, 12), "down"),
    ]
    assert rows[3] == {"part": "named", "site": A, "name": "dh31"} | {
        "week": date(2012, 11, 8),
        "exposure": 1,
    }
    assert {key for row in rows for key in row} <= set(Calendar.COLUMNS)


def test_no_visit_is_an_empty_calendar() -> None:
    made = calendar(NAMES, {}, looked(0))
    assert (made.bars, made.words.lead) == ((), "No site was visited yet.")
