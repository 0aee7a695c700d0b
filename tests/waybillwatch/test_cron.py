from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.cron import WEEKDAYS, parse_cron, parse_every, parse_rule
from waybillwatch.errors import BadTime

MONDAY = date(2026, 11, 30)


def days(rule_text: str) -> list[str]:
    """The weekdays of a week that a rule falls on, from Monday."""
    rule = parse_cron(rule_text)
    week = (date(2026, 11, 30 - 7 + number) for number in range(7))
    return [f"{day:%a}" for day in week if rule.falls_on(day)]


@pytest.mark.parametrize(
    ("weekday", "wanted"),
    [
        ("0", ["Sun"]),
        ("7", ["Sun"]),
        ("1", ["Mon"]),
        ("6", ["Sat"]),
        ("sun", ["Sun"]),
        ("MON", ["Mon"]),
        ("1-5", ["Mon", "Tue", "Wed", "Thu", "Fri"]),
        ("5-7", ["Fri", "Sat", "Sun"]),
        ("0-1", ["Mon", "Sun"]),
        ("1,4", ["Mon", "Thu"]),
        ("*/2", ["Tue", "Thu", "Sat", "Sun"]),
        ("mon-wed", ["Mon", "Tue", "Wed"]),
    ],
)
def test_weekday_numbers_mean_what_crons_do(weekday: str, wanted: list[str]) -> None:
    assert days(f"0 3 * * {weekday}") == wanted


def test_a_day_of_the_month_or_a_weekday_will_do_where_both_are_named() -> None:
    rule = parse_cron("0 3 13 * 5")
    assert rule.falls_on(date(2026, 11, 13))
    assert rule.falls_on(date(2026, 12, 13))  # a Sunday
    assert rule.falls_on(date(2026, 11, 20))  # another Friday
    assert not rule.falls_on(date(2026, 11, 19))
    both = parse_cron("0 3 */13 * 5")  # a star: both must fit
    assert not both.falls_on(date(2026, 11, 14))


def test_fields_ranges_steps_and_names() -> None:
    rule = parse_cron("0,30 9-17/4 1 jan,7 *")
    assert rule.times == (time(9), time(9, 30), time(13), time(13, 30), time(17), time(17, 30))
    assert rule.months == {1, 7}
    assert parse_cron("5/20 * * * *").minutes == {5, 25, 45}


@pytest.mark.parametrize(
    "text",
    [
        *("", "0 3 * *", "0 3 * * * *", "60 3 * * *", "0 24 * * *", "0 3 0 * *", "0 3 * 13 *"),
        *(
            "0 3 * * 8",
            "0 3 * * mo",
            "a 3 * * *",
            "0 3 * * 5-1",
            "*/0 * * * *",
            "@weekly",
            "0 ３ * * *",
        ),
        *("0 3 * * 1,", "-1 3 * * *", "0 3 * * 1--2", "0 3 L * *"),
    ],
)
def test_what_is_no_rule_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(BadTime, match="five fields such as"):
        parse_cron(text)


def test_every_takes_weekdays_and_day() -> None:
    assert parse_every("Mon", "3:00").text == "mon at 03:00"
    assert parse_every("thu, monday", "23:59").text == "mon,thu at 23:59"
    assert parse_every("day", "00:00").weekdays == set(range(7))
    assert parse_every("mon", "03:00").weekdays == parse_cron("0 3 * * 1").weekdays


@pytest.mark.parametrize(
    ("days_", "at"),
    [("", "03:00"), ("someday", "03:00"), ("mon,mon", "03:00"), ("mon", "24:00"), ("mon", "3")],
)
def test_what_cannot_be_every_is_refused(days_: str, at: str) -> None:
    with pytest.raises(BadTime, match="write"):
        parse_every(days_, at)


@given(
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_a_rules_text_reads_as_the_rule(names: set[str], hour: int, minute: int) -> None:
    every = parse_every(",".join(sorted(names)), f"{hour}:{minute:02}")
    assert parse_rule(every.text) == every
    numbers = ",".join(str(WEEKDAYS.index(name)) for name in names)
    cron = parse_cron(f"{minute}  {hour} * * {numbers}")
    assert parse_rule(cron.text) == cron
    assert (cron.times, cron.weekdays) == (every.times, every.weekdays)
