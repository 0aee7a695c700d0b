"""What all that is known of a site makes of it: origin, kind, status, names, addresses.

Each is computed from the stored evidence in its natural order, never from what was there
before, so the order in which a sweep's visits were committed leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.schema import decisions, observations, site_addresses, site_names, sites
from storage.schema.said import Verdict
from storage.sites.intervals import intervals
from storage.sites.origins import origin_of, titles_of
from storage.sites.verdicts import triage
from waybillwatch.names import called
from waybillwatch.sites import Origin, SiteKey, SiteKind, SiteStatus

PERSON = "person"


TRIAGE = "triage"


SITE = "site"


def site_id(connection: Connection, key: SiteKey, url: str, at: datetime) -> int:
    """The id of a site, its row made where there is none yet; ``settle`` fills it."""
    found = connection.scalar(select(sites.c.id).where(sites.c.key == key))
    if found is not None:
        return int(found)
    made = connection.execute(
        sites.insert().values(
            key=key,
            name=key,
            kind=SiteKind.UNSURE,
            status=SiteStatus.CANDIDATE,
            front_url=url,
            origin=Origin.PERSON,
            origin_detail="",
            first_seen=at,
            judged_by=TRIAGE,
        )
    ).inserted_primary_key
    return int(made[0]) if made else 0


def settle(connection: Connection, keys: Iterable[SiteKey]) -> None:
    """Work some sites out anew from their evidence."""
    for key in sorted(set(keys)):
        _settle(connection, key)


def _settle(connection: Connection, key: SiteKey) -> None:
    row = connection.scalar(select(sites.c.id).where(sites.c.key == key))
    said = connection.execute(
        select(decisions)
        .where(decisions.c.site_key == key)
        .order_by(decisions.c.at, decisions.c.id)
    ).all()
    seen = connection.execute(
        select(observations)
        # What a front page alone shows settles nothing.
        .where(observations.c.site_id == row, observations.c.probe.is_(False))
        .order_by(observations.c.at)
    ).all()
    made = origin_of(connection, row, said, seen)
    kind, status = triage(connection, row, seen)
    verdicts = [d.verdict for d in said if d.verdict is not Verdict.RENAME]
    if verdicts:
        status = SiteStatus.IGNORED if verdicts[-1] is Verdict.IGNORE else SiteStatus.TRACKED
    given = intervals((d.at, d.name) for d in said)
    own = intervals((o.at, o.name) for o in seen)
    addresses = intervals((o.at, o.address) for o in seen)
    # What it first called itself stays; a later name is one of its names.
    name = given[-1][0] if given else own[0][0] if own else called(titles_of(connection, row), key)
    connection.execute(
        sites.update()
        .where(sites.c.id == row)
        .values(
            **made,
            name=name or key,
            kind=kind,
            status=status,
            judged_by=PERSON if verdicts else TRIAGE,
        )
    )
    names = [(SITE, *part) for part in own] + [(PERSON, *part) for part in given]
    _replace(
        connection,
        site_names,
        row,
        [
            {"given_by": by, "name": called, "valid_from": start, "valid_to": end}
            for by, called, start, end in names
        ],
    )
    _replace(
        connection,
        site_addresses,
        row,
        [{"url": url, "valid_from": start, "valid_to": end} for url, start, end in addresses],
    )


def _replace(
    connection: Connection, table: Table, row: int | None, wanted: list[dict[str, Any]]
) -> None:
    columns = [column for column in table.c if column.name not in {"id", "site_id"}]
    there = [
        part._asdict()
        for part in connection.execute(
            select(*columns).where(table.c.site_id == row).order_by(table.c.id)
        )
    ]
    if there == wanted:
        return
    connection.execute(table.delete().where(table.c.site_id == row))
    if wanted:
        connection.execute(table.insert(), [{"site_id": row, **part} for part in wanted])
