"""``exposure add|list``: who was named, by whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, JsonOption, form, say, table
from waybillwatch.errors import InputError
from waybillwatch.exposures import ExposureKind

if TYPE_CHECKING:
    from desk.house import House
    from waybillwatch.exposures import Exposure
    from waybillwatch.sites import SiteKey


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    group = typer.Typer(
        help="Reports that named sites: who published what, and when.", no_args_is_help=True
    )
    group.command(
        "add",
        epilog='Example: waybillwatch exposure add --publisher 晨报 --date 2012-11-08 --title "…" '
        "--link https://paper.example/1 --site dh31 --site 淘单114",
    )(add)
    group.command("list", epilog="Example: waybillwatch exposure list --json")(list_)
    app.add_typer(group, name="exposure")


def add(
    publisher: Annotated[str, typer.Option(help="Who published it.")],
    date: Annotated[str, typer.Option(help="The day it appeared, as 2012-11-08.")],
    title: Annotated[str, typer.Option(help="Its title.")],
    site: Annotated[list[str], typer.Option(help="A site it names, by name, key or address.")],
    link: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    kind: Annotated[ExposureKind, typer.Option(help="What it is.")] = ExposureKind.ARTICLE,
    home: HomeOption = None,
) -> None:
    """Record a report that named sites. A site it names by address is tracked from now on."""
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)
    from desk.times import parse_day  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    day = parse_day(date)
    address = normalise_url(link) if link else ""
    if not publisher.strip() or not title.strip():
        raise InputError("--publisher and --title must say something")
    with opened(home) as house:
        named = _named(house, site)
        made = house.store.add_exposure(
            kind=kind,
            publisher=publisher.strip(),
            day=day,
            title=title.strip(),
            link=address,
            sites=named,
        )
    say(f"Exposure {made.id}: {made.publisher}, {made.day}, naming {', '.join(made.sites)}")


def _named(house: House, texts: list[str]) -> list[SiteKey]:
    from datetime import UTC, datetime  # noqa: PLC0415

    from desk.naming import find_site  # noqa: PLC0415
    from waybillwatch.errors import UnknownName  # noqa: PLC0415
    from waybillwatch.sites import Origin, normalise_url  # noqa: PLC0415

    keys: dict[SiteKey, None] = {}
    addresses: list[str] = []
    for text in texts:
        try:
            keys[find_site(house.store, text).key] = None
        except UnknownName:
            if "://" not in text:
                raise
            addresses.append(normalise_url(text))
    for address in addresses:
        added = house.store.add_site(
            address, origin=Origin.EXPOSURE, detail="named by a report", now=datetime.now(UTC)
        )
        keys[added.key] = None
    return list(keys)


EXPOSURE_COLUMNS = (
    Column("id", "No.", right=True),
    Column("day", "Day"),
    Column("kind", "Kind"),
    Column("publisher", "Publisher"),
    Column("title", "Title"),
    Column("sites", "Sites"),
    Column("link", "Link"),
)


def list_(as_json: JsonOption = False, as_csv: CsvOption = False, home: HomeOption = None) -> None:
    """List the reports recorded."""
    from desk.house import opened  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        rows = [_row(exposure) for exposure in house.store.exposures()]
    table(EXPOSURE_COLUMNS, rows, how)


def _row(exposure: Exposure) -> dict[str, object]:
    return {
        "id": exposure.id,
        "day": exposure.day.isoformat(),
        "kind": exposure.kind,
        "publisher": exposure.publisher,
        "title": exposure.title,
        "sites": list(exposure.sites),
        "link": exposure.link,
    }
