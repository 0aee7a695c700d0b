from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.setting import Wish, schedule_of, when
from waybillwatch.errors import InputError
from waybillwatch.periods import next_after
from waybillwatch.sweeps import SweepKind

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday
WISH = Wish("weekly", "", "", "", "Asia/Shanghai", "", None, "", probe=False)


def first(wish: Wish) -> str:
    made = schedule_of(wish, NOW)
    coming = next_after(made, NOW)
    assert coming is not None
    return f"{coming.start.astimezone(made.zone):%a %d %H:%M}"


def test_what_a_person_types_is_what_comes_round() -> None:
    assert first(replace(WISH, every="mon", at="03:00")) == "Mon 30 03:00"
    assert first(replace(WISH, every="mon")) == "Mon 30 03:00"
    assert first(replace(WISH, every="mon,thu", at="3:30")) == "Thu 26 03:30"
    assert first(replace(WISH, every="day", at="12:00", quiet="09-23")) == "Tue 24 23:00"


@pytest.mark.parametrize(
    ("weekday", "wanted"), [("0", "Sun 29"), ("7", "Sun 29"), ("1", "Mon 30"), ("2", "Tue 01")]
)
def test_cron_numbers_are_crons(weekday: str, wanted: str) -> None:
    # APScheduler's own would make Tuesday of 1.
    assert first(replace(WISH, cron=f"0 3 * * {weekday}")) == f"{wanted} 03:00"


def test_the_rest_is_kept_too() -> None:
    made = schedule_of(replace(WISH, every="mon", queries="单号,空包、代发 面单", budget=7), NOW)
    assert (made.queries, made.pages, made.since) == (("单号", "空包", "代发", "面单"), 7, NOW)
    assert schedule_of(replace(WISH, every="day", probe=True), NOW).kind is SweepKind.PROBE
    assert when(made) == "every mon at 03:00 Asia/Shanghai"
    assert when(schedule_of(replace(WISH, cron="0 3 * * 1"), NOW)) == (
        "by cron 0 3 * * 1 Asia/Shanghai"
    )


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (WISH, "say when"),
        (replace(WISH, every="mon", cron="0 3 * * 1"), "say when"),
        (replace(WISH, cron="0 3 * * 1", at="03:00"), "leave --at away"),
        (replace(WISH, cron="0 3 30 2 *"), "never comes"),
        (replace(WISH, every="mon", name="two words"), "no name"),
        (replace(WISH, every="mon", name="-x"), "no name"),
        (replace(WISH, every="mon", tz="Asia/Shangai"), "the nearest is Asia/Shanghai"),
        (replace(WISH, every="mon", tz=""), "no time zone"),
        (replace(WISH, every="mon", probe=True, queries="单号"), "leave --queries"),
        (replace(WISH, every="mon", probe=True, budget=3), "leave --queries"),
        (replace(WISH, every="mon", quiet="09"), "09-23"),
    ],
)
def test_wrong_wishes_are_told_what_would_be_right(wish: Wish, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        schedule_of(wish, NOW)
