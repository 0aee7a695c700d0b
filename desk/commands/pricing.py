"""``prices`` and ``premium``: what is asked for, and what personal data adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table
from waybillwatch.priceindex import By

if TYPE_CHECKING:
    from datetime import datetime

    from waybillwatch.sites import SiteKey
    from waybillwatch.sweeps import Observation


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(epilog="Examples: waybillwatch prices    waybillwatch prices --by courier --json")(
        prices
    )
    app.command(
        epilog="Examples: waybillwatch premium    waybillwatch premium --by week    "
        "waybillwatch premium --site 淘单114 --json"
    )(premium)


BY = Annotated[By | None, typer.Option(help="One median a week, or one a courier (default: both).")]
SITE = Annotated[
    list[str] | None, typer.Option(help="Only this site, by name, key or address; repeatable.")
]
SINCE = Annotated[str, typer.Option(help="Only sweeps at or after this day.")]

_FIGURES = (
    Column("median", "Median CNY", right=True),
    Column("least", "Least", right=True),
    Column("most", "Most", right=True),
    Column("sites", "Sites", right=True),
)
_WEEK = Column("week", "Week from")
_COURIER = Column("courier", "Courier")


def prices(
    by: BY = None,
    site: SITE = None,
    since: SINCE = "",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Tell what is asked for one piece: medians by week, courier and service.

    A site speaks once, with the median of its own tiers; a week is China's, from Monday.
    """
    from desk.pricing import price_rows  # noqa: PLC0415  (--help stays quick)

    rows = price_rows(_observed(site, since, home), by)
    columns = (*_keys(by), Column("service", "Service"), *_FIGURES, Column("tiers", "Tiers"))
    _show(columns, rows, form(as_json=as_json, as_csv=as_csv), "No price was seen.")


def premium(
    by: BY = None,
    site: SITE = None,
    since: SINCE = "",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Tell what personal data costs: two tiers alike but for the data that comes with them.

    Medians by week, courier and what is added; a site speaks once, a week is China's.
    """
    from desk.pricing import premium_rows  # noqa: PLC0415  (--help stays quick)

    rows = premium_rows(_observed(site, since, home), by)
    columns = (*_keys(by), Column("fields", "Adding"), *_FIGURES, Column("tiers", "Pairs"))
    none = "No two tiers that differ by personal data alone were seen."
    _show(columns, rows, form(as_json=as_json, as_csv=as_csv), none)


def _keys(by: By | None) -> tuple[Column, ...]:
    return {By.WEEK: (_WEEK,), By.COURIER: (_COURIER,), None: (_WEEK, _COURIER)}[by]


def _show(
    columns: Sequence[Column], rows: Sequence[dict[str, object]], how: Form, none: str
) -> None:
    table(columns, rows, how)
    if not rows and how is Form.TABLE:
        say(none)


def _observed(site: list[str] | None, since: str, home: HomeOption) -> list[Observation]:
    from desk.house import opened  # noqa: PLC0415
    from desk.naming import find_site  # noqa: PLC0415
    from desk.pricing import observed  # noqa: PLC0415
    from desk.times import parse_time  # noqa: PLC0415

    first: datetime | None = parse_time(since) if since else None
    with opened(home) as house:
        keys: list[SiteKey] | None = None
        if site:
            keys = [find_site(house.store, one).key for one in site]
        return observed(house.store, keys, first)
