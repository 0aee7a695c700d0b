"""How the language's values lie in columns, on SQLite and PostgreSQL alike.

SQLite silently keeps Numeric as REAL and drops time zones, so money is an integer, a time is
text in UTC, and both come back as what they were.
"""

# ruff: noqa: ARG002  (every decorator has SQLAlchemy's signature, the dialect used or not)
from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from waybillwatch.captures import Digest

MONEY_SCALE = 4
"""Digits after the point that are kept: units of 0.0001 CNY (0.875 occurs, finer does not)."""


class Money(TypeDecorator[Decimal]):
    """CNY, exact: an integer of 0.0001 CNY <-> Decimal. Raises ValueError on finer amounts."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Decimal to integer."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"{value} is no amount of money")
        # scaleb would round at the context's 28 digits; integers do not
        sign, digits, exponent = value.as_tuple()
        shift = int(exponent) + MONEY_SCALE
        units = int("".join(map(str, digits)))
        if shift < 0:
            units, rest = divmod(units, 10**-shift)
            if rest:
                raise ValueError(f"{value} CNY is finer than 0.0001 CNY and would be rounded")
        else:
            units *= 10**shift
        return -int(units) if sign else int(units)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Integer to Decimal, without trailing zeros and without an exponent."""
        if value is None:
            return None
        whole, part = divmod(abs(value), 10**MONEY_SCALE)
        text = f"{whole}.{part:0{MONEY_SCALE}d}".rstrip("0").rstrip(".")
        return Decimal(text if value >= 0 else f"-{text}")


def stored_time(value: datetime) -> str:
    """An aware time as it lies in the tables. Raises ValueError on a naive one."""
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone: only aware times are stored")
    return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


class UtcTime(TypeDecorator[datetime]):
    """An aware time <-> ``2012-11-05T03:00:00.000000Z``: sorts as text as it does in time."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Aware datetime to text. Raises ValueError on a naive one."""
        return None if value is None else stored_time(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Text to datetime in UTC."""
        return None if value is None else datetime.fromisoformat(value).astimezone(UTC)


class DigestText(TypeDecorator[Digest]):
    """A Digest <-> ``sha256:<hex>``."""

    impl = String(96)
    cache_ok = True

    def process_bind_param(self, value: Digest | None, dialect: Dialect) -> str | None:
        """Digest to text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Digest | None:
        """Text to Digest."""
        return None if value is None else Digest.parse(value)
