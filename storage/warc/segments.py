"""A visit as one WARC segment in memory, and back."""

from __future__ import annotations

import json
from typing import Any

from storage.matching import matched
from storage.warc.heads import ascii_url
from storage.warc.reading import Record, read_records
from storage.warc.renderings import (
    read_attempts,
    read_rendering,
    write_attempts,
    write_rendering,
)
from storage.warc.revisits import Held, payloads
from storage.warc.software import run_header
from storage.warc.visits import read_time, time_text, visit_from_json, visit_to_json
from storage.warc.writing import SegmentWriter
from waybillwatch.captures import Attempt, Digest, rendering_of
from waybillwatch.errors import SegmentDamaged
from waybillwatch.repeats import repeated
from waybillwatch.sweeps import Exchange, FinishedVisit, VisitRecord

VISIT = "urn:waybillwatch:visit"


FORMAT = 1
"""The format of the JSON in a segment's own records."""


def build_segment(record: VisitRecord) -> bytes:
    """A visit's exchanges, outages, renderings and canonical texts as gzipped WARC records."""
    finished = record.finished
    pairs = matched(record)
    # What holds the bodies is built first, so that the visit's record can name it and still
    # stand before it: a segment cut short then tells what is missing.
    bodies = SegmentWriter()
    attempts = write_attempts(bodies, finished.attempts, finished.visit)
    renderings = [write_rendering(bodies, rendering) for rendering in finished.renderings]
    answers = [row["record"] for row in attempts]
    _texts(bodies, record, pairs, answers, [row["dom"] for row in renderings])
    head = SegmentWriter()
    head.info(finished.finished, run_header())
    row = {
        "format": FORMAT,
        "visit": visit_to_json(finished.visit),
        "started": time_text(finished.started),
        "finished": time_text(finished.finished),
        "attempts": attempts,
        "renderings": renderings,
    }
    head.json("metadata", VISIT, finished.finished, row)
    return head.content + bodies.content


def _texts(
    writer: SegmentWriter,
    record: VisitRecord,
    pairs: list[tuple[Attempt, Exchange]],
    answers: list[str | None],
    documents: list[str],
) -> None:
    """The text of each page that was read, pointing at what it is the text of."""
    readings = {reading.capture: reading for reading in record.readings}
    renderings = record.finished.renderings
    made = {one.digest: document for one, document in zip(renderings, documents, strict=True)}
    for (attempt, exchange), answer in zip(pairs, answers, strict=True):
        if repeated(attempt, record.finished.visit) is not None:
            continue  # its text lies beside its payload
        rendering = rendering_of(attempt, renderings)
        sources: dict[Digest | None, str | None] = {}
        if rendering is not None:
            sources[rendering.digest] = made[rendering.digest]
        sources[exchange.digest] = answer
        read = next((one for one in sources if one in readings), None)
        source = sources.get(read)
        if read is None or source is None or not exchange.text_version:
            continue
        writer.text(
            f"urn:text:{ascii_url(attempt.url)}",
            attempt.at,
            readings[read].canonical_text,
            of=source,
            version=exchange.text_version,
        )


def read_segment(plain: bytes, name: str = "", held: Held | None = None) -> FinishedVisit:
    """The visit a segment holds, its attempts and renderings exactly those that went in.

    A payload that lies in an earlier visit's segment is brought by ``held``, so a visit comes
    back whole, or not at all with the name of the segment that is missing. ``answers`` is
    empty: result pages are read again by whoever reads the visit again. Raises SegmentDamaged,
    with ``name``, on anything that is not a whole segment.
    """
    try:
        records = tuple(read_records(plain))
        row = content_of(records, VISIT)
        bodies = payloads(records, held)
        return FinishedVisit(
            visit=visit_from_json(row["visit"]),
            attempts=read_attempts(row["attempts"], bodies),
            started=read_time(row["started"]),
            finished=read_time(row["finished"]),
            renderings=tuple(read_rendering(one, bodies) for one in row.get("renderings", ())),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(name, error) from error


def content_of(records: tuple[Record, ...], uri: str) -> dict[str, Any]:
    """The JSON in the record of that name. Raises ValueError where there is none."""
    for record in records:
        if record.uri == uri:
            row: dict[str, Any] = json.loads(record.block)
            return row
    raise ValueError(f"it holds no {uri}")


def damaged(name: str, error: Exception) -> SegmentDamaged:
    """The error for a segment that opens and is not what it should be inside."""
    return SegmentDamaged(
        f"segment {name or 'in memory'} opens and is damaged inside ({error}): "
        "restore it from a backup; no other segment is touched by it"
    )
