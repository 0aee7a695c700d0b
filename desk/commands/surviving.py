"""``survival``: who is still selling."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(epilog="Example: waybillwatch survival --exposure 1")(survival)


LIFE_COLUMNS = (
    Column("exposure", "Exposure", right=True),
    Column("name", "Site"),
    Column("site", "Key"),
    Column("counted", "Selling then"),
    Column("last_selling", "Last seen selling"),
    Column("first_missed", "First missed"),
    Column("missed_as", "As"),
    Column("returns", "Away and back"),
)


def survival(
    exposure: Annotated[
        int | None, typer.Option(help="One report by its number (default: all).")
    ] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Say who is still selling after a report: N of M, and between which sweeps each end lies."""
    from desk.house import opened  # noqa: PLC0415
    from desk.survival import count_rows, life_rows, results  # noqa: PLC0415
    from waybillwatch.headline import headline  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        found = results(house.store, exposure)
    if not found:
        say("No exposure is recorded: waybillwatch exposure add")
        return
    lives = [row for one in found for row in life_rows(one)]
    if how is not Form.TABLE:
        counts = [row for one in found for row in count_rows(one)]
        table(LIFE_COLUMNS, lives if how is Form.CSV else [{"lives": lives, "counts": counts}], how)
        return
    for one in found:
        say(
            f"{one.exposure.id}. {one.exposure.publisher}, {one.exposure.day}: {one.exposure.title}"
        )
        for row in count_rows(one):
            unknown = f", {row['not_known']} not known" if row["not_known"] else ""
            say(f"   {row['days']} days later: {row['n']} of {row['m']} seen selling{unknown}")
        table(LIFE_COLUMNS, life_rows(one), how)
        say(headline(one.survival, one.names))
