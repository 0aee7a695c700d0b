"""Whether words around a list of fields say that they are there: the parity of negations."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.blocks import Span
from pipelines.gaps import (
    AND,
    BEFORE,
    BEHIND,
    DEARER,
    DEARER_BEFORE,
    ELSE,
    FINAL,
    ITEMIZED,
    ITEMS,
    LIST_HEAD,
    LOOSE,
    NEXT,
    POSTFIX,
    WHOLE,
)
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.words import Term

RULING = {Kind.HAS, Kind.LACKS, Kind.NOT}
"""Kinds of words that say whether something is there."""
CHAIN = 10
"""Signs between two words of one predicate: 没有一条是不带."""
_CARRY = "带含附"
"""Signs that mean nothing else than to carry; they reach over a few others."""
_CARRIED = 4
_FORCE = 2
"""A word of so many signs rules fields that stand a little further off."""


def ruled(
    passage: Passage, named: Sequence[Term], terms: Sequence[Term], reach: Span, *, followed: bool
) -> Stance | None:
    """Whether the fields of a list are said to be there; None where nothing is said.

    ``followed`` says that more fields follow in the clause: what stands between is theirs.
    """
    text, first, last = passage.text, named[0].start, named[-1].end
    rules = [t for t in terms if t.kind in RULING and reach[0] <= t.start and t.end <= reach[1]]
    own = next((term for term in rules if term.start >= last), None)
    if own is not None and _is_postfix(text, own, last):
        return Stance.DENIES if _is_no(own) else Stance.OFFERS
    ahead = [t for t in rules if t.end <= first and t.value != "end"]
    if ahead and reach[0] and text[reach[0] - 1] not in ",;。":
        said_before = _is_postfix(text, ahead[0], reach[0])
        ahead = ahead[1:] if said_before else ahead  # it is said of the field before
    before = _chain(passage, ahead, first)
    after = [] if followed else behind(text, rules, last)
    if after and after[0].kind == Kind.LACKS and not _denies(before):
        return Stance.DENIES if _denies(after) else Stance.OFFERS
    chosen = before or after
    if chosen:
        return Stance.DENIES if _denies(chosen) else Stance.OFFERS
    return Stance.OFFERS if _is_to_be_had(text, reach, first, last) else None


def _is_to_be_had(text: str, reach: Span, first: int, last: int) -> bool:
    """Whether fields that no word rules are listed as contents, all there, or cost more."""
    start, end = reach
    alone = not (text[start:first].strip() or text[last:end].strip())
    if alone and "+" in text[first:last]:
        return True
    head = LIST_HEAD.search(text, start, first)
    if head and ITEMS.fullmatch(text, head.end(), first):
        return True
    if WHOLE.match(text, last) or DEARER.match(text, last):
        return True
    return DEARER_BEFORE.search(text, start, first) is not None


def _is_postfix(text: str, term: Term, place: int) -> bool:
    """Whether a word stands right behind the field that ends at a place, said of it alone."""
    return (
        term.value != "near"
        and POSTFIX.fullmatch(text, place, term.start) is not None
        and NEXT.match(text, term.end) is not None
    )


def behind(text: str, rules: Sequence[Term], last: int) -> list[Term]:
    """The words behind a list that rule it."""
    found = [t for t in rules if t.start >= last and text[t.start] != "+" and t.value != "near"]
    if not found:
        return []
    found = found[: 1 + sum(1 for term in found[:1] if term.kind == Kind.NOT)]
    start, end = found[0].start, found[-1].end
    final = FINAL.match(text, end) is not None
    if BEHIND.fullmatch(text, last, start):
        return found if final or found[0].value != "end" else []
    loose = final and LOOSE.fullmatch(text, last, start) and not ELSE.search(text, last, start)
    return found if loose else []


def _chain(passage: Passage, rules: Sequence[Term], edge: int) -> list[Term]:
    """The words before a list that rule it together: near it, and near each other."""
    chain: list[Term] = []
    for term in reversed(rules):
        gap = passage.text[term.end : edge]
        if not (_is_near(passage.text, term, gap) if not chain else _is_chained(gap)):
            break
        joined = AND.search(passage.text, term.end, edge + 1) is not None
        if not (chain and joined and _is_no(term) and _is_no(chain[0])):
            chain.insert(0, term)
        edge = term.start
    return chain


def _is_near(text: str, term: Term, gap: str) -> bool:
    """Whether a word stands near enough to a list to rule it; a longer one reaches further."""
    if BEFORE.fullmatch(gap):
        return True
    if term.value == "near":
        return False
    if term.kind != Kind.NOT and term.end - term.start >= _FORCE and ITEMIZED.fullmatch(gap):
        return True
    if ":" in gap:
        return False
    if term.end - term.start >= _FORCE:
        return len(gap) <= CHAIN
    return text[term.start] in _CARRY and len(gap) <= _CARRIED


def _is_chained(gap: str) -> bool:
    return ":" not in gap and len(gap) < CHAIN


def _is_no(term: Term) -> bool:
    return term.kind in {Kind.LACKS, Kind.NOT}


def _denies(rules: Sequence[Term]) -> bool:
    return sum(1 for term in rules if _is_no(term)) % 2 == 1
