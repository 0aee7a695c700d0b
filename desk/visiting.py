"""The visits of a sweep, kind by kind, and what each may ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desk.house import House
from waybillwatch.controls import round_of, subject_of
from waybillwatch.search import Query
from waybillwatch.sites import Site, SiteStatus
from waybillwatch.sweeps import Budget, Visit, VisitKind

VISITED = frozenset({SiteStatus.TRACKED, SiteStatus.CANDIDATE})
"""The sites that are visited: tracked, or waiting to be judged."""


def budget_of(house: House, pages: int | None = None) -> Budget:
    """What one visit may ask of a site: so many pages, else what the configuration says."""
    config = house.config
    return Budget(
        pages or config.whole("crawler.pages"),
        config.whole("crawler.bytes"),
        config.whole("crawler.seconds"),
    )


def search_visits(
    house: House, key: str, at: datetime, queries: Iterable[str], pages: int | None = None
) -> list[Visit]:
    """A visit for each query and each of its result pages."""
    numbers = range(1, house.config.whole("search.pages") + 1)
    asked = [Query(text, page=number) for text in dict.fromkeys(queries) for number in numbers]
    return [
        Visit(
            sweep=key,
            kind=VisitKind.SEARCH,
            subject=query.key,
            start_url=house.config.text("search.searxng.url"),
            at=at,
            budget=budget_of(house, pages),
            query=query,
        )
        for query in asked
    ]


def watch_visits(house: House, key: str, at: datetime, pages: int | None = None) -> list[Visit]:
    """A visit to every site that is tracked or waits to be judged."""
    return [
        site_visit(house, key, at, site.key, site.front_url, site.name, pages=pages)
        for site in _visited(house)
    ]


def site_visit(
    house: House,
    key: str,
    at: datetime,
    subject: str,
    url: str,
    name: str = "",
    *,
    pages: int | None = None,
) -> Visit:
    """A visit to one site."""
    return Visit(
        sweep=key,
        kind=VisitKind.WATCH,
        subject=subject,
        start_url=url,
        at=at,
        budget=budget_of(house, pages),
        name=name,
        was_selling=house.store.was_selling(subject, before=at),
        known_front=house.store.last_pictured(subject, before=at),
    )


def probe_visits(house: House, key: str, at: datetime) -> list[Visit]:
    """A light look at the front page of every site that was exposed, unless it is left alone.

    It is never told that a site was selling: a front page alone shows no site gutted.
    """
    exposed = {site for report in house.store.exposures() for site in report.sites}
    return [
        Visit(
            sweep=key,
            kind=VisitKind.PROBE,
            subject=site.key,
            start_url=site.front_url,
            at=at,
            budget=budget_of(house, pages=1),
            name=site.name,
        )
        for site in _visited(house)
        if site.key in exposed
    ]


def _visited(house: House) -> list[Site]:
    return [site for site in house.store.sites() if site.status in VISITED]


def control_visits(house: House, key: str, at: datetime) -> list[Visit]:
    """One more round of the hosts that are trusted to be up."""
    made = [round_of(one.subject) for one in house.store.visits(key, VisitKind.CONTROL)]
    number = max(made, default=0) + 1
    return [
        Visit(
            sweep=key,
            kind=VisitKind.CONTROL,
            subject=subject_of(number, url),
            start_url=url,
            at=at,
            budget=budget_of(house, pages=1),
        )
        for url in house.config.controls
    ]
