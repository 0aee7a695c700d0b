"""What a site's last visit had, and how far this one may rely on it. Pure.

A page that has not changed leads where it led then. That is all a visit needs to go on after a
304, and it holds as long as the visit goes the way the last one went: the same addresses in
the same order, each page leading to the same pages and the same other sites. Once one does not,
the rest is asked for without conditions, so a visit finds what it would have found had every
page been sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.following import Next, led_to
from waybillwatch.captures import Attempt, Headers, Purpose
from waybillwatch.repeats import is_unchanged
from waybillwatch.sweeps import Known, Visit

_PAGES = frozenset({Purpose.FRONT, Purpose.LISTING, Purpose.PRICE})
_MASK = "*"
"""Stands in an address that is not kept in clear."""


class Memory:
    """The known pages of one visit, and the place in them where it is.

    With ``pictures`` a front page that is not the one last pictured is wanted whole.
    """

    def __init__(self, visit: Visit, *, pictures: bool) -> None:
        self._known = tuple(one for one in visit.known if one.purpose in _PAGES)
        self._pictured = visit.known_front if pictures else None
        self._place = 0
        # A board's pages are read by the posts in them, and change with every one.
        self._holds = bool(self._known) and "/" not in visit.subject
        self.spared = 0
        """Bytes that were not sent again."""

    def conditions(self, url: str, purpose: Purpose) -> Headers:
        """The header fields that ask for a page only if it has changed; () to ask for it whole.

        A front page that led nowhere is asked for whole: what it says now is all there is.
        """
        known = self._expected(url, purpose)
        if known is None or not known.is_conditional:
            return ()
        children = tuple(self._children(url))
        if any(_MASK in child.url for child in children):
            return ()
        if purpose is Purpose.FRONT and (not children or self._is_wanted_whole(known)):
            return ()
        fields = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
        return tuple((name, value) for name, value in fields if value)

    def _is_wanted_whole(self, known: Known) -> bool:
        return self._pictured is not None and self._pictured != str(known.digest)

    def _expected(self, url: str, purpose: Purpose) -> Known | None:
        if not self._holds or self._place >= len(self._known):
            return None
        known = self._known[self._place]
        return known if (known.url, known.purpose) == (url, purpose) else None

    def passed(self, attempt: Attempt) -> None:
        """Go one step on; at an attempt that the last visit did not make here, be no guide."""
        if attempt.purpose not in _PAGES:
            return
        known = self._expected(attempt.url, attempt.purpose)
        if known is None:
            self._holds = False
            return
        self._place += 1
        if is_unchanged(attempt):
            self.spared += known.size

    def _children(self, url: str) -> Iterator[Known]:
        return (one for one in self._known if one.found_on == url)

    def links(self, page: Next, attempt: Attempt) -> list[Next]:
        """The pages that an unchanged one led to then, in its order; none of any other."""
        if not is_unchanged(attempt):
            return []
        return [
            Next(one.url, one.purpose, page.depth, sent=True)
            if one.purpose is Purpose.FRONT  # a meta refresh led there
            else Next(one.url, one.purpose, page.depth + 1)
            for one in self._children(attempt.url)
        ]

    def compare(self, attempt: Attempt, fresh: list[Next]) -> None:
        """Be no guide any longer where a page leads elsewhere than it did.

        ``fresh`` are the pages that the visit will ask for because of it.
        """
        if not self._holds or is_unchanged(attempt):
            return
        then = [(one.url, one.purpose) for one in self._children(attempt.url)]
        met = {
            site
            for one in self._known
            if (one.url, one.purpose) == (attempt.url, attempt.purpose)
            for site in one.met
        }
        if then != [(one.url, one.purpose) for one in fresh] or not met <= led_to(attempt):
            self._holds = False

    def forget(self) -> None:
        """Be no guide from here on: a browser made something else of a page."""
        self._holds = False
