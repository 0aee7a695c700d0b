"""What changed on one site from one observation to the next, each change typed and quoted.

Facts are compared only between two times at which the site showed its own pages: a captcha, an
outage or a closing notice withdraws no claim and lowers no price, it changes the standing. What
stood on a page that could not be had this time is taken to stand there still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from waybillwatch.differences import differences
from waybillwatch.listings import Listing
from waybillwatch.sides import ChangeKind, Difference, Side
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Observation, Standing
from waybillwatch.tierkeys import TierKey

OPEN = frozenset({Standing.SELLING, Standing.SILENT, Standing.GUTTED})
"""Standings in which the site shows its own pages, offers or none."""


@dataclass(frozen=True, slots=True)
class Look:
    """One observation, with what a change may be told from beside it."""

    observation: Observation
    address: str = ""
    """Where the front page answered; empty where it is not known."""
    template: str = ""
    """A fingerprint of its markup; empty where none was taken."""
    unread: frozenset[str] = frozenset()
    """Pages (``Listing.url``) that this visit asked for and did not get."""

    @property
    def at(self) -> datetime:
        """When it was made."""
        return self.observation.at


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one site, somewhere between two observations."""

    site: SiteKey
    since: datetime
    """The last observation that showed it as it was."""
    at: datetime
    """The first that showed it otherwise."""
    kind: ChangeKind
    what: str
    before: Side | None
    after: Side | None
    tier: TierKey | None = None


def changes(looks: Iterable[Look]) -> tuple[Change, ...]:
    """Every change over one site's looks, which are in order of time."""
    found: list[Change] = []
    last: dict[str, tuple[datetime, str]] = {}
    stood: Observation | None = None
    pages: tuple[datetime, tuple[Listing, ...]] | None = None
    for look in looks:
        now = look.observation
        if now.standing is Standing.UNKNOWN:
            continue  # of ourselves it tells, and not of the site
        if stood is not None and stood.standing is not now.standing:
            sides = _standing(stood), _standing(now)
            found.append(
                _change(now, stood.at, Difference(ChangeKind.STANDING_CHANGED, "", *sides))
            )
        stood = now
        if now.standing not in OPEN:
            continue
        found += _moved(look, last)
        listings = now.listings
        if pages is not None:
            listings += tuple(page for page in pages[1] if page.url in look.unread)
            found += [_change(now, pages[0], one) for one in differences(pages[1], listings)]
        pages = (now.at, listings)
    return tuple(found)


def _change(now: Observation, since: datetime, one: Difference) -> Change:
    return Change(now.site, since, now.at, one.kind, one.what, one.before, one.after, one.tier)


def _standing(one: Observation) -> Side:
    ground = one.ground
    why = f" ({ground.outage})" if ground.outage else ""
    return Side(f"{one.standing}{why}", ground.quote)


def _moved(look: Look, last: dict[str, tuple[datetime, str]]) -> Iterator[Change]:
    """Changes of address and template; remembers what was seen last."""
    for kind, value in (
        (ChangeKind.ADDRESS_CHANGED, look.address),
        (ChangeKind.TEMPLATE_CHANGED, look.template),
    ):
        if not value:
            continue
        since, old = last.get(kind, (look.at, value))
        if old != value:
            one = Difference(kind, "", Side(old), Side(value))
            yield _change(look.observation, since, one)
        last[kind] = (look.at, value)
