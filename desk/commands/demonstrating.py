"""``demo``: the invented web, lived through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(epilog="Example: waybillwatch demo --home /tmp/demo")(demo)


def demo(
    home: Annotated[
        Path | None,
        typer.Option("--home", help="Where its database goes (default: ./waybillwatch-demo)."),
    ] = None,
    street: Annotated[
        bool, typer.Option("--street", help="Only the street's six weeks, without a browser.")
    ] = False,
) -> None:
    """Live through the fixture web's weeks on this machine and print what was found."""
    from desk.demo import live  # noqa: PLC0415

    live((home or Path("waybillwatch-demo")).absolute(), street=street)
