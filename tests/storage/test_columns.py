from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.columns import DigestText, Money, UtcTime
from storage.text_columns import JsonTuple, Said, Word, WordTuple
from waybillwatch.captures import Digest
from waybillwatch.pii import PiiField
from waybillwatch.sweeps import Standing

DIALECT = sqlite.dialect()


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_money_comes_back_exact(amount: Decimal) -> None:
    stored = Money().process_bind_param(amount, DIALECT)
    assert isinstance(stored, int)
    back = Money().process_result_value(stored, DIALECT)
    assert back == amount
    assert "E" not in str(back)


@pytest.mark.parametrize(
    ("amount", "units", "shown"),
    [("0.875", 8750, "0.875"), ("2.70", 27000, "2.7"), ("1E+2", 1000000, "100"), ("0", 0, "0")],
)
def test_money_is_whole_units_of_a_hundredth_of_a_fen(amount: str, units: int, shown: str) -> None:
    assert Money().process_bind_param(Decimal(amount), DIALECT) == units
    assert str(Money().process_result_value(units, DIALECT)) == shown


@pytest.mark.parametrize("amount", ["0.00001", "0.12345", "NaN", "Infinity"])
def test_money_that_would_be_rounded_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=r"finer|no amount"):
        Money().process_bind_param(Decimal(amount), DIALECT)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-12 * 60, 14 * 60))
def test_times_come_back_in_utc_and_sort_as_text(at: datetime, minutes: int) -> None:
    if not datetime(2, 1, 1, tzinfo=UTC) < at < datetime(9998, 1, 1, tzinfo=UTC):
        return
    elsewhere = at.astimezone(timezone(timedelta(minutes=minutes)))
    stored = UtcTime().process_bind_param(elsewhere, DIALECT)
    back = UtcTime().process_result_value(stored, DIALECT)
    assert back == at
    assert back is not None
    assert back.tzinfo is UTC
    later = UtcTime().process_bind_param(at + timedelta(microseconds=1), DIALECT)
    assert stored is not None
    assert later is not None
    assert stored < later


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        UtcTime().process_bind_param(datetime(2012, 11, 5), DIALECT)  # noqa: DTZ001  (the case)


def test_words_come_back_as_members_and_others_are_refused() -> None:
    column = Word(Standing)
    assert column.process_bind_param(Standing.SOFT_404, DIALECT) == "soft_404"
    assert column.process_result_value("soft_404", DIALECT) is Standing.SOFT_404
    with pytest.raises(ValueError, match="sold"):
        column.process_bind_param("sold", DIALECT)


@pytest.mark.parametrize("value", [None, (), (PiiField.SENDER_NAME, PiiField.RECIPIENT_PHONE)])
def test_none_and_the_empty_tuple_stay_apart(value: tuple[PiiField, ...] | None) -> None:
    column = WordTuple(PiiField)
    assert column.process_result_value(column.process_bind_param(value, DIALECT), DIALECT) == value


def test_nested_tuples_come_back_as_tuples() -> None:
    ranges = ((0, 4), (7, 9))
    stored = JsonTuple().process_bind_param(ranges, DIALECT)
    assert JsonTuple().process_result_value(stored, DIALECT) == ranges


def test_digests_come_back() -> None:
    digest = Digest.of(b"page")
    stored = DigestText().process_bind_param(digest, DIALECT)
    assert DigestText().process_result_value(stored, DIALECT) == digest


@given(st.text(st.characters(codec=None)))
def test_whatever_a_page_says_can_be_stored(text: str) -> None:
    stored = Said().process_bind_param(text, DIALECT)
    assert stored is not None
    assert len(stored) == len(text)
    assert "\x00" not in stored
    stored.encode("utf-8")
