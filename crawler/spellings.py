"""Host names in one spelling, and the addresses some of them are in disguise. Pure.

Source: the host parser of the WHATWG URL standard, for the spellings of IPv4 that browsers
and resolvers take.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address

_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.ASCII)
_MOST_PARTS = 4
_BYTE = 256
_DOTS = str.maketrans({"\u3002": ".", "\uff61": ".", "\uff0e": "."})
_HOST_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}", re.ASCII)


def normalise_host(host: str) -> str:
    """A host in one spelling: no brackets, width folded, ASCII (IDNA), lower case, no last dot.

    Raises ValueError for what can be no host.
    """
    text = unicodedata.normalize("NFKC", host.strip("[]").translate(_DOTS)).translate(_DOTS)
    text = text.lower().removesuffix(".")
    if not text.isascii():
        text = text.encode("idna").decode("ascii").lower()
    if ":" not in text and not _HOST_NAME.fullmatch(text):
        raise ValueError(f"{host!r} can be no host name")
    return text


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address a normalised host spells, in any of its spellings; None for a name.

    2130706433, 0x7f.1, 0177.0.0.1 and 127.1 are all 127.0.0.1. A host that ends in a
    number is never a name: raises ValueError where it spells no address either.
    """
    if ":" in host:
        return IPv6Address(host.partition("%")[0])
    parts = host.split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    if len(parts) > _MOST_PARTS or not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"{host!r} ends in a number and is no address")
    *first, last = (_number(part) for part in parts)
    if any(number >= _BYTE for number in first) or last >= _BYTE ** (_MOST_PARTS - len(first)):
        raise ValueError(f"{host!r} is out of an address's range")
    for place, number in enumerate(first):
        last += number << 8 * (_MOST_PARTS - 1 - place)
    return IPv4Address(last)


def _number(text: str) -> int:
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    return int(text, 8) if text.startswith("0") and len(text) > 1 else int(text)
