"""What a seller says of the data its numbers carry (disclaimers are in ``disclaiming``).

Whatever page is given is read; that only a seller's own words count is seen to by
``extract``, which keeps them on pages that may be a seller's.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.amounts import find_amounts
from pipelines.answers import answer_to
from pipelines.blocks import Block, BlockKind, Span
from pipelines.disclaiming import disclaimers_in, find_disclaimers
from pipelines.statements import Statement, statements
from pipelines.view import View, view_of
from waybillwatch.lexicon import Kind
from waybillwatch.listings import PiiClaim, PriceTier, Stance
from waybillwatch.pii import PiiField

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

__all__ = ["claims_in", "disclaimers_in", "find_claims", "find_disclaimers"]

_LABELS = frozenset(
    {BlockKind.HEADING, BlockKind.OPTION, BlockKind.CELL, BlockKind.LABEL, BlockKind.ITEM}
)
_ALL = re.compile(
    r"所有|全部|一律|一概|本站|我们|本店|本吧|本平台|平台|均|都|统统|绝|任何|每个|每条"
    r"|(?:单号|空包|底单|面单)(?!\+)[^,+]{0,8}?(?:不|没|无|未)"
)
"""Words that make 无地址 a statement about all numbers rather than the name of a variant."""
_SAMPLE = re.compile(r"样品|样单|样例|示例")
_NAME = 14
"""Signs of the longest line that can be the name of a variant."""
_FORM = re.compile(r":\s*$")
_MASKED_NAME = re.compile(r"(?:姓名|名字)[^。\n]{0,10}(?:首字|姓氏|姓)[^。\n]{0,4}\*")


def find_claims(page: RedactedPage, tiers: Sequence[PriceTier]) -> tuple[PiiClaim, ...]:
    """One claim for each stance and field, the first of each in page order."""
    return claims_in(view_of(page), tiers)


def claims_in(view: View, tiers: Sequence[PriceTier]) -> tuple[PiiClaim, ...]:
    """``find_claims`` over a view."""
    priced = list(_priced(tiers))
    found = [*_said(view, {claim.field for claim in priced}), *priced, *_coded(view)]
    found.sort(key=lambda claim: claim.quote.ranges[0])
    first: dict[tuple[Stance, PiiField], PiiClaim] = {}
    for claim in found:
        first.setdefault((claim.stance, claim.field), claim)
    return tuple(first.values())


def _priced(tiers: Sequence[PriceTier]) -> Iterator[PiiClaim]:
    """A priced variant that carries a field says that it is to be had."""
    for tier in tiers:
        for field in tier.includes or ():
            yield PiiClaim(Stance.OFFERS, field, tier.quote)


def _coded(view: View) -> Iterator[PiiClaim]:
    """A field's code on a seller's page (receiver_phone) says that the field is there."""
    for term in view.terms:
        if term.kind == Kind.CODE:
            party, _, what = term.value.partition(":")
            yield PiiClaim(
                Stance.OFFERS, PiiField(f"{party}_{what}"), view.quote(term.start, term.end)
            )


def _said(view: View, priced: Container[PiiField]) -> Iterator[PiiClaim]:
    """The page's own statements; a priced variant's name is quoted with its price instead."""
    blocks = view.running
    for index, block in enumerate(blocks):
        start, end = view.inner(block.span)
        said = [found for found in statements(view, start, end) if not found.cancelled]
        offered = {
            field
            for found in said
            if found.stance is Stance.OFFERS and not found.asked
            for field in found.fields
        }
        for found in said:
            if found.asked:
                answer = answer_to(view, found, (start, end), blocks[index + 1 : index + 2])
                if answer is not None:
                    yield from _claims(view, answer[0], found, answer[1])
            elif _counts(view, found, block, offered):
                is_name = block.kind in _LABELS and _line(view, found) <= _NAME
                for claim in _claims(view, found.stance, found, (found.start, found.end)):
                    if not (is_name and claim.stance is Stance.OFFERS and claim.field in priced):
                        yield claim


def _claims(view: View, stance: Stance, found: Statement, span: Span) -> Iterator[PiiClaim]:
    for field in found.fields:
        yield PiiClaim(stance, field, view.quote(*span))


def _counts(view: View, found: Statement, block: Block, offered: set[PiiField]) -> bool:
    """Whether a statement is about the numbers, not the name of a variant or a form's label.

    ``offered`` are the fields that the same paragraph says are to be had: 有地址和无地址两种
    names two variants and denies nothing.
    """
    if _FORM.search(view.text, found.start, found.end) or _SAMPLE.search(
        view.text, found.start, found.end
    ):
        return False
    if found.stance is Stance.OFFERS:
        heads = block.kind is BlockKind.HEADING
        return not (heads and "可选" in view.text[found.start : found.end])
    short = _line(view, found) <= _NAME
    about_all = _ALL.search(view.text, found.start, found.end) is not None
    if find_amounts(view.text, found.start, found.end):
        return about_all and not short
    if block.kind in _LABELS and short and not about_all:
        return False
    return about_all or not offered & set(found.fields)


def _line(view: View, found: Statement) -> int:
    """The length of the line a statement stands in, as far as it can be a name."""
    first, last = max(0, found.start - _NAME - 1), found.end + _NAME + 1
    start = max(first, view.text.rfind("\n", first, found.start) + 1)
    end = view.text.find("\n", found.end, last)
    return (min(last, len(view.text)) if end < 0 else end) - start
