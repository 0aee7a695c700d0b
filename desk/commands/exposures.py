"""``exposure add|list|show|import``: who was named, by whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption, importing, showing
from desk.show import Column, CsvOption, JsonOption, form, say, table
from waybillwatch.errors import InputError
from waybillwatch.exposures import ExposureKind

if TYPE_CHECKING:
    from waybillwatch.exposures import Exposure


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
    group.command("show", epilog="Example: waybillwatch exposure show 1")(showing.show)
    group.command("import", epilog=importing.EXAMPLE)(importing.import_)
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
    from desk.named import add_new, said_sites  # noqa: PLC0415
    from desk.times import parse_day  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    day = parse_day(date)
    address = normalise_url(link) if link else ""
    if not publisher.strip() or not title.strip():
        raise InputError("--publisher and --title must say something")
    with opened(home) as house:
        said = said_sites(house.store, site)
        add_new(house.store, said)
        made = house.store.add_exposure(
            kind=kind,
            publisher=publisher.strip(),
            day=day,
            title=title.strip(),
            link=address,
            sites=said.keys,
        )
    say(f"Exposure {made.id}: {made.publisher}, {made.day}, naming {', '.join(made.sites)}")


EXPOSURE_COLUMNS = (
    Column("id", "No.", right=True),
    Column("day", "Day"),
    Column("day_basis", "By", file_only=True),
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
        "day_basis": exposure.basis,
        "sites": list(exposure.sites),
        "link": exposure.link,
    }
