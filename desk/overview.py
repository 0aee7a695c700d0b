"""Sites as rows: how each was found, how it stands, what it asks and says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desk.facts import plain
from desk.survival import Result, results
from desk.times import shown_day
from storage.history import SiteRow, site_rows
from waybillwatch.contradiction import Against, Contradiction
from waybillwatch.ends import End
from waybillwatch.fates import moment
from waybillwatch.listings import Listing, Stance
from waybillwatch.sites import Site, SiteKey, SiteStatus
from waybillwatch.sweeps import Standing

if TYPE_CHECKING:
    from storage.store import Store

Row = dict[str, object]

VERBS = {Against.PRICE: "prices", Against.SIGHTING: "shows", Against.CLAIM: "offers"}


def rows(store: Store, status: SiteStatus) -> list[Row]:
    """One row for each site of a status, those that sell first."""
    exposed = results(store)
    with store.reading() as connection:
        found = [_row(row, exposed) for row in site_rows(connection, status=status)]
    return sorted(found, key=lambda row: (row["standing"] != Standing.SELLING, str(row["site"])))


def _row(row: SiteRow, exposed: Sequence[Result]) -> Row:
    site = row.site
    return {
        "site": site.key,
        "name": site.name,
        "status": site.status,
        "kind": site.kind,
        "found_by": found_by(site),
        "standing": row.standing,
        "seen": shown_day(row.latest.at if row.latest else None),
        "prices": prices(row.listings),
        "claims": stances(row.listings),
        "contradiction": in_words(row.contradictions),
        "after_exposure": after_exposure(site.key, exposed),
        "reasons": list(row.latest.observation.judgement.reasons) if row.latest else [],
    }


def prices(listings: Iterable[Listing]) -> str:
    """The span of unit prices in CNY, as 0.4–1; one price alone stands alone."""
    tiers = sorted((tier for page in listings for tier in page.tiers), key=lambda one: one.amount)
    ends = [plain(tier) for tier in (*tiers[:1], *tiers[-1:])]
    return "–".join(dict.fromkeys(ends))


def found_by(site: Site) -> str:
    """How a site came to be known: the query and engine, or the page that linked to it."""
    return f"{site.origin}: {site.origin_detail}".removeprefix("search: ").rstrip(": ")


def stances(listings: Iterable[Listing]) -> str:
    """What a site says of its numbers: ``no name, phone; with address``."""
    said: dict[Stance, dict[str, None]] = {Stance.DENIES: {}, Stance.OFFERS: {}}
    for page in listings:
        for claim in page.claims:
            said[claim.stance][short(claim.field)] = None
    words = ("no", said[Stance.DENIES]), ("with", said[Stance.OFFERS])
    return "; ".join(f"{word} {', '.join(fields)}" for word, fields in words if fields)


def short(field: str) -> str:
    """A field as a person reads it; what is the recipient's goes without saying."""
    return field.removeprefix("recipient_").replace("sender_", "sender's ")


def in_words(found: Iterable[Contradiction]) -> str:
    """``in substance: denies name, phone; prices address``, each kind named apart."""
    kinds: dict[str, tuple[dict[str, None], dict[Against, dict[str, None]]]] = {}
    for one in found:
        denied, evidence = kinds.setdefault(one.kind.replace("_", " "), ({}, {}))
        denied[short(one.denied)] = None
        evidence.setdefault(one.against, {})[short(one.field)] = None
    return " | ".join(
        "; ".join(
            [
                f"{kind}: denies {', '.join(denied)}",
                *(f"{VERBS[against]} {', '.join(fields)}" for against, fields in evidence.items()),
            ]
        )
        for kind, (denied, evidence) in sorted(kinds.items())
    )


def after_exposure(site: SiteKey, exposed: Sequence[Result]) -> str:
    """Whether it was seen selling after each report that named it."""
    said: dict[str, None] = {}
    for result in exposed:
        life = result.lives.get(site)
        if life is None:
            continue
        day = moment(result.exposure.day)
        if life.end is not None:
            said[f"{life.end.standing} between {_between(life.end)}"] = None
        elif life.last_selling is not None and life.last_selling >= day:
            said[f"selling {(life.last_selling - day).days} days later"] = None
        else:
            said["not seen selling since"] = None
    return "; ".join(said)


def _between(end: End) -> str:
    once = "" if end.confirmed else ", missed in one sweep"
    return f"{shown_day(end.last_selling)} and {shown_day(end.first_missed)}{once}"
