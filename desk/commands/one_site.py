"""``site show|track|ignore|rename``: one site, its life, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table
from waybillwatch.errors import InputError

if TYPE_CHECKING:
    from storage.store import Store
    from waybillwatch.sites import SiteKey

KEY = Annotated[str, typer.Argument(metavar="KEY", help="A site's key, name or address.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    group = typer.Typer(help="One site: its life, and what is done with it.", no_args_is_help=True)
    group.command(epilog="Example: waybillwatch site show 淘单114")(show)
    group.command(epilog="Example: waybillwatch site track newshop.example")(track)
    group.command(epilog="Example: waybillwatch site ignore giftshop.example")(ignore)
    group.command(epilog="Example: waybillwatch site rename dh31.example dh31")(rename)
    app.add_typer(group, name="site")


LIFE_COLUMNS = (
    Column("sweep", "Sweep"),
    Column("standing", "Standing"),
    Column("ground", "Because"),
    Column("prices", "CNY"),
    Column("changed", "Changed"),
)


def show(
    key: KEY, as_json: JsonOption = False, as_csv: CsvOption = False, home: HomeOption = None
) -> None:
    """Show a site's life: every sweep, gaps visible, and what it says now."""
    from desk.house import opened  # noqa: PLC0415
    from desk.lives import collapsed, screen  # noqa: PLC0415
    from desk.naming import find_site  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        found = screen(house.store, find_site(house.store, key))
    if how is Form.JSON:
        table((), [found], how)
        return
    if how is Form.TABLE:
        for line in found["head"]:
            say(line)
    rows = collapsed(found["sweeps"]) if how is Form.TABLE else found["sweeps"]
    table(LIFE_COLUMNS, rows, how)
    if how is Form.TABLE:
        for line in found["now"]:
            say(line)


def _decided(
    key: str, home: HomeOption, act: Callable[[Store, SiteKey], object], said: str
) -> None:
    from desk.house import opened  # noqa: PLC0415
    from desk.naming import find_site  # noqa: PLC0415

    with opened(home) as house:
        site = find_site(house.store, key)
        act(house.store, site.key)
    say(f"{site.key} ({site.name}) {said}")


def track(key: KEY, home: HomeOption = None) -> None:
    """Track a site: every sweep visits it from now on. Your word is never overruled."""
    _decided(key, home, lambda store, found: store.track(found), "is tracked.")


def ignore(key: KEY, home: HomeOption = None) -> None:
    """Ignore a site: no sweep visits it any more; what is known of it stays."""
    _decided(key, home, lambda store, found: store.ignore(found), "is ignored.")


def rename(
    key: KEY,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    home: HomeOption = None,
) -> None:
    """Say what a site is called; the old name stays in its history."""
    if not name.strip():
        raise InputError("a name must say something")
    called = name.strip()
    _decided(key, home, lambda store, found: store.rename(found, called), f"is called {called}.")
