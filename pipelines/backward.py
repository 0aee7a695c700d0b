"""Sentences that say of the fields named before them whether they are there (这些我们都没有)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.blocks import Span
from pipelines.fields import fields_of
from pipelines.gaps import FINAL
from pipelines.grouping import NAMING
from pipelines.passage import Passage
from pipelines.placing import Statement
from pipelines.ruling import RULING
from pipelines.speakers import is_buyers, is_channel
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance

_LONGEST = 16
"""Signs of the longest sentence that speaks of what the one before it names."""
_BACK = 4
"""Sentences before it whose fields it may speak of: 姓名？电话？地址？统统没有！"""
_LEAD = re.compile(
    r"(?:[\s,:]|很遗憾|抱歉|对不起|可惜|这些|这几[样项]|这个|这|那些|以上|上述|统统|通通|全部|全|都|一概|一律|均|也"
    r"|我们?|本站|本店|小店|其实|真的?|当然)*+"
)


def said_of_before(
    passage: Passage, sentences: Sequence[Span], made: Sequence[Sequence[Statement]]
) -> Iterator[Statement]:
    """What such sentences say; ``made`` are the statements of each sentence by itself."""
    for index, place in enumerate(sentences):
        stance = None if made[index] or not index else _stance(passage, place)
        if stance is None:
            continue
        first = index
        while first and index - first < _BACK and _is_open(passage, sentences, made, first - 1):
            first -= 1
        named = [
            term for term in passage.terms_in(sentences[first][0], place[0]) if term.kind in NAMING
        ]
        if first < index and named and (fields := fields_of(named, passage.text)):
            yield Statement(stance, fields, *passage.trimmed(sentences[first][0], place[1]))


def _stance(passage: Passage, place: Span) -> Stance | None:
    """What a short sentence says that is nothing but a word of ruling; None of any other."""
    if place[1] - place[0] > _LONGEST:
        return None
    lead = _LEAD.match(passage.text, *place)
    rules = [term for term in passage.terms_in(*place) if term.kind in RULING]
    if lead is None or len(rules) != 1 or FINAL.match(passage.text, rules[0].end) is None:
        return None
    if rules[0].start > lead.end() or rules[0].kind == Kind.NOT:
        return None
    return Stance.DENIES if rules[0].kind == Kind.LACKS else Stance.OFFERS


def _is_open(
    passage: Passage, sentences: Sequence[Span], made: Sequence[Sequence[Statement]], index: int
) -> bool:
    """Whether a sentence names fields and leaves open whether they are there."""
    place = sentences[index]
    terms = passage.terms_in(*place)
    if any(not found.asked for found in made[index]) or not any(t.kind in NAMING for t in terms):
        return False
    if any(term.kind == Kind.CANCEL for term in terms):
        return False
    return not (is_buyers(passage.text, place) or is_channel(passage.text, place, place))
