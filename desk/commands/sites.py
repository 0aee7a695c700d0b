"""``sites`` and ``site show|track|ignore|rename``: which sites are known and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table
from waybillwatch.errors import InputError, UnknownName
from waybillwatch.sites import SiteStatus
from waybillwatch.sweeps import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.store import Store
    from waybillwatch.sites import SiteKey

KEY = Annotated[str, typer.Argument(metavar="KEY", help="A site's key, name or address.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(
        epilog="Examples: waybillwatch sites    waybillwatch sites --standing selling --csv    "
        "waybillwatch sites --candidates"
    )(sites)
    group = typer.Typer(help="One site: its life, and what is done with it.", no_args_is_help=True)
    group.command(epilog="Example: waybillwatch site show 淘单114")(show)
    group.command(epilog="Example: waybillwatch site track newshop.example")(track)
    group.command(epilog="Example: waybillwatch site ignore giftshop.example")(ignore)
    group.command(epilog="Example: waybillwatch site rename dh31.example dh31")(rename)
    app.add_typer(group, name="site")


SITE_COLUMNS = (
    Column("name", "Site"),
    Column("site", "Key", file_only=True),
    Column("found_by", "Found by"),
    Column("standing", "Standing"),
    Column("seen", "Last visit", file_only=True),
    Column("prices", "CNY"),
    Column("claims", "Says of its numbers"),
    Column("contradiction", "Contradiction"),
    Column("after_exposure", "After exposure"),
)
CANDIDATE_COLUMNS = (
    Column("name", "Site"),
    Column("site", "Key"),
    Column("found_by", "Found by"),
    Column("standing", "Standing"),
    Column("kind", "Looks like"),
    Column("reasons", "Because"),
)


def _standing(text: str) -> Standing | None:
    if not text:
        return None
    try:
        return Standing(text.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        raise UnknownName(f"{text!r} is no standing: one of {', '.join(Standing)}") from error


def sites(
    standing: Annotated[str, typer.Option(help="Only those that stand so: selling, closed …")] = "",
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Those that wait for track or ignore.")
    ] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """List the sites that are tracked: how they stand, what they ask, what they say."""
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)
    from desk.overview import rows  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    wanted = _standing(standing)
    status = SiteStatus.CANDIDATE if candidates else SiteStatus.TRACKED
    with opened(home) as house:
        found = [
            row for row in rows(house.store, status) if wanted is None or row["standing"] == wanted
        ]
    table(CANDIDATE_COLUMNS if candidates else SITE_COLUMNS, found, how)
    if not found and how is Form.TABLE:
        say("None." if candidates or wanted else "No site is tracked yet: waybillwatch sweep")


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
    from desk.lives import screen  # noqa: PLC0415
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
    table(LIFE_COLUMNS, found["sweeps"], how)
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
