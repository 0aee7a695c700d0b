"""Where a fact stands, and the names facts are bound to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from waybillwatch.captures import Digest

Courier = NewType("Courier", str)
"""A courier's canonical short name: 圆通, 申通, EMS …"""

Range = tuple[int, int]
"""Start and end in code points of a capture's canonical text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a fact stands: the exact (redacted) words and their place.

    The pair of text-quote and text-position selectors of the W3C Web Annotation model.
    """

    exact: str
    ranges: tuple[Range, ...]
    capture: Digest
    """The payload digest of the capture whose canonical text the ranges count in."""
