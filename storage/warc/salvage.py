"""What a damaged segment still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from storage.warc.attempts import attempt_from_json
from storage.warc.reading import Record, read_records, whole_members
from storage.warc.revisits import payloads
from storage.warc.segments import VISIT
from storage.warc.visits import visit_from_json
from storage.warc.writing import UNCHANGED
from waybillwatch.captures import Attempt
from waybillwatch.sweeps import Visit


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a damaged segment still holds."""

    visit: Visit | None
    """None where not even the first record is whole."""
    attempts: tuple[Attempt, ...]
    """Those whose records are whole, in order."""
    lost: int
    """How many attempts are known to be missing."""
    records: int
    """How many records came back whole."""


def salvage_segment(plain: bytes) -> Salvage:
    """What can be had from the beginning of a segment: whole records, and no other."""
    whole, _ = whole_members(plain)
    records = tuple(_until_damage(read_records(whole))) if whole else ()
    # What lies in another segment counts as lost here: it is to be had there.
    bodies = payloads((one for one in records if not _lies_elsewhere(one)), None)
    heads = [record for record in records if record.uri == VISIT]
    if not heads:
        return Salvage(None, (), 0, len(records))
    row = json.loads(heads[0].block)
    attempts = tuple(
        attempt_from_json(part, bodies.get(part["record"]) if part["record"] else None)
        for part in row["attempts"]
        if part["record"] is None or part["record"] in bodies
    )
    lost = len(row["attempts"]) - len(attempts)
    return Salvage(visit_from_json(row["visit"]), attempts, lost, len(records))


def _lies_elsewhere(record: Record) -> bool:
    return record.kind == "revisit" and record.profile != UNCHANGED


def _until_damage(records: Iterator[Record]) -> Iterator[Record]:
    try:
        yield from records
    except ValueError:
        # Whole members with a wrong digest: what stands before them is still good.
        return
