"""Of whose numbers a sentence speaks, and who is to give the data it names.

What a page says of other sites, and what it repeats that others say, is no claim of its own:
有的网站的单号带电话. Nor is what the buyer hands in: 请提供收件人姓名.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from pipelines.blocks import Span
from waybillwatch.speech import (
    BUYERS,
    CHANNELS,
    DISCLAIMED,
    NO_CHANNELS,
    OPENING,
    OTHERS,
    OWN,
    PARTIAL,
    PAST,
    REPORTED,
    SCOLDED,
    UNSURE,
)

_BACK = 60
"""Signs before a list of fields within which it is said of whose numbers they are."""
_QUOTED = 120
"""Signs behind its opening mark within which a quotation ends."""


class Speaker(Enum):
    """Of whose numbers a stretch speaks."""

    OWN = auto()
    OTHERS = auto()
    REPORTED = auto()
    """Somebody says so of the page's own."""


def speaker_before(text: str, sentence: Span, place: int) -> Speaker:
    """Whose numbers a sentence speaks of at a place: the last word for one decides.

    A list within quotation marks is the words of whoever is named before them.
    """
    low = max(sentence[0], place - _BACK)
    opened = OPENING.search(text, max(0, place - _QUOTED), place)
    if opened:
        low, place = max(0, opened.start() - _BACK), opened.start()
    own = _last(OWN, text, low, place)
    others, reported = _last(OTHERS, text, low, place), _last(REPORTED, text, low, place)
    if reported > -1 and reported >= max(own if not opened else -1, others):
        return Speaker.REPORTED
    return Speaker.OTHERS if others > own else Speaker.OWN


def speaks_of_others(text: str, place: int) -> bool:
    """Whether the words right before a place speak of others' numbers."""
    return speaker_before(text, (max(0, place - _BACK), place), place) is not Speaker.OWN


def is_taken_back(text: str, start: int, end: int) -> bool:
    """Whether what others say is denied: 没有的事."""
    return DISCLAIMED.search(text, start, end) is not None


def is_scolded(text: str, place: int, end: int) -> bool:
    """Whether what stands before a place is called a fraud: 号称带电话的都是骗子."""
    return SCOLDED.match(text, place, end) is not None


def is_partial(text: str, place: int) -> bool:
    """Whether only a part of a number is spoken of behind its name: 电话后四位."""
    return PARTIAL.match(text, place) is not None


def is_past(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of what was: 以前的单号."""
    return PAST.search(text, start, end) is not None


def is_buyers(text: str, clause: Span) -> bool:
    """Whether a clause speaks of what a buyer hands in, or says nothing sure or only forbids."""
    return BUYERS.search(text, *clause) is not None or UNSURE.search(text, *clause) is not None


def is_channel(text: str, clause: Span, sentence: Span) -> bool:
    """Whether a clause that names phones speaks of ways to be reached."""
    said = CHANNELS.search(text, *clause) or NO_CHANNELS.search(text, *sentence)
    return said is not None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    last = -1
    for found in pattern.finditer(text, start, end):
        last = found.start()
    return last
