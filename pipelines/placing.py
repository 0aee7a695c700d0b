"""What a sentence makes of a statement: a question, somebody else's words, nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.blocks import Span
from pipelines.grouping import Group
from pipelines.passage import Passage
from pipelines.speakers import (
    Speaker,
    is_buyers,
    is_channel,
    is_partial,
    is_past,
    is_scolded,
    is_taken_back,
    speaker_before,
)
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.pii import PiiField


@dataclass(frozen=True, slots=True)
class Statement:
    """That some fields are there or are not."""

    stance: Stance
    fields: tuple[PiiField, ...]
    start: int
    """Of the clause in the folded text (of the first, where a list runs over several)."""
    end: int
    cancelled: bool = False
    """The clause speaks of something else: what a buyer fills in, what is kept secret."""
    asked: bool = False
    """It is a question."""


def placed(passage: Passage, found: Statement, group: Group, sentence: Span) -> Statement:
    """A statement with what its sentence makes of it: a question, somebody else's, nothing."""
    text, clause = passage.text, (found.start, found.end)
    around = passage.terms_in(*clause)
    asked = any(term.kind == Kind.ASK for term in around) or "?" in text[clause[0] : clause[1] + 1]
    denied = found.stance is Stance.DENIES
    cancelled = is_buyers(text, clause) or any(
        term.kind == Kind.CANCEL and not (denied and text[term.start - 1] in "可以能")
        for term in around
    )
    if not cancelled and all(field.endswith("_phone") for field in found.fields):
        bare = all(term.value == "phone" for term in group.terms)
        cancelled = bare and is_channel(text, clause, sentence)
    cancelled = cancelled or is_partial(text, group.terms[-1].end)
    cancelled = cancelled or (not denied and is_past(text, clause[0], group.terms[0].start))
    speaker = speaker_before(text, sentence, group.terms[0].start)
    if speaker is Speaker.REPORTED and not asked and is_taken_back(text, found.end, sentence[1]):
        return replace(found, stance=Stance.DENIES, cancelled=cancelled)
    scolded = is_scolded(text, group.terms[-1].end, sentence[1])
    others = scolded or speaker is Speaker.OTHERS or (speaker is Speaker.REPORTED and not asked)
    return replace(found, cancelled=cancelled or others, asked=asked)
