"""Our words as those of the labelling guide: the one place in which the two meet.

The guide labels a page with ``file``, ``is_seller``, ``page_state``, ``price_tiers``,
``pii_claims``, ``pii_spans``, ``waybill_numbers``, ``contacts``, ``contradiction`` and
``disclaimers``. Data fields, kinds of handles and couriers are called the same in both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from desk.facts import plain
from pipelines.extract import OFFERLESS
from waybillwatch.contradiction import ContradictionKind, contradictions
from waybillwatch.listings import Listing, PiiClaim, PriceTier, Service, Stance
from waybillwatch.pii import PiiKind, Sighting
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement, Reading, Standing

Row = dict[str, object]

STATES: Mapping[Standing, str] = {
    Standing.CLOSED: "closed_notice",
    Standing.PARKED: "parked",
    Standing.SUSPENDED: "suspended",
}
"""Every other standing is ``online``: a captcha, a log-in or "not found" is an answer too."""
SERVICES: Mapping[Service, str | None] = {
    Service.NUMBER: None,
    Service.EMPTY_PARCEL: "空包",
    Service.GIFT_PARCEL: "礼品代发",
    Service.RECEIPT: "底单",
    Service.REAL_PARCEL: "真实物流",
    Service.WAYBILL_DATA: None,
}
POLARITIES: Mapping[Stance, str] = {Stance.OFFERS: "contains", Stance.DENIES: "excludes"}
SPANS: Mapping[PiiKind, str] = {
    PiiKind.NAME: "name",
    PiiKind.PHONE: "phone",
    PiiKind.ADDRESS: "address",
    PiiKind.ID_NUMBER: "id_number",
}
"""A waybill number has a list of its own."""
LEANS = 0.25
"""The log-odds from which on an unsure page is labelled a seller's. Over ten folds (see
``benchmarks/triage_weights.py``) anything from 0 to 0.5 does the same on whole pages; to call a
page a seller's wrongly is worse than to miss one, so it is not nought."""


def label_row(name: str, reading: Reading) -> Row:
    """A reading as a row of labels; texts and numbers masked unless it was made to reveal.

    On a page that is no seller's there are no tiers, claims or disclaimers: they are the
    seller's own words.
    """
    state = STATES.get(reading.standing, "online")
    listing = reading.listing
    sells = reading.standing not in OFFERLESS and is_seller(reading.judgement)
    own = listing if sells else None
    denied = contradictions([listing]) if sells else ()
    return {
        "file": name,
        "is_seller": sells,
        "page_state": state,
        "price_tiers": _once(map(_tier, own.tiers)) if own else [],
        "pii_claims": _once(map(_claim, own.claims)) if own else [],
        "pii_spans": _once(_span(one) for one in listing.sightings if one.kind in SPANS),
        "waybill_numbers": _once(_numbers(listing)),
        "contacts": _once({"kind": one.kind, "value": one.value} for one in listing.contacts),
        "contradiction": any(one.kind is ContradictionKind.DIRECT for one in denied),
        "disclaimers": bool(own and own.disclaimers),
    }


def unread_row(name: str, why: str) -> Row:
    """The row of a page that could not be read: no facts, and the reason."""
    return {
        "file": name,
        "is_seller": False,
        "page_state": "online",
        "price_tiers": [],
        "pii_claims": [],
        "pii_spans": [],
        "waybill_numbers": [],
        "contacts": [],
        "contradiction": False,
        "disclaimers": False,
        "error": why,
    }


def is_seller(judgement: Judgement) -> bool:
    """Whether a page is labelled a seller's: the label knows no "unsure"."""
    leans = judgement.kind is SiteKind.UNSURE and judgement.score >= LEANS
    return judgement.kind is SiteKind.SELLER or leans


def as_line(row: Row) -> str:
    """A row as one line of JSON that any output can carry.

    Half a surrogate pair out of a page's script is no character; it stays an escape.
    """
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode()


def _tier(found: PriceTier) -> Row:
    return {
        "courier": found.courier,
        "service": None if found.service is None else SERVICES[found.service],
        "min_qty": found.min_quantity,
        "max_qty": found.max_quantity,
        "member_level": found.level,
        "data_fields": None if found.includes is None else list(found.includes),
        "unit_price_cny": plain(found),
    }


def _claim(found: PiiClaim) -> Row:
    return {
        "polarity": POLARITIES[found.stance],
        "field": found.field,
        "quote": found.quote.exact,
    }


def _span(found: Sighting) -> Row:
    return {"type": SPANS[found.kind], "text": _shown(found), "field": found.field}


def _numbers(listing: Listing) -> Iterable[Row]:
    return (
        {"number": _shown(found), "courier": found.courier}
        for found in listing.sightings
        if found.kind is PiiKind.WAYBILL
    )


def _shown(found: Sighting) -> str:
    return found.masked if found.clear is None else found.clear


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({repr(row): row for row in rows}.values())
