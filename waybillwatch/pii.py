"""Personal data: its fields, its sightings, and text from which it has been masked."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from waybillwatch.quotes import Courier, Quote

MASK = "*"
"""Stands for one code point that must not be read."""


class PiiField(StrEnum):
    """What a parcel tells of a person.

    The rule of 2014 on courier users' data counts the waybill number among it too; that
    one is a sighting and never a claim.
    """

    RECIPIENT_NAME = "recipient_name"
    RECIPIENT_PHONE = "recipient_phone"
    RECIPIENT_ADDRESS = "recipient_address"
    SENDER_NAME = "sender_name"
    SENDER_PHONE = "sender_phone"
    SENDER_ADDRESS = "sender_address"


class PiiKind(StrEnum):
    """What sort of datum a sighting is."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    ID_NUMBER = "id_number"
    WAYBILL = "waybill"


class AddressGrade(StrEnum):
    """How near an address leads to a door."""

    CITY = "city"
    STREET = "street"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One piece of somebody's data shown on a page, masked."""

    kind: PiiKind
    field: PiiField | None
    """Whose it is and what; None for an id number or a waybill number."""
    masked: str
    """Its masked form, as long as the original in code points."""
    token: str | None
    """A keyed token of the normalised value: counts distinct people, leads back to none."""
    quote: Quote
    courier: Courier | None = None
    """Of a waybill number, where the page ties one to it."""
    grade: AddressGrade | None = None
    """Of an address."""
    clear: str | None = dataclasses.field(default=None, repr=False, compare=False)
    """The value itself; only ``redact(reveal=True)`` fills it, for ``read --reveal``."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes tokens with one key: HMAC-SHA-256(key, kind ‖ 0x00 ‖ value)."""

    key: bytes = dataclasses.field(repr=False)

    @property
    def key_id(self) -> str:
        """Names the key in every row without giving it away: 8 hex digits of its hash."""
        return hashlib.sha256(b"waybillwatch token key\x00" + self.key).hexdigest()[:8]

    def of(self, kind: PiiKind, value: str) -> str:
        """The token of a normalised value, 32 hex digits."""
        message = kind.encode() + b"\x00" + value.encode()
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()[:32]


class Redacted:
    """Text in which every sighting is masked, code point for code point.

    It is no ``str``, so mypy refuses raw text where redacted text is wanted; slicing and
    folding give Redacted again. ``pipelines.redact`` alone makes one from raw text.
    """

    __slots__ = ("_text",)

    def __init__(self, masked_text: str) -> None:
        self._text = masked_text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Redacted({self._text!r})"

    def __len__(self) -> int:
        return len(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Redacted) and other._text == self._text

    def __hash__(self) -> int:
        return hash(("Redacted", self._text))

    def __getitem__(self, where: slice) -> Redacted:
        return Redacted(self._text[where])

    def __contains__(self, needle: str) -> bool:
        return needle in self._text

    @classmethod
    def lines(cls, parts: Iterable[Redacted]) -> Redacted:
        """Put parts below one another, each on a line of its own."""
        return cls("\n".join(str(part) for part in parts))

    @classmethod
    def remembered(cls, stored: str) -> Redacted:
        """Text out of the tables, which hold none that was not redacted before."""
        return cls(stored)

    def find(self, needle: str, start: int = 0) -> int:
        """Like ``str.find``."""
        return self._text.find(needle, start)

    def finditer(self, pattern: re.Pattern[str], start: int = 0) -> Iterator[re.Match[str]]:
        """Like ``pattern.finditer``; offsets are those of this text."""
        return pattern.finditer(self._text, start)
