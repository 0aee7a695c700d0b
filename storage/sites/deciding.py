"""What people say of sites: added, tracked, ignored, renamed. Never read off a page."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from storage.schema import decisions
from storage.schema.said import Verdict
from storage.sites.known import one_site
from storage.sites.settling import settle, site_id
from waybillwatch.sites import Origin, Site, SiteKey, normalise_url, site_key


def decide(
    connection: Connection, key: str, verdict: Verdict, at: datetime, *, name: str = ""
) -> Site:
    """Write down what a person said of a known site, and settle it. Raises UnknownName."""
    site = one_site(connection, key)
    connection.execute(
        decisions.insert().values(
            site_key=site.key, verdict=verdict, at=at, url=site.front_url, name=name, detail=""
        )
    )
    settle(connection, [site.key])
    return one_site(connection, site.key)


def add_site(
    connection: Connection, url: str, *, name: str, origin: Origin, detail: str, at: datetime
) -> Site:
    """Track a site at an address a person gave. Raises BadUrl.

    Said again with the same words, nothing is added.
    """
    address = normalise_url(url)
    key = site_key(address)
    words = {"verdict": Verdict.ADD, "url": address, "name": name, "origin": origin}
    last = connection.execute(
        select(decisions)
        .where(decisions.c.site_key == key, decisions.c.verdict != Verdict.RENAME)
        .order_by(decisions.c.at.desc(), decisions.c.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None or {word: getattr(last, word) for word in words} != words:
        connection.execute(decisions.insert().values(site_key=key, at=at, detail=detail, **words))
        site_id(connection, key, address, at)
        settle(connection, [key])
    return one_site(connection, key)


def restore_sites(connection: Connection) -> None:
    """Make the rows of sites that people spoke of, where a reread has not."""
    for said in connection.execute(select(decisions).order_by(decisions.c.at, decisions.c.id)):
        site_id(connection, SiteKey(said.site_key), said.url, said.at)
