"""The trail of one visit: what it asked and what came of it, in the order it was asked.

A visit asks one thing at a time, so the order is the same in every run. A trail travels in
the ``meta`` of the visit's requests, through retries and redirects.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from crawler.memory import Memory
from waybillwatch.captures import Attempt, Outage, Purpose, Rendering, Shelf, answer_of

if TYPE_CHECKING:
    from scrapy import Request

TRAIL = "waybillwatch_trail"
TICKET = "waybillwatch_ticket"
PURPOSE = "waybillwatch_purpose"
FOUND_ON = "waybillwatch_found_on"


@dataclass(slots=True)
class Trail:
    """The attempts of one visit. One for each request: a retry replaces what it retries."""

    agreed: dict[str, Any] = field(default_factory=dict)
    """What robots.txt said, by host and port: asked anew by each visit, which keeps it."""
    renderings: list[Rendering] = field(default_factory=list)
    """Of its pages, in the order they were rendered."""
    shelf: Shelf | None = None
    """Where payloads are put aside once the visit is through with them."""
    memory: Memory | None = None
    """What the site's last visit had, as long as this one goes the same way."""
    _attempts: dict[tuple[int, int], Attempt] = field(default_factory=dict)
    _tickets: int = 0

    def ticket(self, purpose: Purpose) -> dict[str, Any]:
        """The meta of a new request of this visit; its redirects and retries share it."""
        self._tickets += 1
        return {TRAIL: self, TICKET: self._tickets, PURPOSE: purpose}

    def record(self, request: Request, attempt: Attempt) -> None:
        """Keep what a request came to; a retry of it overwrites this, its redirects follow it."""
        meta = request.meta
        self._attempts[meta[TICKET], meta.get("redirect_times", 0)] = attempt
        if self.memory is not None:
            self.memory.passed(attempt)

    def last(self, meta: dict[str, Any]) -> Attempt | None:
        """What a ticket came to in the end, after its redirects."""
        ticket = meta[TICKET]
        mine = [attempt for (number, _), attempt in self._attempts.items() if number == ticket]
        return mine[-1] if mine else None

    def put_aside(self) -> None:
        """Put the payloads of all attempts so far on the shelf."""
        if self.shelf is None:
            return
        for key, attempt in self._attempts.items():
            answer = answer_of(attempt)
            if answer is not None and isinstance(answer.payload, bytes) and answer.payload:
                kept = replace(answer, payload=self.shelf.put(answer.payload))
                if isinstance(attempt, Outage):
                    self._attempts[key] = replace(attempt, response=kept)
                else:
                    self._attempts[key] = kept

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt so far."""
        return tuple(self._attempts.values())

    @property
    def size(self) -> int:
        """Bytes received so far, with their encoding undone.

        What a 304 spares counts as received: a visit asks for what it would have without.
        """
        fetched = (attempt for one in self.renderings for attempt in one.requisites)
        answers = (answer_of(attempt) for attempt in (*self._attempts.values(), *fetched))
        received = sum(answer.size for answer in answers if answer is not None)
        return received + (self.memory.spared if self.memory is not None else 0)


def trail_of(request: Request) -> Trail | None:
    """The trail a request belongs to; None for one that no visit made."""
    trail = request.meta.get(TRAIL)
    return trail if isinstance(trail, Trail) else None
