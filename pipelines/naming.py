"""Whether a word may be somebody's name, and where a name ends."""

from __future__ import annotations

import re

from pipelines.blocks import Span
from waybillwatch.couriers import courier_of
from waybillwatch.divisions import CITIES, PROVINCES
from waybillwatch.people import (
    COMPOUND_SURNAMES,
    HONORIFIC,
    NO_NAME,
    NOT_IN_NAME,
    SURNAMES,
    TITLE,
)

_WORD = re.compile(
    r"[\u4e00-\u9fff]{2,6}[·•][\u4e00-\u9fff·•]{2,10}"
    r"|[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,2}(?![\u4e00-\u9fff*])"
    r"|[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff*])"
)
_ONE = re.compile(r"[\u4e00-\u9fff](?=先生|女士|小姐|太太)")
_EDGE = re.compile(
    r"[\s,;/|()\d\"'.\[\]:+-]|$|先生|女士|小姐|太太|收(?![\u4e00-\u9fff])|[收寄](?:件|货)|的?电话|手机|tel",
    re.IGNORECASE,
)
_LONG = re.compile(r"[\u4e00-\u9fff]{2,4}?(?=先生|女士|小姐|太太|收(?![\u4e00-\u9fff])|电话|手机)")


def reads_as_name(word: str, *, strict: bool) -> bool:
    """Whether a Chinese word may be a person's name; ``strict`` asks for a known surname."""
    plain = word.replace(" ", "")
    if "·" in plain or "•" in plain:
        return True
    if NO_NAME.match(plain) or NOT_IN_NAME.search(plain):
        return False
    if plain in CITIES or plain in PROVINCES or courier_of(plain):
        return False
    if plain[:2] in COMPOUND_SURNAMES:
        return 3 <= len(plain) <= 4  # noqa: PLR2004  (a surname of two and a name of one or two)
    if plain[0] in SURNAMES:
        return 2 <= len(plain) <= (3 if strict else 4)  # noqa: PLR2004
    return not strict and 2 <= len(plain) <= 3  # noqa: PLR2004


def name_at(text: str, start: int, *, strict: bool) -> Span | None:
    """The name that stands at a place: up to four characters before an edge."""
    one = _ONE.match(text, start)
    if one and text[start] in SURNAMES:
        return one.span()
    found = _WORD.match(text, start) or _LONG.match(text, start)
    if found is None:
        return None
    end = found.end()
    honorific = HONORIFIC.search(text, start + 1, end)
    if honorific:
        end = honorific.start()
    word = text[start:end]
    if _EDGE.match(text, end) and not TITLE.search(word) and reads_as_name(word, strict=strict):
        return start, end
    return None
