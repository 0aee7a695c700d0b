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
    r"[\s:、/(\])】]*(?:任何|所有|全部|详细|真实|具体|完整|相应|相关|对应|其他|收件人|收货人|买家|客户|对方"
    r"|人家|一切|到|有|的|了|其|该|出|过|着|上|里|中|收件|寄件|一个|一条|任意|部分|精确|最新|单号|数据|信息"
    r"|内容|字段|项目|如下|以下|这些|[几三两二]样|[几三两二]项|全套|全部|整套|哪怕|半个|半点|什么|啥|您要的)*"
)
"""What may stand between a word of little force (有, 没, 带) and the fields it rules."""
BEHIND = re.compile(
    r"[\s,:、/)」”]*(?:等|都|也|均|全|一概|一律|全部|统统|通通|概|皆|绝对|完全|通常|我们?|咱|自己|本来|就|是"
    r"|本站|这些|信息|资料|数据|这几样|三样|两样|[那这]边的?|方面的?|之类|什么的|小?店|手里|系统里|库里|单号"
    r"|后面|上|里|可以|能|还|则|会|一并|同时|一般|更|就|一个|一条|一样|这些|随号|随单|已经?|的|[-—])*"
)
"""What may stand between fields and a word behind them that rules them."""
_LOOSE = re.compile(r"[^,。;!?:\"“”\d]{0,8}")
"""What may stand there as well, where the word ends the clause and nothing else is spoken of."""
_ELSE = re.compile(
    r"不|记录|截图|聊天|图片|支架|用于|用来|下单|之后|以后|[您你谁]|客服|的人|怎么|如果|要是|除了|注册|登录|数字|位"
    r"|通知|打|接|挂|回访|公司的?(?:电|官|网)|网站自"
)
"""Behind a list of fields: the words after it are about this and not about the list."""
_FINAL = re.compile(
    r"(?:我们?|你们?|您|咱|别人)?[的了呢啊哦哟呀吧啦着过嘛哈~\s)\]】”」\"]*(?:[,。;!?\n(]|-|—|$)"
)
"""Behind a word that ends its clause."""
_POSTFIX = re.compile(r"[\s:)\]】』」”]*")
"""Between a field and a word that says of it alone whether it is there: 姓名：有 电话：无."""
_NEXT = re.compile(r"[\s/|,;。、(\[【!?\n◆●■·+)]|$")
"""Behind such a word."""
_LIST_HEAD = re.compile(
    r"(?:字段|内容|要素|件套|明细|清单|料[子里]?全?|数据全)(?:包括|包含|有|为|是|如下)?\s*:\s*"
    r"|[两二三四]件套?\s*[:(]\s*|(?:数据|文档|面单|料的?)格式(?:为|是)?\s*:\s*|每[行条][一二两三四五六七八\d]+[列项]\s*:\s*"
)
"""Before a list of what numbers carry."""
_AND = re.compile(r"也|和|且|又|、|或|更")
"""Between two negations: they are said of the same list, and do not cancel."""
CHAIN = 10
"""Signs between two words of one predicate: 没有一条是不带."""
_CARRY = "带含附"
"""Signs that mean nothing else than to carry; they reach over a few others."""
_CARRIED = 4
_FORCE = 2
"""A word of so many signs rules fields that stand a little further off."""

_ITEMS = re.compile(r"(?:[一-鿿a-z]{1,6}[、/+|,\s-]+){0,3}")
"""Other items of a list, before its fields."""
_ITEMIZED = re.compile(rf"[^,:]{{0,4}}:?\s*{_ITEMS.pattern}")
_AMOUNT = r"[\d一二两三四五六七八九半]+(?:\.\d+)?\s?(?:元|块|毛|分|角)?"
_WHOLE = re.compile(r"(?:都|均|俱|信息|资料|\s)*全(?=[的了,。;!?\n)\]】\s]|$)")
"""Behind a list: it is all there. 姓名、电话、地址全"""
_DEARER_BEFORE = re.compile(
    rf"(?:加|多|另|再|贵|补)(?:收|付|加|给|价|出)?\s?{_AMOUNT}钱?\s*[,:]?(?:就|可|可以|能)?(?:给|带|有|附|得|看|拿)?(?:收件人|收货人|买家)?$"
)
_DEARER = re.compile(
    rf"(?:的话|的|者|版)?[,\s(]*(?:每[个条单张]|一[个条单张])?\s*(?:需|要|须|则)?"
    rf"(?:另(?:外)?(?:购|算|收|计|付|加|售|买)|单(?:买|算|收|卖)|加(?:收|价|钱|付)|多(?:收|付|加)|贵|加)(?:\s?{_AMOUNT}|费|钱|$|[,。;)])"
    r"|[,\s(]*\+\s?(?:\d?\.\d|\d+(?:\.\d+)?\s?[元块毛分角]|[一二两三四五六七八九]\s?[毛分角])"
)
"""What costs more is to be had: 加1毛给地址, 电话另算, 要地址的话每个多收一角."""


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
    if ahead and _is_postfix(text, ahead[0], reach[0]) and reach[0] and text[reach[0] - 1] not in ",;。":
        ahead = ahead[1:]  # it is said of the field before
    before = _chain(passage, ahead, first)
    after = [] if followed else behind(text, rules, last)
    if after and after[0].kind == Kind.LACKS and not _denies(before):
        return Stance.DENIES if _denies(after) else Stance.OFFERS
    chosen = before or after
    if chosen:
        return Stance.DENIES if _denies(chosen) else Stance.OFFERS
    head = _LIST_HEAD.search(text, reach[0], first)
    if head and _ITEMS.fullmatch(text, head.end(), first):
        return Stance.OFFERS
    there = (
        _WHOLE.match(text, last)
        or _DEARER.match(text, last)
        or _DEARER_BEFORE.search(text, reach[0], first)
    )
    return Stance.OFFERS if there else None


def _is_postfix(text: str, term: Term, place: int) -> bool:
    """Whether a word stands right behind the field that ends at a place, and is said of it alone."""
    return (
        term.value != "near"
        and _POSTFIX.fullmatch(text, place, term.start) is not None
        and _NEXT.match(text, term.end) is not None
    )


def behind(text: str, rules: Sequence[Term], last: int) -> list[Term]:
    """The words behind a list that rule it."""
    found = [t for t in rules if t.start >= last and text[t.start] != "+" and t.value != "near"]
    if not found:
        return []
    found = found[: 1 + sum(1 for term in found[:1] if term.kind == Kind.NOT)]
    start, end = found[0].start, found[-1].end
    final = _FINAL.match(text, end) is not None
    if BEHIND.fullmatch(text, last, start):
        return found if final or found[0].value != "end" else []
    loose = final and _LOOSE.fullmatch(text, last, start) and not _ELSE.search(text, last, start)
    return found if loose else []


def _chain(passage: Passage, rules: Sequence[Term], edge: int) -> list[Term]:
    """The words before a list that rule it together: near it, and near each other."""
    chain: list[Term] = []
    for term in reversed(rules):
        gap = passage.text[term.end : edge]
        if not (_is_near(passage.text, term, gap) if not chain else _is_chained(gap)):
            break
        joined = _AND.search(passage.text, term.end, edge + 1) is not None
        if not (chain and joined and _is_no(term) and _is_no(chain[0])):
            chain.insert(0, term)
        edge = term.start
    return chain


def _is_near(text: str, term: Term, gap: str) -> bool:
    """Whether a word stands near enough to a list to rule it; a longer one reaches further."""
    if _BEFORE.fullmatch(gap):
        return True
    if term.value == "near":
        return False
    if term.end - term.start >= _FORCE and _ITEMIZED.fullmatch(gap):
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
