"""What the archive's files are called: unique names that carry no personal data."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from waybillwatch.captures import Digest
from waybillwatch.sweeps import Visit

SEGMENT = ".warc.gz.age"


KEY = ".key"


PLAN_PREFIX = "plan-"


_SAFE = re.compile(r"[A-Za-z0-9TZ-]+")


_PLAIN_HOST = re.compile(r"[a-z0-9.-]{1,100}")


@dataclass(frozen=True, slots=True)
class SegmentRef:
    """Where a segment lies."""

    path: str
    """Relative to the archive's root, with forward slashes."""
    digest: Digest | None = None
    """Of its ciphertext, where it was just written or comes from the store."""


def segment_name(visit: Visit) -> str:
    """A file name for one try of a visit, unique and without personal data.

    A query or a board's name may hold anything a person typed, so only a plain host stands
    in clear.
    """
    natural = f"{visit.sweep}\0{visit.kind}\0{visit.subject}"
    named = hashlib.sha256(natural.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    host = f"-{visit.subject}" if _PLAIN_HOST.fullmatch(visit.subject) else ""
    return f"{visit.kind}{host}-{named}-{secrets.token_hex(4)}"


def key_path(segment: Path) -> Path:
    """Where the wrapped key of a segment lies."""
    return segment.with_name(segment.name + KEY)
