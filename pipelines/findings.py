"""What recognisers find, and how what they find is masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from pipelines.blocks import Span
from waybillwatch.pii import MASK, AddressGrade, PiiField, PiiKind
from waybillwatch.quotes import Courier


class Whose(Enum):
    """Whose datum it is."""

    PARTY = auto()
    """A parcel party's: masked, and a sighting."""
    BYSTANDER = auto()
    """Some other person's, or we cannot tell: masked, and no sighting."""
    TRADER = auto()
    """The trader's own: kept."""
    PUBLIC = auto()
    """A hotline's, or the goods themselves: kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One datum in the folded text."""

    kind: PiiKind
    span: Span
    """In the folded text."""
    whose: Whose
    value: str
    """Normalised: what a token is made of."""
    field: PiiField | None = None
    courier: Courier | None = None
    grade: AddressGrade | None = None
    keep: int = 0
    """Folded characters at its head that stay readable (province and city)."""


_KEPT_SIGNS = {PiiKind.PHONE: 3, PiiKind.WAYBILL: 4, PiiKind.NAME: 1}
"""Letters and digits that stay readable: a phone's prefix, a waybill number's head, a surname."""


def mask(kind: PiiKind, original: str, keep: int = 0) -> str:
    """The original with its telling characters masked, as long as before.

    ``keep`` characters at the head stay (an address's province and city). Line ends stay;
    so do a phone's separators. An id number keeps nothing but its length.
    """
    left = _KEPT_SIGNS.get(kind, 0)
    masked: list[str] = []
    for place, sign in enumerate(original):
        separator = kind is PiiKind.PHONE and not sign.isalnum()
        if place < keep or sign == "\n" or separator:
            masked.append(sign)
        elif left > 0 and sign.isalnum():
            left -= 1
            masked.append(sign)
        else:
            masked.append(MASK)
    return "".join(masked)


def without_overlaps(findings: Iterable[Finding], length: int) -> list[Finding]:
    """Findings in page order; where two overlap the one given first stays.

    ``length`` is that of the folded text they lie in.
    """
    kept: list[Finding] = []
    taken = bytearray(length)
    for finding in findings:
        start, end = finding.span
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.span)
