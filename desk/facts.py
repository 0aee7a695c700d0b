"""Facts as rows for a person or a file: one shape wherever they are printed or compared."""

from __future__ import annotations

from collections.abc import Iterable

from waybillwatch.contradiction import Contradiction
from waybillwatch.listings import Contact, Disclaimer, Listing, PiiClaim, PriceTier
from waybillwatch.pii import Sighting
from waybillwatch.tierkeys import plain as in_cny

Fact = dict[str, object]


def tier(found: PriceTier) -> Fact:
    """One price tier."""
    return {
        "amount": plain(found),
        "courier": found.courier,
        "service": found.service,
        "platform": found.platform,
        "level": found.level,
        "scanned": found.scanned,
        "includes": None if found.includes is None else list(found.includes),
        "min_quantity": found.min_quantity,
        "max_quantity": found.max_quantity,
        "unit": found.unit,
        "quote": found.quote.exact,
    }


def plain(found: PriceTier) -> str:
    """A tier's price in CNY without exponent or trailing zeros: 0.4, 1, 0.875."""
    return in_cny(found.amount)


def claim(found: PiiClaim) -> Fact:
    """One claim."""
    return {"stance": found.stance, "field": found.field, "quote": found.quote.exact}


def disclaimer(found: Disclaimer) -> Fact:
    """One disclaimer."""
    return {"kind": found.kind, "quote": found.quote.exact}


def contact(found: Contact) -> Fact:
    """One handle of the trader."""
    return {"kind": found.kind, "value": found.value, "quote": found.quote.exact}


def sighting(found: Sighting) -> Fact:
    """One sighting, masked; in clear only where the reader was told to reveal."""
    return {
        "kind": found.kind,
        "field": found.field,
        "masked": found.masked if found.clear is None else found.clear,
        "courier": found.courier,
    }


def contradiction(found: Contradiction) -> Fact:
    """One contradiction with both quotes."""
    return {
        "kind": found.kind,
        "denied": found.denied,
        "denial": found.denial.exact,
        "against": found.against,
        "field": found.field,
        "evidence": found.evidence.exact,
    }


def facts(listings: Iterable[Listing]) -> dict[str, list[Fact]]:
    """The facts of a site's pages together, each once, in page order."""
    pages = list(listings)
    return {
        "tiers": _once(tier(found) for page in pages for found in page.tiers),
        "claims": _once(claim(found) for page in pages for found in page.claims),
        "disclaimers": _once(disclaimer(found) for page in pages for found in page.disclaimers),
        "contacts": _once(contact(found) for page in pages for found in page.contacts),
        "sightings": _once(sighting(found) for page in pages for found in page.sightings),
    }


def _once(rows: Iterable[Fact]) -> list[Fact]:
    return list({repr(row): row for row in rows}.values())
