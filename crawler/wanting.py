"""Which answers are rendered, and why. Pure."""

from __future__ import annotations

from crawler.following import is_page
from waybillwatch.captures import HTTP_OK, PICTURE, Attempt, Capture, Purpose
from waybillwatch.shells import needs_browser
from waybillwatch.sites import SiteKey, belongs
from waybillwatch.sweeps import Visit
from waybillwatch.text import decode


def reason_to_render(attempt: Attempt, visit: Visit, *, pictures: bool) -> str | None:
    """Why an answer is rendered, or None.

    A page of the visited site whose plain answer would not do, for one of the reasons of
    ``needs_browser``; else, with ``pictures``, a front page that is not the known one.
    """
    if not isinstance(attempt, Capture) or attempt.status != HTTP_OK or not attempt.size:
        return None
    content_type = attempt.header("Content-Type")
    if not is_page(content_type) or not belongs(attempt.url, SiteKey(visit.subject)):
        return None
    reason = needs_browser(decode(attempt.body, content_type).text)
    if reason is not None:
        return reason
    changed = str(attempt.digest) != visit.known_front
    return PICTURE if pictures and attempt.purpose is Purpose.FRONT and changed else None
