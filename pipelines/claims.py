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
from pipelines.blocks import BlockKind, Span
from pipelines.disclaiming import disclaimers_in, find_disclaimers
from pipelines.fieldgrids import marked_fields
from pipelines.passage import Passage
from pipelines.speakers import speaks_of_others
from pipelines.statements import NAMING, Statement, statements
from pipelines.view import Part, View, view_of
from waybillwatch.lexicon import Kind
from waybillwatch.listings import PiiClaim, PriceTier, Stance
from waybillwatch.pii import PiiField

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

__all__ = ["claims_in", "disclaimers_in", "find_claims", "find_disclaimers"]

_LABELS = frozenset(
    {BlockKind.HEADING, BlockKind.OPTION, BlockKind.CELL, BlockKind.LABEL, BlockKind.ITEM}
)
_CELLS = frozenset({BlockKind.CELL, BlockKind.LABEL, BlockKind.ITEM})
_ALL = re.compile(
    r"所有|全部|一律|一概|本站|我们|本店|本吧|本平台|平台|均|都|统统|绝|任何|每个|每条"
    r"|(?:单号|空包|底单|面单)(?!\+)[^,+]{0,8}?(?:不|没|无|未)"
)
"""Words that make 无地址 a statement about all numbers rather than the name of a variant."""
_SAMPLE = re.compile(r"样品|样单|样例|示例")
_NAME = 14
"""Signs of the longest line that can be the name of a variant."""
_COMMA = re.compile(r"[,。!](?!\d)")
_FORM = re.compile(r":\s*$")
_VARIANT = re.compile(
    r"(?:[^,]{0,8}(?:和|及|、|或))?(?:不带|不含|无|没有?|未带)[^,提供卖都均]{0,16}[名话机址号料息]的(?:单号|空包|面单|号|数据|料)"
)
"""无姓名无电话的单号: the name of a variant."""
_TAGGED = re.compile(r"[【\[(][^】\])]{1,10}[】\])]")
"""A variant's name before its price and what it goes without."""
_EITHER = re.compile(r"[两二三几]种|[两二三]类|分为|可选|任选|自选")
"""Beside 带地址 and 不带地址: both are variants."""
_LEAD = 20
_SAID_BEHIND = re.compile(
    r"[名话机址号料息]\s*:?\s*(?:一概|一律|都|均|全)?(?:没有|无|不带|不含|不提供|×|✗|✘|❌)\s*$|[×✗✘❌]\s?[一-鿿]+$"
)
"""收件人电话：无 says it of the field, where 无电话 may be a variant's name."""
_OPENING = frozenset('“「『"')


def find_claims(page: RedactedPage, tiers: Sequence[PriceTier]) -> tuple[PiiClaim, ...]:
    """One claim for each stance and field, the first of each in page order."""
    return claims_in(view_of(page), tiers)


def claims_in(view: View, tiers: Sequence[PriceTier]) -> tuple[PiiClaim, ...]:
    """``find_claims`` over a view."""
    priced = list(_priced(tiers))
    marked = tuple(marked_fields(view))
    told = {claim.quote.ranges[0][0] for claim in marked}
    said = _said(view, {claim.field for claim in priced}, told)
    found = [*said, *priced, *_coded(view), *marked]
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
    for part in view.parts:
        if Kind.CODE not in part.passage.kinds:
            continue
        for term in part.passage.terms:
            if term.kind == Kind.CODE:
                party, _, what = term.value.partition(":")
                quote = view.quote(part.start + term.start, part.start + term.end)
                yield PiiClaim(Stance.OFFERS, PiiField(f"{party}_{what}"), quote)


def _said(view: View, priced: Container[PiiField], told: Container[int]) -> Iterator[PiiClaim]:
    """The page's own statements; a priced variant's name is quoted with its price instead.

    ``told`` are the beginnings of cells that a mark beside them says more of.
    """
    parts = view.running
    for index, part in enumerate(parts):
        if not part.passage.kinds & NAMING or (index and _is_quoted(part, parts[index - 1])):
            continue
        if part.block.kind in _CELLS and part.block.span[0] in told:
            continue
        for stance, found, span in _counted(part, parts[index + 1 : index + 2]):
            is_name = part.block.kind in _LABELS and _line(part.passage, found) <= _NAME
            named = is_name and stance is Stance.OFFERS and not found.asked
            quote = view.quote(*span)
            for field in found.fields:
                if not (named and field in priced):
                    yield PiiClaim(stance, field, quote)


def _is_quoted(part: Part, before: Part) -> bool:
    """Whether a paragraph is a quotation of somebody whom the one before it names."""
    text = before.passage.text
    return part.passage.text[:1] in _OPENING and speaks_of_others(text, before.passage.end)


def _counted(part: Part, following: Sequence[Part]) -> Iterator[tuple[Stance, Statement, Span]]:
    """The statements of a part that count, each with what it says and its place on the page."""
    said = statements(part.passage, 0, part.passage.end)
    said = tuple(found for found in said if not found.cancelled)
    offered = {
        field
        for found in said
        if found.stance is Stance.OFFERS and not found.asked
        for field in found.fields
    }
    for found in said:
        if found.asked:
            answer = answer_to(found, part, following)
            if answer is not None:
                yield answer[0], found, answer[1]
        elif _counts(part, found, offered):
            yield found.stance, found, (part.start + found.start, part.start + found.end)


def _counts(part: Part, found: Statement, offered: set[PiiField]) -> bool:
    """Whether a statement is about the numbers, not the name of a variant or a form's label.

    ``offered`` are the fields that the same paragraph says are to be had: 有地址和无地址两种
    names two variants and denies nothing.
    """
    kind, text = part.block.kind, part.passage.text
    if _FORM.search(text, found.start, found.end) or _SAMPLE.search(text, found.start, found.end):
        return False
    if found.stance is Stance.OFFERS:
        return not (kind is BlockKind.HEADING and "可选" in text[found.start : found.end])
    if _VARIANT.fullmatch(text, found.start, found.end):
        return False
    short = _line(part.passage, found) <= _NAME
    about_all = _ALL.search(text, found.start, found.end) is not None
    if find_amounts(text, found.start, found.end):
        return about_all and not (short or _TAGGED.match(text, found.start))
    if (
        kind in _LABELS
        and short
        and not (about_all or _SAID_BEHIND.search(text, found.start, found.end))
    ):
        return False
    either = _EITHER.search(text, max(0, found.start - _LEAD), found.end) is not None
    return (about_all and not either) or not offered & set(found.fields)


def _line(passage: Passage, found: Statement) -> int:
    """The length of the line a statement stands in, as far as it can be a name."""
    first, last = max(0, found.start - _NAME - 1), found.end + _NAME + 1
    start = max(first, passage.text.rfind("\n", first, found.start) + 1)
    end = passage.text.find("\n", found.end, last)
    if _COMMA.search(passage.text, found.end, end if end >= 0 else min(last, passage.end)):
        return _NAME + 1  # a name is one clause
    return (min(last, passage.end) if end < 0 else end) - start
