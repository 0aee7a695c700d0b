"""``history``: what was seen of a listing, a price, a claim, a site."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table

COLUMNS = (
    Column("name", "Site"),
    Column("first", "First seen"),
    Column("last", "Last seen"),
    Column("sweeps", "Sweeps", right=True),
    Column("url", "Page"),
    Column("quote", "Words"),
)


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        epilog="Examples: waybillwatch history 地址    "
        "waybillwatch history 淘单114 --since 2012-11-08"
    )(history)


def history(
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT|KEY", help="Words on a page (two signs do), or a site."),
    ],
    since: Annotated[str, typer.Option(help="Only what was seen at or after this day.")] = "",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Tell when words, or the listings of a site, were seen; 繁 and 简 find each other."""
    from desk.history import spans  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from desk.times import parse_time  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    after = parse_time(since) if since else None
    with opened(home) as house:
        found = spans(house.store, text, after)
    table(COLUMNS, found, how)
    if not found and how is Form.TABLE:
        say(f"Nothing seen holds {text!r}.")
