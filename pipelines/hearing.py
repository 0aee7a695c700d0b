"""A board's page read writer by writer: only who sells is listened to.

A thread is a conversation: one asks, another offers, a third tells what he paid. The facts of
those that sell are the page's, their quotes led back to where they stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipelines.blocks import Link
from pipelines.redact import RedactedPage
from pipelines.view import View, view_of
from pipelines.voices import Voice, voices
from waybillwatch.listings import Contact, Disclaimer, Listing, PiiClaim, PriceTier
from waybillwatch.posts import judge_post
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Ground, Judgement, Standing
from waybillwatch.triage import offers_in

_SILENCE = Judgement(SiteKind.FORUM, sure=False, score=0.0, reasons=("nobody says anything",))
_Fact = TypeVar("_Fact", PriceTier, PiiClaim, Disclaimer, Contact)


@dataclass(frozen=True, slots=True)
class Heard:
    """A page of a board, heard out."""

    listing: Listing
    judgement: Judgement
    standing: Standing
    ground: Ground
    links: tuple[Link, ...]
    """Links in the posts of those that sell."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one writer's posts come to."""

    voice: Voice
    listing: Listing
    judgement: Judgement
    offer: Quote | None

    @property
    def sells(self) -> bool:
        return self.judgement.kind is SiteKind.SELLER


def hear(page: RedactedPage, bare: Listing, found: Callable[[View], Listing]) -> Heard:
    """Read a board's page.

    ``bare`` is its listing without offers, ``found`` reads all facts of a page, whoever's they
    are. Handles are those of who sells; where nobody does, of who opened the thread.
    """
    said = [_said(voice, found) for voice in voices(page)]
    selling = [one for one in said if one.sells]
    reached = selling or [one for one in said if one.voice.opens]
    kept = replace(
        bare,
        tiers=_each((t for one in selling for t in one.listing.tiers), lambda t: (t, t.quote)),
        claims=_each(
            (c for one in selling for c in one.listing.claims), lambda c: (c.stance, c.field)
        ),
        disclaimers=_each(
            (d for one in selling for d in one.listing.disclaimers),
            lambda d: (d.kind, d.quote.exact),
        ),
        contacts=_each(
            (c for one in reached for c in one.listing.contacts), lambda c: (c.kind, c.value)
        ),
    )
    return Heard(
        listing=kept,
        judgement=_judged([one.judgement for one in said]),
        standing=Standing.SELLING if selling else Standing.SILENT,
        ground=Ground(_offer(kept, selling or said)),
        links=tuple(link for one in selling for link in one.voice.links),
    )


def _judged(judgements: Sequence[Judgement]) -> Judgement:
    """The page is what its best seller makes of it; talk is sure where all of it is."""
    best = max(judgements, key=lambda one: one.score, default=_SILENCE)
    if best.kind is SiteKind.SELLER:
        return best
    return replace(best, sure=bool(judgements) and all(one.sure for one in judgements))


def _said(voice: Voice, found: Callable[[View], Listing]) -> _Said:
    view = view_of(voice.page)
    listing = found(view)
    clause = next(iter(offers_in(view.text)), (0, len(view.text.partition("\n")[0])))
    offer = view.quote(*clause) if clause[1] > clause[0] else None
    return _Said(
        voice,
        voice.places.listing(listing),
        judge_post(voice.page.text, listing),
        voice.places.quote(offer) if offer is not None else None,
    )


def _offer(kept: Listing, said: Iterable[_Said]) -> Quote | None:
    """The first price; where there is none the first clause that offers, or the first words."""
    if kept.tiers:
        return kept.tiers[0].quote
    return next((one.offer for one in said if one.offer is not None), None)


def _each(facts: Iterable[_Fact], key: Callable[[_Fact], Hashable]) -> tuple[_Fact, ...]:
    """Facts in page order, the first of each key."""
    first: dict[Hashable, _Fact] = {}
    for fact in sorted(facts, key=lambda one: one.quote.ranges):
        first.setdefault(key(fact), fact)
    return tuple(first.values())
