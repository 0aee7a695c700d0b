"""Payloads that a visit has again: a page that has not changed since the last visit. Pure."""

from __future__ import annotations

from waybillwatch.captures import HTTP_OK, NOT_MODIFIED, Attempt, Capture
from waybillwatch.sweeps import Known, Visit


def is_unchanged(attempt: Attempt) -> bool:
    """Whether an attempt is the answer that a page is still what we had."""
    return isinstance(attempt, Capture) and attempt.status == NOT_MODIFIED


def repeated(attempt: Attempt, visit: Visit) -> Known | None:
    """The known page whose payload an attempt brought again, or says to be so still.

    None of an attempt that brought anything new, and of a 304 that nobody asked for.
    """
    if not isinstance(attempt, Capture) or attempt.status not in {HTTP_OK, NOT_MODIFIED}:
        return None
    same = [
        one
        for one in visit.known
        if (one.url, one.purpose) == (attempt.url, attempt.purpose) and one.segment
    ]
    if attempt.status == NOT_MODIFIED:
        return next((one for one in same if one.is_conditional), None)
    digest = attempt.digest if same else None
    return next((one for one in same if one.digest == digest), None)
