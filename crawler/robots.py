"""What a host's robots.txt lets us do (RFC 9309). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from waybillwatch.captures import Attempt, Outage, OutageReason, Purpose

PRODUCT = "waybillwatch"
"""What robots.txt calls us."""
LARGEST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB at least."""
NOBODY_THERE = frozenset(
    {
        OutageReason.DNS,
        OutageReason.REFUSED,
        OutageReason.FORBIDDEN,
        OutageReason.REDIRECTS,
    }
)
LEAST_UNAVAILABLE, LEAST_UNREACHABLE = 400, 500


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host's robots.txt lets us do (RFC 9309)."""

    file: Protego | None = None
    """None where there is none (status 4xx), which allows all."""
    unreachable: str | None = None
    """Why it could not be had (status 5xx, or no answer): then all is disallowed. We knock
    once all the same, at the front page, for whether a site is up is what we are asked."""

    def refusal(self, url: str, purpose: Purpose) -> str | None:
        """Why an address may not be asked for, or None."""
        if self.unreachable is not None and purpose is not Purpose.FRONT:
            return f"robots.txt {self.unreachable}: only the front page is asked"
        if self.file is not None and not self.file.can_fetch(url, PRODUCT):
            return "robots.txt asks us not to"
        return None

    def delay(self, most: float) -> float:
        """The Crawl-delay in seconds, 0 where there is none, never more than ``most``."""
        asked = self.file.crawl_delay(PRODUCT) if self.file is not None else None
        return min(max(asked or 0.0, 0.0), most)


def read_rules(status: int, body: bytes) -> Rules:
    """Read the answer to a request for robots.txt."""
    if status >= LEAST_UNREACHABLE:
        return Rules(unreachable=f"answers {status}")
    if status >= LEAST_UNAVAILABLE:
        return Rules()
    text = body[:LARGEST_ROBOTS].decode("utf-8-sig", errors="replace")
    return Rules(file=Protego.parse(text))


def rules_without(attempt: Attempt | None, failure: Exception) -> Rules:
    """What holds where a request for robots.txt brought no answer.

    Where nobody is there (no such name, no listener, an address that is not public) there is
    nobody to disobey: the request itself goes on and meets the same end, under its own reason.
    More redirects than we follow count as none there (RFC 9309, 2.3.1.2).
    """
    reason = attempt.reason if isinstance(attempt, Outage) else None
    if reason in NOBODY_THERE:
        return Rules()
    return Rules(unreachable=f"cannot be had ({reason or type(failure).__name__})")
