"""A listing's facts to rows, and rows to facts.

A fact's row has its dataclass's own fields as columns, so one loop writes and reads all five
kinds; the quote is spread over two columns and its capture is the listing's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.schema import claims, contacts, disclaimers, listings, sightings, tiers
from waybillwatch.captures import Digest
from waybillwatch.errors import StoreError
from waybillwatch.listings import Contact, Disclaimer, Listing, PiiClaim, PriceTier
from waybillwatch.pii import Sighting
from waybillwatch.quotes import Quote

Fact = PriceTier | PiiClaim | Disclaimer | Contact | Sighting

FACTS: dict[str, tuple[Table, type[Fact]]] = {
    "tiers": (tiers, PriceTier),
    "claims": (claims, PiiClaim),
    "disclaimers": (disclaimers, Disclaimer),
    "contacts": (contacts, Contact),
    "sightings": (sightings, Sighting),
}
"""A Listing's field, the table it lies in, what one row of it is."""

_NOT_OF_THE_FACT = frozenset(
    {"id", "listing_id", "ordinal", "quote_exact", "quote_ranges", "token_key"}
)
_BATCH = 500
"""How many listings are asked for at once: well below any database's limit on parameters."""


@cache
def _own_columns(table: Table) -> list[str]:
    return [column.name for column in table.c if column.name not in _NOT_OF_THE_FACT]


def write_facts(connection: Connection, listing_id: int, listing: Listing, token_key: str) -> None:
    """Write the facts of a listing that is new; ``token_key`` names the key of its tokens.

    Raises StoreError where a fact is quoted from another capture than the listing's.
    """
    for name, (table, _) in FACTS.items():
        rows = []
        for ordinal, fact in enumerate(getattr(listing, name)):
            if fact.quote.capture != listing.capture:
                raise StoreError(
                    f"a fact of the page {listing.capture} is quoted from {fact.quote.capture}"
                )
            row = {column: getattr(fact, column) for column in _own_columns(table)}
            row |= {
                "listing_id": listing_id,
                "ordinal": ordinal,
                "quote_exact": fact.quote.exact,
                "quote_ranges": fact.quote.ranges,
            }
            if table is sightings:
                row["token_key"] = "" if fact.token is None else token_key
            rows.append(row)
        if rows:
            connection.execute(table.insert(), rows)


def delete_facts(connection: Connection, listing_id: int) -> None:
    """Take a listing's facts away, to be written anew."""
    for table, _ in FACTS.values():
        connection.execute(table.delete().where(table.c.listing_id == listing_id))


def read_listings(connection: Connection, ids: Iterable[int]) -> dict[int, Listing]:
    """Listings with all their facts, by id. Their capture is the one they were first seen on."""
    wanted = sorted(set(ids))
    found: dict[int, Listing] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        heads = connection.execute(select(listings).where(listings.c.id.in_(batch))).all()
        captured = {head.id: head.capture for head in heads}
        facts = {
            name: _facts(connection, table, kind, captured) for name, (table, kind) in FACTS.items()
        }
        for head in heads:
            own = {name: tuple(rows.get(head.id, ())) for name, rows in facts.items()}
            found[head.id] = Listing(head.url, head.capture, head.title, **own)
    return found


def _facts(
    connection: Connection, table: Table, kind: type[Fact], captured: dict[int, Digest]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    rows = connection.execute(
        select(table)
        .where(table.c.listing_id.in_(captured))
        .order_by(table.c.listing_id, table.c.ordinal)
    )
    names = _own_columns(table)
    for row in rows.mappings():
        listing_id = row["listing_id"]
        quote = Quote(row["quote_exact"], row["quote_ranges"], captured[listing_id])
        fact = kind(**{name: row[name] for name in names}, quote=quote)
        found.setdefault(listing_id, []).append(fact)
    return found
