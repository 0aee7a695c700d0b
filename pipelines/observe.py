"""One finished visit read: every attempt an exchange, every page a reading, one observation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial

from pipelines.extract import Extract, extract
from pipelines.finds import linked, moved_to, searched
from pipelines.network import WALLS, Target, leads_on, moved, out, target_of, unasked
from pipelines.recalling import GONE, UNASKED, recalled, validator
from pipelines.redact import redact_text, redact_url
from pipelines.version import text_version
from waybillwatch.captures import (
    Attempt,
    Capture,
    Outage,
    Purpose,
    Rendering,
    answer_of,
    rendering_of,
    shown,
)
from waybillwatch.contradiction import contradictions
from waybillwatch.errors import UnreadablePage
from waybillwatch.greyzone import greyed
from waybillwatch.listings import Listing
from waybillwatch.names import name_of
from waybillwatch.pii import Tokens
from waybillwatch.repeats import is_unchanged, repeated
from waybillwatch.sites import SiteKey, belongs
from waybillwatch.sweeps import (
    Exchange,
    FinishedVisit,
    Ground,
    Known,
    Observation,
    Reading,
    Recall,
    Standing,
    Visit,
    VisitKind,
    VisitRecord,
)
from waybillwatch.triage import judge_site

_UNREAD = frozenset({Purpose.ROBOTS, Purpose.SERP})
"""Answers that are kept and not read as a page of the site."""
_NAMING = frozenset({Standing.SELLING, Standing.SILENT, Standing.CLOSED, Standing.LOGIN})
"""Standings in which a front page speaks for its site: others' notices and walls do not."""
Read = Callable[[Capture], Extract]
"""Reads a page. Raises UnreadablePage."""
_Pair = tuple[Attempt, Extract | None]


def observe(
    finished: FinishedVisit,
    *,
    tokens: Tokens | None,
    recall: Recall | None = None,
    read: Read | None = None,
) -> VisitRecord:
    """Read a visit of any kind. The same visit gives the same record, always.

    ``recall`` answers what was read of a page that says it has not changed (304); where it
    answers None, the page was not read and its exchange says why. ``read`` reads a page as
    ``extract`` does with those tokens, wherever that is done.
    """
    if finished.visit.kind is VisitKind.SEARCH:
        answers = tuple(_exchange(attempt, None, None) for attempt in finished.attempts)
        return VisitRecord(finished, answers, finds=searched(finished))
    if finished.visit.kind is VisitKind.CONTROL:
        answers = tuple(_exchange(attempt, None, None) for attempt in finished.attempts)
        return VisitRecord(finished, answers)
    site = SiteKey(finished.visit.subject)
    if read is None:
        read = partial(extract, tokens=tokens)
    knowns = [repeated(attempt, finished.visit) for attempt in finished.attempts]
    pages = [
        _recalled(finished.visit, known, recall)
        if is_unchanged(attempt)
        else _read(attempt, finished.renderings, read)
        for attempt, known in zip(finished.attempts, knowns, strict=True)
    ]
    met = [(attempt, one) for attempt, (one, _) in zip(finished.attempts, pages, strict=True)]
    target = target_of(site, met)
    pairs = [
        (attempt, one if _counts(attempt, one, site, target) else None) for attempt, one in met
    ]
    extracts = [one for _, one in pairs if one is not None]
    observed = _observation(finished, pairs, target)
    finds = linked((one for attempt, one in pairs if belongs(attempt.url, site)), site)
    if target is not None and observed.standing is Standing.MOVED:
        finds = (moved_to(target, site), *finds)
    return VisitRecord(
        finished,
        tuple(
            _exchange(attempt, one, known, trouble)
            for (attempt, one), (_, trouble), known in zip(pairs, pages, knowns, strict=True)
        ),
        tuple(one.reading for one in extracts),
        observed,
        finds,
    )


def _counts(attempt: Attempt, one: Extract | None, site: SiteKey, target: Target | None) -> bool:
    """Whether a page is read as the site's: no other site's is, but for a wall before it."""
    if one is None or belongs(attempt.url, site):
        return True
    walled = target is None or target.extract is one
    return walled and one.reading.standing in WALLS


def page_of(attempt: Attempt) -> Capture | None:
    """The answer of an attempt that is read as a page; None where it brought none."""
    answer = answer_of(attempt)
    if answer is None or attempt.purpose in _UNREAD or is_unchanged(attempt):
        return None
    if isinstance(attempt, Capture) and leads_on(attempt):
        return None
    if isinstance(attempt, Outage) and not answer.body.strip():
        return None
    return answer


def _read(
    attempt: Attempt, renderings: Iterable[Rendering], read: Read
) -> tuple[Extract | None, str]:
    """What an attempt brought, read, or why it was not.

    Where the plain answer would not do and a browser made a document of it, that is read.
    """
    answer = page_of(attempt)
    if answer is None:
        return None, ""
    rendering = rendering_of(attempt, renderings)
    if rendering is not None and rendering.is_read:
        with suppress(Exception):  # the plain answer is read, as if nothing had been made
            return read(shown(answer, rendering)), ""
    try:
        return read(answer), ""
    except UnreadablePage as error:
        return None, f"unreadable: {error}"
    except Exception as error:  # noqa: BLE001  (a fault of ours on one page costs no other page)
        return None, f"unreadable: our reader failed over it ({type(error).__name__}): report it"


def _recalled(
    visit: Visit, known: Known | None, recall: Recall | None
) -> tuple[Extract | None, str]:
    if known is None:
        return None, UNASKED
    one = recalled(visit, known, recall)
    return one, "" if one is not None else GONE


def _exchange(
    attempt: Attempt, one: Extract | None, known: Known | None, trouble: str = ""
) -> Exchange:
    answer = answer_of(attempt)
    digest, size = (answer.digest, answer.size) if answer else (None, 0)
    if known is not None:
        digest, size = known.digest, known.size
    detail = attempt.detail if isinstance(attempt, Outage) else trouble
    return Exchange(
        url=redact_url(attempt.url),
        purpose=attempt.purpose,
        at=attempt.at,
        status=answer.status if answer else None,
        digest=digest,
        size=size,
        reason=attempt.reason if isinstance(attempt, Outage) else None,
        detail=str(redact_text(detail)),
        text_version=text_version() if one else None,
        found_on=None if attempt.found_on is None else redact_url(attempt.found_on),
        etag=validator(answer, "ETag") or (known.etag if known else None),
        last_modified=validator(answer, "Last-Modified")
        or (known.last_modified if known else None),
    )


def _observation(
    finished: FinishedVisit, pairs: Sequence[_Pair], target: Target | None
) -> Observation:
    visit = finished.visit
    site = SiteKey(visit.subject)
    online = [
        one.reading
        for attempt, one in pairs
        if one and isinstance(attempt, Capture) and belongs(attempt.url, site)
    ]
    listings = tuple(reading.listing for reading in online)
    standing, ground = moved(target) if target else _standing(site, pairs, listings)
    if standing is Standing.SILENT and visit.was_selling:
        standing = Standing.GUTTED
    return Observation(
        site=site,
        at=visit.at,
        standing=standing,
        ground=ground,
        listings=listings,
        contradictions=contradictions(listings),
        judgement=greyed(
            judge_site(reading.judgement for reading in online),
            listings,
            (reading.text for reading in online),
        ),
        name=_name(site, online),
    )


def _name(site: SiteKey, online: Sequence[Reading]) -> str:
    """The name that the first front page calls itself; "" where none speaks for the site."""
    for reading in online:
        if reading.purpose is Purpose.FRONT and reading.standing in _NAMING:
            return name_of(reading.listing.title, site)
    return ""


def _standing(
    site: SiteKey, pairs: Sequence[_Pair], listings: Iterable[Listing]
) -> tuple[Standing, Ground]:
    """The site's standing: selling where any page sells, else by its front page.

    Selling rests on the first price that the visit met; without one, on the words that offer.
    """
    for _, one in pairs:
        if one is not None and one.reading.standing is Standing.SELLING:
            prices = (tier.quote for listing in listings for tier in listing.tiers)
            return Standing.SELLING, Ground(next(prices, one.reading.ground.quote))
    front = [pair for pair in pairs if pair[0].purpose is Purpose.FRONT]
    if not front:
        return unasked(attempt for attempt, _ in pairs)
    attempt, last = front[-1]
    if isinstance(attempt, Outage):
        return out(attempt, last.reading if last else None)
    if last is None and not belongs(attempt.url, site):
        return Standing.SOFT_404, Ground(detail="leads to another page of its host")
    if last is None:
        return Standing.UNKNOWN, Ground(detail="the front page could not be read")
    return last.reading.standing, last.reading.ground
