"""The ledger: one link a visit, chained, so that a change to what was seen shows.

A chain proves nothing against its own keeper until its head is stamped from outside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from storage.merkle import merkle_root
from storage.schema import captures, ledger, sweeps, visits
from waybillwatch.captures import Digest
from waybillwatch.errors import StoreError

GENESIS = "0" * 64
"""What the first link points back to."""


def root_of(digests: Sequence[Digest]) -> str:
    """The Merkle root of a visit's digests in the order of its exchanges, in hex.

    Of each exchange its payload; then, where its page was rendered, the document and the picture.
    """
    return merkle_root([str(digest).encode() for digest in digests]).hex()


def link_hash(seq: int, previous: str, visit: tuple[str, str, str], root: str) -> str:
    """The hash of one link: its place, the link before, the visit's natural key, its root."""
    parts = ("waybillwatch ledger 1", str(seq), previous, *visit, root)
    # Each part with its length before it: no two links can be written alike.
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    message = b"".join(str(len(part)).encode() + b":" + part for part in encoded)
    return hashlib.sha256(message).hexdigest()


def append(
    connection: Connection, visit_id: int, visit: tuple[str, str, str], digests: Sequence[Digest]
) -> str:
    """Chain a visit's link on, in the caller's transaction; its hash.

    A visit that has a link already (a reread) must still have its root. Raises StoreError
    where it has not.
    """
    root = root_of(digests)
    link = connection.execute(
        select(ledger.c.root, ledger.c.hash).where(ledger.c.visit_id == visit_id)
    ).one_or_none()
    if link is not None:
        if link.root != root:
            raise StoreError(
                f"the archive's captures of {' '.join(visit)} are not those the ledger holds: "
                "restore the segment from a backup"
            )
        return str(link.hash)
    last = connection.execute(
        select(ledger.c.seq, ledger.c.hash).order_by(ledger.c.seq.desc()).limit(1)
    ).one_or_none()
    seq, previous = (1, GENESIS) if last is None else (last.seq + 1, last.hash)
    made = link_hash(seq, previous, visit, root)
    connection.execute(
        ledger.insert().values(seq=seq, visit_id=visit_id, root=root, previous=previous, hash=made)
    )
    return made


def head(connection: Connection) -> tuple[int, str]:
    """The last link's number and hash: what is worth stamping from outside."""
    last = connection.execute(
        select(ledger.c.seq, ledger.c.hash).order_by(ledger.c.seq.desc()).limit(1)
    ).one_or_none()
    return (0, GENESIS) if last is None else (last.seq, last.hash)


def verify(connection: Connection) -> tuple[str, ...]:
    """Every fault of the chain and its roots, in plain words; empty where it is whole."""
    faults = []
    seq, previous = 0, GENESIS
    links = connection.execute(
        select(ledger, sweeps.c.key, visits.c.kind, visits.c.subject)
        .join(visits, ledger.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .order_by(ledger.c.seq)
    ).all()
    found = _digests(connection)
    for link in links:
        seq += 1
        visit = (link.key, str(link.kind), link.subject)
        said = f"link {link.seq} ({' '.join(visit)})"
        if link.seq != seq:
            faults.append(f"{said}: link {seq} is missing before it")
            seq = link.seq
        if link.previous != previous:
            faults.append(f"{said} does not point at the link before it")
        if link.hash != link_hash(link.seq, link.previous, visit, link.root):
            faults.append(f"{said} is not what it was made from")
        if link.root != root_of(found.get(link.visit_id, [])):
            faults.append(f"{said} does not hold the captures of its visit")
        previous = link.hash
    done = connection.scalar(
        select(func.count()).select_from(visits).where(visits.c.state == "done")
    )
    if done != len(links):
        faults.append(f"{done} visits are done and {len(links)} have a link")
    return tuple(faults)


def _digests(connection: Connection) -> dict[int, list[Digest]]:
    found: dict[int, list[Digest]] = {}
    rows = connection.execute(
        select(captures.c.visit_id, captures.c.digest, captures.c.dom, captures.c.screenshot)
        .where(captures.c.digest.is_not(None))
        .order_by(captures.c.visit_id, captures.c.ordinal)
    )
    for visit_id, *digests in rows:
        seen = [digest for digest in digests if digest is not None]
        found.setdefault(visit_id, []).extend(seen)
    return found
