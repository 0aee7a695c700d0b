"""Pages that have not changed: what was read then is what would be read now.

A 304 has no payload. It says that the page is still the one whose validators we sent, so its
exchange carries that payload's digest, and its reading is the earlier one.
"""

from __future__ import annotations

from pipelines.extract import Extract
from pipelines.redact import redact_text
from waybillwatch.captures import Capture
from waybillwatch.sweeps import Known, Recall, Visit

GONE = "not modified, and what was read before is gone: the page is not known this time"
UNASKED = "not modified, and nobody had asked whether it was: the page is not known this time"
_LONGEST = 200
"""Signs of a validator that is kept."""


def recalled(visit: Visit, known: Known, recall: Recall | None) -> Extract | None:
    """What was read of an unchanged page; None where that is gone."""
    found = recall(visit, known) if recall is not None else None
    if found is None:
        return None
    return Extract(found.reading, (), found.finds)


def validator(answer: Capture | None, name: str) -> str | None:
    """A validator as it may be kept and sent back: short, plain, and nobody's data."""
    value = answer.header(name) if answer is not None else None
    if value is None or not 0 < len(value) <= _LONGEST:
        return None
    if not (value.isascii() and value.isprintable()) or str(redact_text(value)) != value:
        return None
    return value
