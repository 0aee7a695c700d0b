"""Periods: one each, in order, whatever the clocks do."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waybillwatch.cron import Rule, parse_cron, parse_every
from waybillwatch.errors import BadTime
from waybillwatch.periods import due, gaps, latest, next_after, periods_between
from waybillwatch.schedules import Ended, Period, Schedule, by_hand
from waybillwatch.wallclock import Quiet, moment_of, parse_quiet

SINCE = datetime(2005, 1, 1, tzinfo=UTC)
ODD = (
    *("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"),
    *("America/Sao_Paulo", "America/Havana", "Pacific/Apia", "Africa/Casablanca", "Asia/Tehran"),
    *("America/St_Johns", "Asia/Pyongyang", "Antarctica/Troll", "America/Asuncion", "UTC"),
)
"""Zones that set their clocks at midnight, by half an hour, by two, or leave a date out."""
MOMENTS = st.datetimes(SINCE.replace(tzinfo=None), SINCE.replace(year=2025, tzinfo=None)).map(
    lambda at: at.replace(tzinfo=UTC)
)
ZONES = st.sampled_from(ODD).map(ZoneInfo)
QUIETS = st.none() | st.tuples(st.integers(0, 23), st.integers(0, 24)).filter(
    lambda hours: hours[0] != hours[1] % 24
).map(lambda hours: Quiet(*hours))
WEEK = timedelta(days=7)
LONGEST_GAP = 2
"""Hours that any of these zones leaves out (Troll), whole dates aside."""


def schedule(
    rule: Rule | None = None, zone: str = "Asia/Shanghai", since: datetime = SINCE
) -> Schedule:
    return Schedule("weekly", rule or parse_every("mon", "03:00"), ZoneInfo(zone), since)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    minutes = draw(st.sampled_from(["0", "30", "*/20", "59", "0,1"]))
    hours = draw(st.sampled_from(["*", "0", "1", "2", "3", "23", "*/5", "0-4", "22,23,0,1"]))
    weekday = draw(st.sampled_from(["*", "0", "7", "6", "mon-fri"]))
    return parse_cron(f"{minutes} {hours} * * {weekday}")


@given(MOMENTS, ZONES, rules(), QUIETS)
def test_periods_strictly_increase_and_none_has_anothers_name(
    start: datetime, zone: ZoneInfo, rule: Rule, quiet: Quiet | None
) -> None:
    made = Schedule("s", rule, zone, SINCE, quiet=quiet)
    found = periods_between(made, start, start + WEEK)
    assert all(one.start < other.start for one, other in pairwise(found))
    assert len({one.label for one in found}) == len(found)
    assert all(start < one.start <= start + WEEK for one in found)
    if quiet is not None:
        assert not any(quiet.covers(one.start, zone) for one in found)
    # Cut anywhere, the halves are the whole.
    middle = start + WEEK / 3
    halves = (
        *periods_between(made, start, middle),
        *periods_between(made, middle, start + WEEK),
    )
    assert halves == found


@given(MOMENTS, ZONES, st.times(), QUIETS)
def test_every_day_comes_exactly_once_a_local_date(
    start: datetime, zone: ZoneInfo, at: time, quiet: Quiet | None
) -> None:
    # On a day whose only hours that are not quiet are left out nothing can begin.
    assume(quiet is None or (quiet.first - quiet.last) % 24 > LONGEST_GAP)
    made = Schedule("s", parse_every("day", f"{at:%H:%M}"), zone, SINCE, quiet=quiet)
    found = periods_between(made, start, start + 9 * WEEK)
    dates = [date.fromisoformat(one.label[:10]) for one in found]
    steps = {(other - one).days for one, other in pairwise(dates)}
    # The one date that a zone of these left out has no period of its own.
    left_out = zone.key == "Pacific/Apia" and dates[0] < date(2011, 12, 30) < dates[-1]
    assert steps == ({1, 2} if left_out else {1})
    if quiet is None:
        for one in found:
            local = one.start.astimezone(zone).replace(tzinfo=None)
            assert local >= datetime.fromisoformat(one.label)


@given(MOMENTS, ZONES, rules(), QUIETS)
def test_next_after_walks_through_the_periods(
    start: datetime, zone: ZoneInfo, rule: Rule, quiet: Quiet | None
) -> None:
    made = Schedule("s", rule, zone, SINCE, quiet=quiet)
    found = periods_between(made, start, start + WEEK)[:4]
    now = start
    for wanted in found:
        period = next_after(made, now)
        assert period == wanted
        assert latest(made, period.start) == period
        assert latest(made, period.start - timedelta(microseconds=1)) != period
        now = period.start


@given(MOMENTS, MOMENTS, ZONES)
def test_a_later_time_on_the_wall_is_never_an_earlier_moment(
    one: datetime, other: datetime, zone: ZoneInfo
) -> None:
    walls = sorted(at.replace(tzinfo=None) for at in (one, other))
    assert moment_of(walls[0], zone) <= moment_of(walls[1], zone)


@given(MOMENTS, ZONES, st.integers(0, 3 * 60))
def test_around_a_change_of_clocks_too(at: datetime, zone: ZoneInfo, minutes: int) -> None:
    # Find the next change of this zone, and stand near it.
    before, after = at, at + timedelta(days=400)
    assume(
        before.astimezone(zone).utcoffset()
        != (at + 200 * timedelta(1)).astimezone(zone).utcoffset()
    )
    after = at + 200 * timedelta(1)
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) / 2
        same = middle.astimezone(zone).utcoffset() == at.astimezone(zone).utcoffset()
        before, after = (middle, after) if same else (before, middle)
    wall = after.astimezone(zone).replace(tzinfo=None) - timedelta(minutes=90)
    walls = [wall + timedelta(minutes=number) for number in range(minutes, minutes + 30)]
    moments = [moment_of(each, zone) for each in walls]
    assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2026-03-28", "2026-03-28T01:30+00:00"),
        ("2026-03-29", "2026-03-29T01:00+00:00"),  # 02:30 is left out: the end of the gap
        ("2026-03-30", "2026-03-30T00:30+00:00"),
        ("2026-10-25", "2026-10-25T00:30+00:00"),  # 02:30 comes twice: the first
        ("2026-10-26", "2026-10-26T01:30+00:00"),
    ],
)
def test_half_past_two_in_berlin(day: str, wanted: str) -> None:
    made = schedule(parse_every("day", "02:30"), "Europe/Berlin")
    noon = datetime.fromisoformat(f"{day}T12:00+00:00")
    found = periods_between(made, noon - timedelta(days=1), noon)
    assert [(one.label, one.start.isoformat(timespec="minutes")) for one in found] == [
        (f"{day}T02:30", wanted)
    ]


def test_what_a_gap_moves_together_is_one_period() -> None:
    made = schedule(parse_cron("0,30 2,3 29 3 *"), "Europe/Berlin")
    found = periods_between(
        made, datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 3, 30, tzinfo=UTC)
    )
    assert [one.label for one in found] == ["2026-03-29T03:00", "2026-03-29T03:30"]


def test_quiet_hours_move_a_start_to_their_end() -> None:
    quiet = replace(schedule(parse_every("mon", "12:00")), quiet=parse_quiet("09-23"))
    period = next_after(quiet, datetime(2026, 11, 24, tzinfo=UTC))
    assert period == Period(datetime(2026, 11, 30, 15, tzinfo=UTC), "2026-11-30T12:00")
    hourly = replace(quiet, rule=parse_cron("0 * * * *"), quiet=parse_quiet("22-6"))
    found = periods_between(
        hourly, datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 24, 23, tzinfo=UTC)
    )
    assert [one.label[8:] for one in found] == ["24T21:00", "25T06:00", "25T07:00"]


@pytest.mark.parametrize("text", ["", "9", "9-", "25-3", "3-25", "09-09", "0-24", "a-b"])
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    with pytest.raises(BadTime, match="09-23"):
        parse_quiet(text)


def test_what_never_comes_is_none() -> None:
    assert next_after(schedule(parse_cron("0 3 30 2 *")), SINCE) is None
    leap = next_after(schedule(parse_cron("0 3 29 2 *")), datetime(2096, 3, 1, tzinfo=UTC))
    assert leap is not None
    assert leap.label == "2104-02-29T03:00"


MONDAYS = [datetime(2026, 11, day, 3, tzinfo=ZoneInfo("Asia/Shanghai")) for day in (2, 9, 16, 23)]
LABELS = [f"{at:%Y-%m-%dT%H:%M}" for at in MONDAYS]
HOUR = timedelta(hours=1)


def test_a_late_start_is_due_as_long_as_its_period_lasts() -> None:
    made = schedule(since=MONDAYS[0] - HOUR)
    assert due(made, (), MONDAYS[0] - timedelta(seconds=1)) is None
    for late in (timedelta(0), 3 * HOUR, WEEK - timedelta(seconds=1)):
        found = due(made, (), MONDAYS[0] + late)
        assert found is not None
        assert found.label == LABELS[0]
        assert due(made, {LABELS[0]}, MONDAYS[0] + late) is None


def test_of_several_that_passed_only_the_last_is_due_and_the_others_are_gaps() -> None:
    made = schedule(since=MONDAYS[0] - HOUR)
    now = MONDAYS[3] + HOUR
    found = due(made, {LABELS[0]}, now)
    assert found is not None
    assert found.label == LABELS[3]
    assert [gap.period.label for gap in gaps([made], {LABELS[0]}, now)] == LABELS[1:3]
    # Begun or not, the last one is no gap; and a gap stays one.
    assert [gap.period.label for gap in gaps([made], {LABELS[0], LABELS[3]}, now)] == LABELS[1:3]
    later = gaps([made], {LABELS[0]}, now + WEEK)
    assert [gap.period.label for gap in later] == LABELS[1:4]


def test_nothing_before_a_schedule_held_or_while_it_was_paused_is_due_or_missed() -> None:
    first = schedule(since=MONDAYS[0] + HOUR)
    assert due(first, (), MONDAYS[0] + 2 * HOUR) is None
    paused = replace(first, until=MONDAYS[1] + HOUR, ended=Ended.PAUSED)
    again = replace(first, since=MONDAYS[2] + HOUR)
    assert due(paused, (), MONDAYS[2] + HOUR) is None
    assert due(again, (), MONDAYS[2] + 2 * HOUR) is None
    now = MONDAYS[3] + HOUR
    assert [gap.period.label for gap in gaps([paused, again], (), now)] == [LABELS[1]]


def test_a_clock_set_back_makes_no_second_run() -> None:
    made = schedule(since=MONDAYS[0] - HOUR)
    ran = {LABELS[0]}
    for moved in (-3 * HOUR, -HOUR, timedelta(0), HOUR):
        assert due(made, ran, MONDAYS[0] + moved) is None


def test_quiet_hours_hold_a_late_start_back() -> None:
    made = replace(schedule(since=MONDAYS[0] - HOUR), quiet=parse_quiet("09-23"))
    assert due(made, (), MONDAYS[0] + 7 * HOUR) is None
    assert due(made, (), MONDAYS[0] + 20 * HOUR) is not None


def test_a_run_by_hand_has_a_name_of_its_own() -> None:
    now = datetime(2026, 11, 24, 10, 15, 33, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert by_hand(now).label == "by hand 2026-11-24T02:15Z"
