"""Whether words around a list of fields say that they are there: the parity of negations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.blocks import Span
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Stance
from waybillwatch.words import Term

RULING = {Kind.HAS, Kind.LACKS, Kind.NOT}
"""Kinds of words that say whether something is there."""
_BEFORE = re.compile(
    r"[\s:、/(]*(?:任何|所有|全部|详细|真实|具体|完整|相应|相关|对应|其他|收件人|收货人|买家|客户|对方"
    r"|人家|一切|到|有|的|了|其|该|出|过|着|上|里|中|收件|寄件|一个|一条|任意|部分|精确|最新|单号|数据|信息)*"
)
"""What may stand between a word of little force (有, 没, 带) and the fields it rules."""
BEHIND = re.compile(
    r"[\s,:、/)」”]*(?:等|都|也|均|全|一概|一律|全部|统统|通通|概|皆|绝对|完全|通常|我们?|咱|自己|本来|就|是"
    r"|本站|这些|信息|资料|数据|这几样|三样|两样|[那这]边的?|方面的?|之类|什么的|小?店|手里|系统里|库里|单号"
    r"|后面|上|里|可以|能|还|则|会|一并|同时|一般|更|就)*"
)
"""What may stand between fields and a word behind them that rules them."""
_AND = re.compile(r"也|和|且|又|、|或|更")
"""Between two negations: they are said of the same list, and do not cancel."""
CHAIN = 10
"""Signs between two words of one predicate: 没有一条是不带."""
_FORCE = 2
"""A word of so many signs rules fields that stand a little further off."""


def ruled(
    passage: Passage, named: Sequence[Term], terms: Sequence[Term], reach: Span, *, followed: bool
) -> Stance | None:
    """Whether the fields of a list are said to be there; None where nothing is said.

    ``followed`` says that more fields follow in the clause: what stands between is theirs.
    """
    rules = [t for t in terms if t.kind in RULING and reach[0] <= t.start and t.end <= reach[1]]
    before = _chain(passage, [t for t in rules if t.end <= named[0].start], named[0].start)
    last = named[-1].end
    behind = [t for t in rules if t.start >= last and passage.text[t.start] != "+"]
    if behind and (followed or not BEHIND.fullmatch(passage.text, last, behind[0].start)):
        behind = []
    behind = behind[: 1 + sum(1 for term in behind[:1] if term.kind == Kind.NOT)]
    if behind and behind[0].kind == Kind.LACKS and not _denies(before):
        return Stance.DENIES if _denies(behind) else Stance.OFFERS
    chosen = before or behind
    if not chosen:
        return None
    return Stance.DENIES if _denies(chosen) else Stance.OFFERS


def _chain(passage: Passage, rules: Sequence[Term], edge: int) -> list[Term]:
    """The words before a list that rule it together: near it, and near each other."""
    chain: list[Term] = []
    for term in reversed(rules):
        gap = passage.text[term.end : edge]
        if not (_is_near(term, gap) if not chain else _is_chained(gap)):
            break
        joined = _AND.search(passage.text, term.end, edge + 1) is not None
        if not (chain and joined and _is_no(term) and _is_no(chain[0])):
            chain.insert(0, term)
        edge = term.start
    return chain


def _is_near(term: Term, gap: str) -> bool:
    """Whether a word stands near enough to a list to rule it; a longer one reaches further."""
    if _BEFORE.fullmatch(gap):
        return True
    return ":" not in gap and term.end - term.start >= _FORCE and len(gap) <= CHAIN


def _is_chained(gap: str) -> bool:
    return ":" not in gap and len(gap) < CHAIN


def _is_no(term: Term) -> bool:
    return term.kind in {Kind.LACKS, Kind.NOT}


def _denies(rules: Sequence[Term]) -> bool:
    return sum(1 for term in rules if _is_no(term)) % 2 == 1
