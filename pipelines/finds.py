"""Sites met on the way: hits of a search, and links of selling pages to other sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.extract import Extract
from pipelines.network import Target
from pipelines.redact import redact_text, redact_url
from waybillwatch.boards import address_of, thread_of, titled_bar
from waybillwatch.errors import BadUrl
from waybillwatch.search import SearchHit
from waybillwatch.sites import Origin, SiteKey, SiteKind, belongs, normalise_url, site_key
from waybillwatch.sweeps import Find, FinishedVisit, Standing
from waybillwatch.triage import judge_hit, judge_link_site

_LABEL = 80
"""Signs of a link's words that are kept as the find's title."""


def searched(finished: FinishedVisit) -> tuple[Find, ...]:
    """A find for each hit of a search, in rank order; hits without a usable address left out."""
    return tuple(_hits(finished))


def _hits(finished: FinishedVisit) -> Iterator[Find]:
    query = finished.visit.query
    key = query.key if query else finished.visit.subject
    for answer in finished.answers:
        for hit in answer.hits:
            try:
                url = _place(hit)
                site = site_key(url)
            except BadUrl:
                continue
            # Judged as it is kept: the reasons quote it.
            shown = replace(
                hit, title=str(redact_text(hit.title)), snippet=str(redact_text(hit.snippet))
            )
            yield Find(
                site=site,
                url=redact_url(url),
                title=shown.title,
                snippet=shown.snippet,
                origin=Origin.SEARCH,
                detail=f"{key} ({hit.engine})" if hit.engine else key,
                rank=hit.rank,
                judgement=judge_hit(shown),
            )


def _place(hit: SearchHit) -> str:
    """Where a hit leads: of a thread whose title names its board, that board's list.

    Raises BadUrl.
    """
    url = normalise_url(hit.url)
    bar = titled_bar(hit.title) if thread_of(url) is not None else None
    return url if bar is None else address_of(url, bar)


def linked(extracts: Iterable[Extract | None], site: SiteKey) -> tuple[Find, ...]:
    """A find for each other site that a selling page links to, the first link to each."""
    found: dict[SiteKey, Find] = {}
    for one in extracts:
        if one is None or one.reading.standing is not Standing.SELLING:
            continue
        for link in one.links:
            try:
                key, url = site_key(link.url), normalise_url(link.url)
            except BadUrl:
                continue
            if key in found or key == site.partition("/")[0] or belongs(url, site):
                continue
            words = " ".join(str(one.reading.text[slice(*link.text)]).split())
            found[key] = Find(
                site=key,
                url=redact_url(url),
                title=words[:_LABEL],
                snippet="",
                origin=Origin.LINK,
                detail=one.reading.url,
                rank=len(found) + 1,
                judgement=judge_link_site(words, url),
            )
        for find in one.finds:
            found.setdefault(find.site, replace(find, rank=len(found) + 1))
    return tuple(found.values())


def moved_to(target: Target, site: SiteKey) -> Find:
    """The find of the site that another moved to: surely a seller where its page sells."""
    reading = target.extract.reading if target.extract is not None else None
    judgement = reading.judgement if reading is not None else judge_link_site("", target.url)
    if reading is not None and reading.standing is Standing.SELLING:
        judgement = replace(judgement, kind=SiteKind.SELLER, sure=True)
    return Find(
        site=target.site,
        url=redact_url(target.url),
        title=reading.listing.title[:_LABEL] if reading is not None else "",
        snippet="",
        origin=Origin.LINK,
        detail=f"moved from {site}",
        rank=1,
        judgement=judgement,
    )
