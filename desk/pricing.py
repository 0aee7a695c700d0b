"""Prices, and what personal data adds to them, as rows: exact decimals of CNY."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.history import site_looks
from waybillwatch.priceindex import By, Middle, premium_index, price_index
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation
from waybillwatch.tierkeys import plain

if TYPE_CHECKING:
    from storage.store import Store

Row = dict[str, object]
_NONE = ""


def observed(
    store: Store, keys: Sequence[SiteKey] | None, since: datetime | None
) -> list[Observation]:
    """What the sweeps saw of some sites (all, where none is named) at or after a moment."""
    with store.reading() as connection:
        looks = site_looks(connection, keys, since=since)
    return [look.observation for seen in looks.values() for look in seen]


def price_rows(seen: Iterable[Observation], by: By | None) -> list[Row]:
    """The price index as rows."""
    found = price_index(seen, by=by)
    return sorted(
        (
            _keyed(one.week, one.courier) | {"service": one.service or _NONE} | _figures(middle)
            for one, middle in found.items()
        ),
        key=lambda row: (str(row["week"]), str(row["courier"]), str(row["service"])),
    )


def premium_rows(seen: Iterable[Observation], by: By | None) -> list[Row]:
    """The price of personal data as rows."""
    found = premium_index(seen, by=by)
    return sorted(
        (
            _keyed(one.week, one.courier)
            | {"fields": [field.removeprefix("recipient_") for field in one.fields]}
            | _figures(middle)
            for one, middle in found.items()
        ),
        key=lambda row: (str(row["week"]), str(row["courier"]), str(row["fields"])),
    )


def _keyed(week: date | None, courier: str | None) -> Row:
    return {"week": week.isoformat() if week else _NONE, "courier": courier or _NONE}


def _figures(middle: Middle) -> Row:
    return {
        "median": plain(middle.median),
        "least": plain(middle.least),
        "most": plain(middle.most),
        "sites": middle.sites,
        "tiers": middle.tiers,
    }
