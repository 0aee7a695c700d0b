"""``survival``: who is still selling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, say, table
from waybillwatch.strata import Trait

if TYPE_CHECKING:
    from desk.curves import Curve
    from desk.survival import Result


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        epilog="Examples: waybillwatch survival    waybillwatch survival --exposure 1    "
        "waybillwatch survival --by era"
    )(survival)


LIFE_COLUMNS = (
    Column("exposure", "Exposure", file_only=True),
    Column("name", "Site"),
    Column("site", "Key"),
    Column("counted", "Selling then"),
    Column("last_selling", "Last seen selling"),
    Column("first_missed", "First missed"),
    Column("missed_as", "As"),
    Column("confirmed", "Confirmed"),
    Column("returns", "Away and back"),
)
STRATUM_COLUMNS = (
    Column("trait", "Trait", file_only=True),
    Column("value", "Sites"),
    Column("sites", "How many", right=True),
    Column("exits", "Exits", right=True),
    Column("in_words", "Estimated still selling"),
)


def survival(
    exposure: Annotated[
        int | None,
        typer.Option(help="One report by its number (default: all), with a control group."),
    ] = None,
    by: Annotated[
        Trait | None, typer.Option(help="Tell the sites apart by what is known of them.")
    ] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Say who is still selling after a report: N of M, and between which sweeps each end lies."""
    from desk.curves import curves  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from desk.strata import stratum_rows  # noqa: PLC0415
    from desk.survival import results  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        found = results(house.store, exposure)
        drawn = curves(house.store, exposure, contrast=exposure is not None and by is None)
        apart = stratum_rows(house.store, drawn, by) if by else []
    if not found:
        say("No exposure is recorded: waybillwatch exposure add" if how is Form.TABLE else "[]")
    elif by:
        table(STRATUM_COLUMNS, apart, how)
    elif how is Form.TABLE:
        _tell(found, drawn)
    else:
        _file(found, drawn, how)


def _file(found: Sequence[Result], drawn: Sequence[Curve], how: Form) -> None:
    from desk.curves import curve_row  # noqa: PLC0415
    from desk.survival import count_rows, life_rows  # noqa: PLC0415
    from waybillwatch.headline import caveat, headline  # noqa: PLC0415

    lives = [row for one in found for row in life_rows(one)]
    if how is Form.CSV:
        table(LIFE_COLUMNS, lives, how)
        return
    said = [
        {
            "exposure": one.exposure.id,
            "headline": headline(one.survival, one.names),
            "caveat": caveat(one.survival),
        }
        for one in found
    ]
    row = {
        "lives": lives,
        "counts": [row for one in found for row in count_rows(one)],
        "estimates": [curve_row(curve) for curve in drawn],
        "sentences": said,
    }
    table((), [row], how)


def _tell(found: Sequence[Result], drawn: Sequence[Curve]) -> None:
    from desk.survival import life_rows  # noqa: PLC0415
    from desk.survivalwords import told_lines  # noqa: PLC0415
    from waybillwatch.headline import CAVEAT, headline, particulars  # noqa: PLC0415

    for one, curve in zip(found, drawn, strict=True):
        for line in told_lines(one, curve):
            say(line)
        table(LIFE_COLUMNS, life_rows(one), Form.TABLE)
        say(" ".join([headline(one.survival, one.names), *particulars(one.survival)]))
        say()
    say(CAVEAT)
