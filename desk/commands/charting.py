"""``chart``: survival, prices, premium and standings as pictures for print, with their data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import say

if TYPE_CHECKING:
    from desk.chartfiles import Chart
    from storage.store import Store

OUTPUT = Annotated[
    Path,
    typer.Option("--output", "-o", help="The file to write, .svg or .png; its data lie beside it."),
]
SINCE = Annotated[str, typer.Option(help="Only sweeps at or after this day.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    group = typer.Typer(
        help="Charts for print, as SVG or PNG, each with its data as CSV beside it.",
        no_args_is_help=True,
    )
    group.command(
        epilog="Examples: waybillwatch chart survival --exposure 1 -o survival.svg    "
        "waybillwatch chart survival --exposure 1 --control -o survival.png"
    )(survival)
    group.command(
        epilog="Examples: waybillwatch chart price 淘单114 -o price.svg    "
        "waybillwatch chart price 空包网 --courier 圆通 -o price.png"
    )(price)
    group.command(
        epilog="Examples: waybillwatch chart premium -o premium.svg    "
        "waybillwatch chart premium --site 淘单114 --since 2012-11-01 -o premium.png"
    )(premium)
    group.command(
        epilog="Examples: waybillwatch chart calendar -o calendar.svg    "
        "waybillwatch chart calendar --exposure 1 -o calendar.png"
    )(calendar)
    app.add_typer(group, name="chart")


def survival(
    output: OUTPUT,
    exposure: Annotated[
        int | None, typer.Option(help="The report, by its number; not needed where there is one.")
    ] = None,
    control: Annotated[
        bool, typer.Option("--control", help="Beside it the sites that no report ever named.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Draw the share still selling after a report, with its interval and the figures behind it."""

    def made(store: Store) -> Chart:
        from desk.charting.survivals import survival_chart  # noqa: PLC0415  (--help stays quick)

        return survival_chart(store, exposure, control=control)

    _write(output, home, made)


def price(
    site: Annotated[str, typer.Argument(metavar="SITE", help="A site's name, key or address.")],
    output: OUTPUT,
    courier: Annotated[str, typer.Option(help="Only this courier's prices.")] = "",
    since: SINCE = "",
    home: HomeOption = None,
) -> None:
    """Draw what a site asks over time: a line a tier, broken where no price was seen."""

    def made(store: Store) -> Chart:
        from desk.charting.asked import Wanted  # noqa: PLC0415
        from desk.charting.money import price_chart  # noqa: PLC0415
        from desk.times import parse_time  # noqa: PLC0415

        start = parse_time(since) if since else None
        return price_chart(store, Wanted((site,), start, courier))

    _write(output, home, made)


def premium(
    output: OUTPUT,
    site: Annotated[
        list[str] | None, typer.Option(help="Only this site, by name, key or address; repeatable.")
    ] = None,
    since: SINCE = "",
    home: HomeOption = None,
) -> None:
    """Draw what an address, a name or a phone adds to the price of a number, week by week."""

    def made(store: Store) -> Chart:
        from desk.charting.asked import Wanted  # noqa: PLC0415
        from desk.charting.money import premium_chart  # noqa: PLC0415
        from desk.times import parse_time  # noqa: PLC0415

        start = parse_time(since) if since else None
        return premium_chart(store, Wanted(tuple(site or ()), start))

    _write(output, home, made)


def calendar(
    output: OUTPUT,
    site: Annotated[
        list[str] | None, typer.Option(help="Only this site, by name, key or address; repeatable.")
    ] = None,
    exposure: Annotated[
        int | None, typer.Option(help="Only the sites this report named, by its number.")
    ] = None,
    since: SINCE = "",
    home: HomeOption = None,
) -> None:
    """Draw how sites stood: a row a site, a column a week, gaps where nobody looked."""

    def made(store: Store) -> Chart:
        from desk.charting.asked import Wanted  # noqa: PLC0415
        from desk.charting.calendars import calendar_chart  # noqa: PLC0415
        from desk.times import parse_time  # noqa: PLC0415

        start = parse_time(since) if since else None
        return calendar_chart(store, Wanted(tuple(site or ()), start, exposure=exposure))

    _write(output, home, made)


def _write(output: Path, home: HomeOption, made: Callable[[Store], Chart]) -> None:
    from desk.chartfiles import checked, data_file, write  # noqa: PLC0415
    from desk.house import opened  # noqa: PLC0415

    checked(output)
    with opened(home) as house:
        write(made(house.store), output)
    say(f"{output}, its data in {data_file(output)}")
