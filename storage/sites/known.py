"""The sites the store knows, by key or name."""

from __future__ import annotations

import difflib
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from storage.schema import site_names, sites
from waybillwatch.errors import UnknownName
from waybillwatch.sites import Site, SiteKey, SiteStatus


def site_of(row: Row[Any]) -> Site:
    """The Site of a row of ``sites``."""
    return Site(
        key=SiteKey(row.key),
        name=row.name,
        kind=row.kind,
        status=row.status,
        front_url=row.front_url,
        origin=row.origin,
        origin_detail=row.origin_detail,
        first_seen=row.first_seen,
        judged_by=row.judged_by,
    )


def all_sites(connection: Connection, status: SiteStatus | None = None) -> tuple[Site, ...]:
    """Every site, or those of one status, by key."""
    query = select(sites).order_by(sites.c.key)
    if status is not None:
        query = query.where(sites.c.status == status)
    return tuple(site_of(row) for row in connection.execute(query))


def every_name(connection: Connection) -> dict[SiteKey, frozenset[str]]:
    """All that each site is or was called, by itself or by a person."""
    found: dict[SiteKey, set[str]] = {}
    now: Select[Any] = select(sites.c.key, sites.c.name)
    ever: Select[Any] = select(sites.c.key, site_names.c.name).join(
        site_names, site_names.c.site_id == sites.c.id
    )
    for query in (now, ever):
        for row in connection.execute(query):
            found.setdefault(SiteKey(row.key), set()).add(row.name)
    return {key: frozenset(filter(None, names)) for key, names in found.items()}


def one_site(connection: Connection, key: str) -> Site:
    """The site of a key or a name. Raises UnknownName with the nearest."""
    row = connection.execute(select(sites).where(sites.c.key == key)).one_or_none()
    if row is not None:
        return site_of(row)
    named = connection.execute(select(sites).where(sites.c.name == key)).all()
    if len(named) == 1:
        return site_of(named[0])
    known = connection.execute(select(sites.c.key, sites.c.name).order_by(sites.c.key)).all()
    words = {word: one.key for one in known for word in (one.name, one.key)}
    near = difflib.get_close_matches(key, words, n=1, cutoff=0.5)
    if named:
        hint = f"{' and '.join(one.key for one in named)} are both called so"
    elif near:
        hint = f"the nearest is {words[near[0]]}"
    else:
        hint = "waybillwatch sites lists those that are known"
    raise UnknownName(f"there is no site {key}: {hint}")
