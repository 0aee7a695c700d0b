"""``sites``: which sites are known and how they stand."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, note, say, table
from waybillwatch.errors import UnknownName
from waybillwatch.sites import SiteStatus
from waybillwatch.sweeps import Standing


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(
        epilog="Examples: waybillwatch sites    waybillwatch sites --standing selling --csv    "
        "waybillwatch sites --candidates"
    )(sites)


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
    from desk.yielding import fallen  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    wanted = _standing(standing)
    status = SiteStatus.CANDIDATE if candidates else SiteStatus.TRACKED
    with opened(home) as house:
        found = [
            row for row in rows(house.store, status) if wanted is None or row["standing"] == wanted
        ]
        sweep, fell = fallen(house.store)
    if fell and how is Form.TABLE:
        for said in fell:
            note(f"waybillwatch: the sweep of {sweep}: {said}")
    table(CANDIDATE_COLUMNS if candidates else SITE_COLUMNS, found, how)
    if not found and how is Form.TABLE:
        say("None." if candidates or wanted else "No site is tracked yet: waybillwatch sweep")
