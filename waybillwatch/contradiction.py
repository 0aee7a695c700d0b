"""What a site denies against what it offers, prices or shows.

Direct: a field is denied and the same field is offered, priced or shown. In substance:
a field is denied and another field of personal data is. Derived from the facts, never
guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from waybillwatch.listings import Listing, PiiClaim, Stance
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Quote


class ContradictionKind(StrEnum):
    """The two kinds, always named apart."""

    DIRECT = "direct"
    IN_SUBSTANCE = "in_substance"


class Against(StrEnum):
    """What stands against the denial, the strongest first."""

    PRICE = "price"
    """A priced variant that carries the field: what it costs is what it is worth."""
    SIGHTING = "sighting"
    """The data itself, shown on a page."""
    CLAIM = "claim"
    """The seller's own words that its numbers carry it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One denied field, what contradicts it, and both quotes."""

    kind: ContradictionKind
    denied: PiiField
    denial: Quote
    against: Against
    field: PiiField
    """The field that is offered, priced or shown: the denied one, or another."""
    evidence: Quote


def _evidence(listings: Iterable[Listing]) -> Iterator[tuple[Against, PiiField, Quote]]:
    for listing in listings:
        for tier in listing.tiers:
            for priced in tier.includes or ():
                yield Against.PRICE, priced, tier.quote
        for sighting in listing.sightings:
            if sighting.field is not None:
                yield Against.SIGHTING, sighting.field, sighting.quote
        for claim in listing.claims:
            if claim.stance is Stance.OFFERS:
                yield Against.CLAIM, claim.field, claim.quote


def contradictions(listings: Iterable[Listing]) -> tuple[Contradiction, ...]:
    """Every contradiction on a site's pages, one for each (denied field, field) pair.

    Quoted are the first denial of the field and the strongest evidence, the first of its
    kind in page order. Sorted by denied field, then field.
    """
    pages = tuple(listings)
    denials: dict[PiiField, PiiClaim] = {}
    for listing in pages:
        for claim in listing.claims:
            if claim.stance is Stance.DENIES:
                denials.setdefault(claim.field, claim)
    strength = list(Against)
    evidence = sorted(_evidence(pages), key=lambda found: strength.index(found[0]))
    found: dict[tuple[PiiField, PiiField], Contradiction] = {}
    for against, field, quote in evidence:
        for denied, denial in denials.items():
            same = denied is field
            kind = ContradictionKind.DIRECT if same else ContradictionKind.IN_SUBSTANCE
            made = Contradiction(kind, denied, denial.quote, against, field, quote)
            found.setdefault((denied, field), made)
    return tuple(found[pair] for pair in sorted(found))
