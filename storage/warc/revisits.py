"""Payloads by the records of a segment, those that lie in another segment fetched from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from storage.warc.reading import Record
from storage.warc.writing import UNCHANGED
from waybillwatch.captures import Digest

Held = Callable[[str, Digest], bytes]
"""Brings a payload from the segment that holds it. Raises SegmentDamaged with that name."""

_OWN = frozenset({"response", "resource"})


def own_payloads(records: Iterable[Record]) -> Mapping[Digest, bytes]:
    """The payloads that a segment holds itself, by their digests."""
    return {Digest.of(one.payload): one.payload for one in records if one.kind == "response"}


def payloads(records: Iterable[Record], held: Held | None) -> dict[str, bytes]:
    """The payload behind each record's id. Raises ValueError where one lies out of reach.

    That of a 304 is empty: the answer had none.
    """
    found = {}
    for one in records:
        if one.kind in _OWN or one.profile == UNCHANGED:
            found[one.id] = one.payload
        elif one.kind == "revisit":
            if held is None:
                raise ValueError(f"its payload lies in the segment {one.held_in}")
            found[one.id] = held(one.held_in, Digest.parse(one.digest))
    return found
