"""``reread``, ``backup``, ``restore``: look after what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import note, say


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(epilog="Example: waybillwatch reread")(reread)
    app.command(epilog="Example: waybillwatch backup watch-2026-11.tar")(backup)
    app.command(epilog="Example: waybillwatch restore watch-2026-11.tar --home ~/watch2")(restore)


def reread(home: HomeOption = None) -> None:
    """Read the whole archive anew into the tables; exposures and decisions stay as they are."""
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)
    from desk.rereading import reader  # noqa: PLC0415
    from storage.reread import reread as read_again  # noqa: PLC0415

    with opened(home) as house:
        read = reader(house.vault.tokens, note)
        count = read_again(house.store, house.archive, read)
    say(f"{count} visits read anew.")


def backup(
    target: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
    with_keys: Annotated[
        bool,
        typer.Option("--with-keys", help="Put the keys in too: who has the file can open all."),
    ] = False,
    home: HomeOption = None,
) -> None:
    """Copy the home into one file: tables, sealed archive and settings, without the keys."""
    from desk.house import config_of, opened  # noqa: PLC0415
    from storage.backup import backup as write  # noqa: PLC0415

    with opened(home):
        pass
    config = config_of(home)
    report = write(config.home, target.absolute(), with_keys=with_keys, database=config.database)
    say(f"{target}: {report.files} files, {report.bytes} bytes.")
    if not with_keys:
        say(f"The keys are not in it: keep a copy of {config.vault} somewhere else.")


def restore(
    source: Annotated[Path, typer.Argument(help="A file that backup wrote.")],
    home: HomeOption = None,
) -> None:
    """Bring a backup back into an empty home."""
    from desk.house import config_of  # noqa: PLC0415
    from storage.backup import restore as read  # noqa: PLC0415

    config = config_of(home)
    report = read(source.absolute(), config.home)
    say(f"{config.home}: {report.files} files brought back.")
    if not config.vault.exists():
        say(f"Now copy the keys into {config.vault}: without them the archive stays closed.")
