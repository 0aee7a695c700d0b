"""Sites met on the way: hits of a search, and links of selling pages to other sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipelines.extract import Extract
from pipelines.redact import redact_text, redact_url
from waybillwatch.errors import BadUrl
from waybillwatch.sites import Origin, SiteKey, belongs, normalise_url, site_key
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
                site = site_key(hit.url)
                url = normalise_url(hit.url)
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


def linked(extracts: Iterable[Extract | None], site: SiteKey) -> tuple[Find, ...]:
    """A find for each other site that a selling page links to, the first link to each."""
    found: dict[SiteKey, Find] = {}
    for one in extracts:
        if one is None or one.reading.standing is not Standing.SELLING:
            continue
        for link in one.page.layout.links:
            try:
                key, url = site_key(link.url), normalise_url(link.url)
            except BadUrl:
                continue
            if key in found or belongs(url, site):
                continue
            words = " ".join(str(one.page.text[slice(*link.text)]).split())
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
    return tuple(found.values())
