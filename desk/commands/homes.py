"""``init`` and ``doctor``: make a home for the data; say what works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, JsonOption, form, note, say, table

if TYPE_CHECKING:
    from desk.config import Config


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(epilog="Example: waybillwatch init --home ~/watch")(init)
    app.command(epilog="Example: waybillwatch doctor")(doctor)


def init(home: HomeOption = None) -> None:
    """Make a home: a configuration to edit, the vault's keys, an empty database."""
    from desk.config import find_home, load  # noqa: PLC0415  (--help stays quick)
    from desk.keys import TEMPLATE  # noqa: PLC0415
    from storage.store import Store  # noqa: PLC0415
    from storage.vault import Vault  # noqa: PLC0415

    place = find_home(home)
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "watch.toml").exists():
        (place / "watch.toml").write_text(TEMPLATE, encoding="utf-8")
    config = load(place)
    if config.vault.exists():
        Vault.open(config.vault)
        say(f"{place} is a home already; its keys in {config.vault} are whole.")
    else:
        Vault.create(config.vault)
        say(f"Made a home in {place}")
    Store.open(config.database, backups=config.backups).close()
    say(f"  settings   {config.file}")
    say(f"  keys       {config.vault} (readable by you alone)")
    say(f"  database   {config.shown_database}")
    say(f"  archive    {config.archive}")
    say()
    say("The archive is sealed to the keys. Copy them to a safe place now (waybillwatch backup")
    say("leaves them out): without them nobody, you included, can ever open what was captured.")
    say("Whoever has them can read every victim's data in it.")


def doctor(home: HomeOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Say what works here and what does not, with the next step.

    Exit code 1 if something is missing.
    """
    from desk.doctor import examine  # noqa: PLC0415
    from desk.house import config_of  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    config: Config = config_of(home)
    findings = examine(config)
    columns = (
        Column("what", "What"),
        Column("state", "State"),
        Column("detail", "Detail"),
        Column("next", "Next step"),
    )
    table(
        columns, [finding.row for finding in findings], how, title=f"waybillwatch in {config.home}"
    )
    if any(finding.state == "missing" for finding in findings):
        note("waybillwatch: something is missing: the next steps stand in the table")
        raise typer.Exit(1)
