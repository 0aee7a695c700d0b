"""``exposure import``: an article read, its proposal shown, and recorded on a person's word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, Form, note, say, table
from waybillwatch.callings import Calling
from waybillwatch.errors import InputError
from waybillwatch.exposures import DayBasis, ExposureKind

if TYPE_CHECKING:
    from desk.importing import Draft
    from waybillwatch.articles import Named, Proposal

EXAMPLE = (
    "Examples: waybillwatch exposure import article.html    "
    "waybillwatch exposure import https://paper.example/1 --yes    "
    "waybillwatch exposure import notice.html --date 2012-11-29 --without 单号大厅"
)
COLUMNS = (
    Column("name", "Named as"),
    Column("site", "Site"),
    Column("how", "How"),
    Column("quote", "Words"),
)


def import_(  # noqa: PLR0913  (every part of a proposal may be said otherwise)
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="A saved article, or where it stands.")
    ],
    *,
    publisher: Annotated[str, typer.Option(help="Who published it, if not as proposed.")] = "",
    date: Annotated[str, typer.Option(help="The day it appeared, as 2012-11-08.")] = "",
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    link: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    kind: Annotated[ExposureKind | None, typer.Option(help="What it is.")] = None,
    site: Annotated[
        list[str] | None,
        typer.Option(help="A site it names besides, by name, key or address; repeatable."),
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A name it is not about; repeatable.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Record it without asking.")] = False,
    home: HomeOption = None,
) -> None:
    """Read an article and propose who published it, when, and which sites it names.

    Nothing is recorded before you say so. The article itself is sealed in the archive.
    """
    from desk import importing  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from desk.named import said_sites  # noqa: PLC0415
    from desk.times import parse_day  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    day = parse_day(date) if date else None
    address = normalise_url(link) if link else ""
    with opened(home) as house:
        found, draft = importing.propose(house, importing.source_of(source, house))
        draft = importing.without(draft, without or ())
        draft = importing.with_sites(draft, said_sites(house.store, site or ()))
        if day:
            draft = replace(draft, day=day, basis=DayBasis.PERSON)
        draft = replace(
            draft,
            publisher=publisher.strip() or draft.publisher,
            title=title.strip() or draft.title,
            link=address or draft.link,
            kind=kind or draft.kind,
        )
        _show(found, draft)
        _agreed(draft, yes=yes)
        made = importing.record(house, draft)
    say(f"Exposure {made.id}: {made.publisher}, {made.day}, naming {', '.join(made.sites)}")


def _agreed(draft: Draft, *, yes: bool) -> None:
    """Go on where nothing is missing and a person says yes. Raises InputError, Exit."""
    if missing := draft.missing():
        raise InputError(missing)
    if not yes and not typer.confirm("Record this?"):
        note("waybillwatch: nothing was recorded")
        raise typer.Exit(1)


def _show(found: Proposal, draft: Draft) -> None:
    when = found.dateline
    resting = {
        DayBasis.PERSON: "as you say",
        DayBasis.STATED: f"it says 「{when.words if when else ''}」",
    }.get(draft.basis, draft.basis.in_words())
    day = f"{draft.day} ({resting})" if draft.day else "no day is named"
    say(f"{draft.kind}: {draft.publisher or 'nobody is named as its publisher'}, {day}")
    say(f"  {draft.title}")
    if draft.link:
        say(f"  {draft.link}")
    rows = [_row(key, one) for key, one in draft.named.items()]
    table(COLUMNS, rows, Form.TABLE)
    for one in draft.open:
        say(_open(one))


_HOW = {
    Calling.CALLED: "called a site",
    Calling.LISTED: "in a list",
    Calling.ADDRESS: "its address",
    Calling.LOOKS: "by its name",
    None: "by its name",
}


def _row(key: str, one: Named) -> dict[str, object]:
    how = _HOW[one.how] if one.quote else "as you say"
    return {"name": one.name, "site": key, "how": how, "quote": one.quote}


def _open(one: Named) -> str:
    if one.sites:
        return f"Left out: {one.name} is the name of several sites: --site {' or '.join(one.sites)}"
    near = f"  「{one.quote[:60]}」"
    return f"Left out: {one.name}, no site known here (--site with its address adds it){near}"
