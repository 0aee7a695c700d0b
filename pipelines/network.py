"""What the network's answers say of a site: gone, refused, turned away, moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from pipelines.extract import Extract
from pipelines.redact import redact_text, redact_url
from waybillwatch.captures import (
    Attempt,
    Capture,
    Outage,
    OutageReason,
    Purpose,
    answer_of,
)
from waybillwatch.errors import BadUrl
from waybillwatch.sites import SiteKey, belongs, normalise_url, site_key
from waybillwatch.sweeps import Ground, Reading, Standing

_NOT_THEIRS = frozenset(
    {
        OutageReason.ROBOTS,
        OutageReason.FORBIDDEN,
        OutageReason.OURS,
        OutageReason.TOO_LARGE,
        OutageReason.REDIRECTS,
    }
)
"""Outages that say nothing of whether the site is there."""
_SPEAKING = frozenset({Standing.SUSPENDED, Standing.CLOSED, Standing.PARKED, Standing.BLOCKED})
"""What the page that comes with an error may say, over the error's own meaning."""
WALLS = frozenset({Standing.SUSPENDED, Standing.PARKED, Standing.BLOCKED})
"""What is said of a site from elsewhere: by its host, who sells its name, a service of captchas."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site's front page leads: another site."""

    url: str
    site: SiteKey
    extract: Extract | None
    """What is there, where the visit was led there."""


def leads_on(capture: Capture) -> bool:
    """Whether an answer is a redirect on the way: its body says nothing that counts."""
    return capture.status in {301, 302, 303, 307, 308} and capture.header("Location") is not None


def target_of(site: SiteKey, pairs: Sequence[tuple[Attempt, Extract | None]]) -> Target | None:
    """The other site that answers for the front page, or that it sends its readers to.

    Led on from one board of a host to another page of it is led nowhere: see ``out``.
    """
    front = [pair for pair in pairs if pair[0].purpose is Purpose.FRONT]
    if not front:
        return None
    attempt, extract = front[-1]
    answer = answer_of(attempt)
    url = attempt.url
    if answer is not None and leads_on(answer):
        url = urljoin(url, answer.header("Location") or "")
    elif extract is not None and extract.reading.standing is Standing.MOVED:
        url = extract.reading.ground.detail
    try:
        url, key = normalise_url(url), site_key(url)
    except (BadUrl, ValueError):  # leads nowhere that has a name
        return None
    if belongs(url, site) or key == site.partition("/")[0]:
        return None
    return Target(url, key, extract if url == attempt.url else None)


def moved(target: Target) -> tuple[Standing, Ground]:
    """How a site stands whose front page leads to another.

    It has moved there, unless what stands there speaks of it: a host's notice, a wall.
    """
    reading = target.extract.reading if target.extract is not None else None
    if reading is not None and reading.standing in WALLS:
        return reading.standing, reading.ground
    return Standing.MOVED, Ground(detail=redact_url(target.url))


def unasked(attempts: Iterable[Attempt]) -> tuple[Standing, Ground]:
    """The front page was never asked for: robots.txt failed, or we stopped before."""
    for attempt in attempts:
        if isinstance(attempt, Outage) and attempt.reason is not OutageReason.HTTP_STATUS:
            return out(attempt, None)
    return Standing.UNKNOWN, Ground(detail="the front page was not asked for")


def out(outage: Outage, reading: Reading | None) -> tuple[Standing, Ground]:
    """What an outage of the front page says: the page that came with it speaks first."""
    if reading is not None and reading.standing in _SPEAKING:
        return reading.standing, replace(reading.ground, outage=outage.reason)
    ground = Ground(outage=outage.reason, detail=str(redact_text(outage.detail)))
    if outage.reason is OutageReason.BLOCKED:
        return Standing.BLOCKED, ground
    if outage.reason in _NOT_THEIRS:
        return Standing.UNKNOWN, ground
    return Standing.DOWN, ground
