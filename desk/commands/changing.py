"""``changes``: what changed on sites from one sweep to the next."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, note, say, table
from waybillwatch.sides import ChangeKind


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        epilog="Examples: waybillwatch changes    waybillwatch changes --since 2012-11-08 "
        "--site dh31    waybillwatch changes --kind price_up --kind price_down --csv"
    )(changes)


COLUMNS = (
    Column("between", "Between"),
    Column("name", "Site"),
    Column("site", "Key", file_only=True),
    Column("kind", "Change"),
    Column("what", "Of what"),
    Column("since", "Last seen as it was", file_only=True),
    Column("at", "First seen otherwise", file_only=True),
    Column("before", "Before", file_only=True),
    Column("before_quote", "Its words", file_only=True),
    Column("after", "After", file_only=True),
    Column("after_quote", "Its words", file_only=True),
)
SIDES = (Column("was", "Before"), Column("is", "After"))
"""Value and words in one, for a screen."""


def changes(
    since: Annotated[
        str, typer.Option(help="Only from this day on (default: 90 days before the last sweep).")
    ] = "",
    until: Annotated[str, typer.Option(help="Only before this day.")] = "",
    site: Annotated[
        list[str] | None, typer.Option(help="Only this site, by name, key or address; repeatable.")
    ] = None,
    kind: Annotated[
        list[ChangeKind] | None, typer.Option(help="Only changes of this kind; repeatable.")
    ] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Tell what changed: prices, tiers, claims, disclaimers, contacts, addresses, standings.

    Each lies between two sweeps and stands with its words before and after. Changes of
    template are not told: no fingerprint is taken of pages yet.
    """
    from desk.changing import Asked, change_rows, found_changes, recent  # noqa: PLC0415
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)
    from desk.naming import find_site  # noqa: PLC0415
    from desk.times import parse_time, shown_day  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    first = parse_time(since) if since else None
    last = parse_time(until) if until else None
    with opened(home) as house:
        keys = tuple(find_site(house.store, one).key for one in site) if site else None
        # One site's whole life is short enough to be told.
        start = first or (None if site else recent(house.store))
        asked = Asked(start, last, keys, frozenset(kind or ChangeKind))
        rows = change_rows(house.store, found_changes(house.store, asked))
    if how is not Form.TABLE:
        table(COLUMNS, [_for_file(row) for row in rows] if how is Form.JSON else rows, how)
        return
    table([*(column for column in COLUMNS if not column.file_only), *SIDES], rows, how)
    if not rows:
        say("Nothing changed" + (f" since {shown_day(start)}." if start else "."))
    elif start is not None and first is None:
        note(f"waybillwatch: changes since {shown_day(start)}; --since tells earlier ones")


def _for_file(row: dict[str, object]) -> dict[str, object]:
    return {column.key: row.get(column.key) for column in COLUMNS}
