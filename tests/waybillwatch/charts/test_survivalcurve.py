from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.waybillwatch.charts.observed import REPORT, looked
from waybillwatch.charts.sheets import Words
from waybillwatch.charts.survivalcurve import Group, Point, SurvivalCurve, Watched
from waybillwatch.charts.survivalgroups import group, ticks
from waybillwatch.fates import ExitKind
from waybillwatch.lifetimes import Lifetime
from waybillwatch.sites import SiteKey

SWEEPS = [4.125, 11.125, 18.125, 25.125]
FOUR = {
    SiteKey("a.example"): Lifetime(25.125),
    SiteKey("b.example"): Lifetime(25.125),
    SiteKey("c.example"): Lifetime(25.125),
    SiteKey("d.example"): Lifetime(11.125, 18.125, cause=ExitKind.CLOSED),
}


def curve(*groups: Group) -> SurvivalCurve:
    words = Words("title", "lead", "caveat", "source")
    return SurvivalCurve(words, date(2012, 11, 8), 25.125, groups, (REPORT,))


def test_one_of_four_gone_between_two_sweeps_is_a_step_from_one_to_three_quarters() -> None:
    made = group("exposed", FOUR, SWEEPS, replicates=20)
    assert [(one.day, one.share) for one in made.points] == [
        (0, 1),
        (4.125, 1),
        (11.125, 1),
        (18.125, 0.75),
        (25.125, 0.75),
    ]
    assert all(one.low < one.share <= one.high for one in made.points)
    assert made.sites == 4


def test_who_is_behind_the_curve_is_counted_at_each_tick() -> None:
    late = FOUR | {SiteKey("e.example"): Lifetime(25.125, entered=11.125)}
    assert group("exposed", late, SWEEPS, replicates=5).watched == (
        Watched(0, selling=4, gone=0, not_known=0),
        Watched(7, selling=4, gone=0, not_known=0),
        Watched(14, selling=4, gone=0, not_known=1),
        Watched(21, selling=4, gone=1, not_known=0),
    )


def test_a_site_not_seen_since_is_not_known_and_the_curve_ends_where_nobody_looked() -> None:
    made = group("exposed", {SiteKey("a.example"): Lifetime(4.125)}, SWEEPS, replicates=5)
    assert [one.day for one in made.points] == [0, 4.125]
    assert made.watched[-1] == Watched(21, selling=0, gone=0, not_known=1)


def test_a_group_of_none_has_no_curve() -> None:
    assert group("exposed", {}, SWEEPS) == Group(
        "exposed", 0, (), tuple(Watched(day, 0, 0, 0) for day in (0, 7, 14, 21))
    )


@pytest.mark.parametrize(
    ("until", "last", "step"), [(25.1, 21, 7), (0, 0, 7), (70, 70, 14), (365, 360, 90)]
)
def test_ticks_are_few_and_whole(until: float, last: int, step: int) -> None:
    found = ticks(until)
    assert found[-1] == last
    assert found[:2] == (0, step)[: len(found)]


def test_the_rows_hold_every_point_figure_mark_and_word() -> None:
    rows = curve(Group("exposed", 4, (Point(0, 1, 0.5, 1),), (Watched(0, 4, 0, 0),))).rows()
    assert rows[:4] == [
        {"part": "group", "group": "exposed", "sites": 4, "days": 25.125},
        {"part": "curve", "group": "exposed", "days": 0, "share": 1, "low": 0.5, "high": 1},
        {"part": "watched", "group": "exposed", "days": 0}
        | {"selling": 4, "gone": 0, "not_known": 0},
        {"part": "exposure", "days": 0, "text": "望潮晨报, 8 Nov 2012"},
    ]
    assert [row["part"] for row in rows[4:]] == ["title", "lead", "caveat", "source"]
    assert {key for row in rows for key in row} <= set(SurvivalCurve.COLUMNS)


def test_the_source_says_how_often_was_looked_and_that_it_is_invented() -> None:
    assert looked(8).in_words() == (
        "Source: waybillwatch; 8 sweeps, 29 October 2012 to 17 December 2012. "
        "Invented data: the sites, words and people are made up."
    )
    assert looked(1, simulated=False).in_words() == (
        "Source: waybillwatch; 1 sweep, 29 October 2012."
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.booleans(), st.booleans()).map(
            lambda one: (
                Lifetime(SWEEPS[one[0]])
                if one[1] or one[0] == 3
                else Lifetime(SWEEPS[one[0]], SWEEPS[one[0] + 1], cause=ExitKind.DEAD)
            )
        ),
        min_size=1,
        max_size=12,
    )
)
def test_a_curve_never_rises_and_every_site_is_counted_once(lives: list[Lifetime]) -> None:
    made = group(
        "exposed",
        {SiteKey(f"{number}.example"): life for number, life in enumerate(lives)},
        SWEEPS,
        replicates=3,
    )
    shares = [one.share for one in made.points]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= one.low <= one.share <= one.high <= 1 for one in made.points)
    assert all(one.selling + one.gone + one.not_known == len(lives) for one in made.watched)
