"""``serve``: the schedules kept, in the foreground."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import note


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(epilog="Example: waybillwatch serve --home ~/watch")(serve)


def serve(
    look: Annotated[
        float, typer.Option(hidden=True, help="Seconds between two looks at what is due.")
    ] = 15.0,
    home: HomeOption = None,
) -> None:
    """Keep the schedules: begin each sweep when it is due, until Ctrl-C.

    As many as you like may run on one home: each period is swept once.
    """
    import asyncio  # noqa: PLC0415  (--help stays quick)

    from desk.house import opened  # noqa: PLC0415
    from desk.scheduler import Scheduler  # noqa: PLC0415

    async def go() -> None:
        await Scheduler(house, _log, look=look).serve()

    with opened(home) as house:
        _log(f"serving {house.config.home}; {_known(len(house.store.schedules()))}")
        asyncio.run(go())
        _log("stopped")


def _known(many: int) -> str:
    if many:
        return "1 schedule" if many == 1 else f"{many} schedules"
    return "no schedule yet: waybillwatch schedule add"


def _log(text: str) -> None:
    from desk.times import shown_second  # noqa: PLC0415

    note(f"{shown_second(datetime.now(UTC))} {text}")
