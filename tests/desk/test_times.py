from datetime import UTC, date, datetime

import pytest

from desk.times import parse_day, parse_time, shown, sweep_key
from waybillwatch.errors import BadTime


def test_a_time_without_an_offset_is_shanghais() -> None:
    assert parse_time("2012-11-05T03:00") == datetime(2012, 11, 4, 19, tzinfo=UTC)
    assert parse_time("2012-11-05") == datetime(2012, 11, 4, 16, tzinfo=UTC)
    assert parse_time("2012-11-05T03:00+00:00") == datetime(2012, 11, 5, 3, tzinfo=UTC)
    assert sweep_key(parse_time("2012-11-05T03:00+08:00")) == "2012-11-04T19:00Z"
    assert shown(parse_time("2012-11-05T03:00")) == "2012-11-05 03:00"


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(BadTime, match="2012-11-05T03:00"):
        parse_time("monday")
    with pytest.raises(BadTime, match="2012-11-08"):
        parse_day("8.11.2012")
    assert parse_day("2012-11-08") == date(2012, 11, 8)
