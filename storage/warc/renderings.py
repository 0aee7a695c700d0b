"""Renderings as records, and back: the document, the picture, and what the page fetched.

The document is a resource ``urn:dom:<url>``, the picture ``urn:view:<url>`` as other archives
name theirs; requisites are exchanges like any other, marked by their purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storage.warc.attempts import attempt_from_json, attempt_to_json
from storage.warc.heads import ascii_url
from storage.warc.visits import Json, read_time, time_text
from storage.warc.writing import SegmentWriter
from waybillwatch.captures import Attempt, Outage, Purpose, Rendering, answer_of
from waybillwatch.repeats import repeated
from waybillwatch.sweeps import Visit


def write_attempts(
    writer: SegmentWriter, attempts: Sequence[Attempt], visit: Visit | None = None
) -> list[Json]:
    """Write attempts; each as JSON with the id of its answer's record under ``record``.

    Payloads that the ``visit`` knows are not written again.
    """
    rows = []
    for attempt in attempts:
        row = attempt_to_json(attempt)
        if isinstance(attempt, Outage):
            uri = f"urn:outage:{ascii_url(attempt.url)}"
            writer.json("metadata", uri, attempt.at, row["outage"])
        answer = answer_of(attempt)
        known = None if visit is None else repeated(attempt, visit)
        record = None if answer is None else writer.exchange(answer, known)
        rows.append({**row, "record": record})
    return rows


def read_attempts(rows: Sequence[Json], bodies: Mapping[str, bytes]) -> tuple[Attempt, ...]:
    """The attempts behind ``write_attempts``. Raises KeyError where a body is missing."""
    return tuple(
        attempt_from_json(row, None if row["record"] is None else bodies[row["record"]])
        for row in rows
    )


def write_rendering(writer: SegmentWriter, rendering: Rendering) -> Json:
    """Write one rendering; what its records cannot say, and their ids."""
    uri = ascii_url(rendering.url)
    more = {"X-Waybillwatch-Rendered": rendering.reason}
    html, png = "text/html; charset=utf-8", "image/png"
    dom = writer.resource(f"urn:dom:{uri}", rendering.at, rendering.dom, html, more)
    shot = None
    if rendering.screenshot is not None:
        shot = writer.resource(f"urn:view:{uri}", rendering.at, rendering.screenshot, png, more)
    return {
        "url": rendering.url,
        "at": time_text(rendering.at),
        "purpose": rendering.purpose.value,
        "reason": rendering.reason,
        "dom": dom,
        "screenshot": shot,
        "requisites": write_attempts(writer, rendering.requisites),
    }


def read_rendering(row: Json, bodies: Mapping[str, bytes]) -> Rendering:
    """The rendering behind ``write_rendering``. Raises KeyError where a record is missing."""
    shot = row["screenshot"]
    return Rendering(
        url=row["url"],
        at=read_time(row["at"]),
        purpose=Purpose(row["purpose"]),
        reason=row["reason"],
        dom=bodies[row["dom"]],
        screenshot=None if shot is None else bodies[shot],
        requisites=read_attempts(row["requisites"], bodies),
    )
