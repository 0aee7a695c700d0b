"""What a page says of its own state, weighed by where and how often it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipelines.blocks import BlockKind
from pipelines.passage import Passage, remembered
from pipelines.view import Part, View
from waybillwatch.quotes import Quote
from waybillwatch.states import ANY, MAY_STATE, STATES
from waybillwatch.sweeps import Standing

_SHORT_PAGE = 450
"""Signs of a page's own text up to which one mention is enough."""
_SLIP = 150
"""Likewise where that is not said of the page itself: many tell of another's end."""
_SHORT_ANSWER = 400
"""Likewise for a challenge and for "not found": such pages say little else."""
_LONG_PAGE = 3000
"""Signs beyond which a page talks of other things than its end."""
_PLAIN = 3
"""The weight of what is said in a head and again in a line, or three times."""
_SENTENCE = 40
"""Signs before a statement in which its subject is looked for."""
_ITSELF = re.compile(
    "本(?:站|店|网站|平台|吧|人|号|页|空间|域名|系统|主机|铺)|我站|小[店站]"
    "|您(?:正在|所)?(?:访问|浏览|查看|请求)"
    "|(?:您|我们)的?(?:网站|站点|域名|主机|空间|店铺)"
    "|[该此](?:网站|站点|域名|页面|网页|主机|空间|店铺|商家|帐户|账户|账号|用户|小程序)"
    "|(?:^|\n)(?:网站|站点|空间|主机|系统|账户|服务)|this |the domain|account"
)
_OTHERS = re.compile(
    "某|多家|[几数两一二三四五六七八九十0-9]家|有的|一些|快递停运|网点|快递公司[^,。]{0,6}停"
    "|如果|是否|会不会|若您|的(?:网站|站点|店铺)(?:会|将会|可能|在一夜)"
)
"""A clause with such a word tells of other pages, or of what might be."""
_LATER = ("后", "之后", "以后", "的网", "的站", "的店", "怎么")
_QUESTION = re.compile("[?]|怎么|如何|什么|吗|怎样|会不会")
_OPERATOR = re.compile(
    "我们|各位|会员|大家|亲爱|感谢|谢谢|敬请谅解|老板|朋友们|本站[^。]{0,4}(?:决定|将)"
)
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_NO_WORDS = frozenset({BlockKind.META})
_ANSWERS = frozenset({Standing.BLOCKED, Standing.SOFT_404})


@dataclass(frozen=True, slots=True)
class Stated:
    """A state that the page's words speak for."""

    standing: Standing
    weight: int
    """A title or heading counts two, a line one; each pattern once."""
    in_head: bool
    of_itself: bool
    """It is said of this page or this site."""
    quote: Quote


def state_of(
    view: View, *, status: int, sells: bool, prices: int, told: bool = False
) -> Stated | None:
    """The state a page says it is in, where that outweighs what it still offers.

    ``told``: the page is the press's, a court's or the like, and tells of other pages' ends.
    """
    size = own_size(view)
    if size > _LONG_PAGE:
        return None
    stated = [
        one for one in _stated(view) if _holds(one, size, sells=sells, prices=prices, told=told)
    ]
    if status in {404, 410}:
        stated = [one for one in stated if one.standing is not Standing.SOFT_404]
    if size <= _SLIP and not _speaks(view):
        # Nobody says "we": who stopped the page is not who made it.
        kinds = {one.standing for one in stated}
        if Standing.SUSPENDED in kinds:
            stated = [one for one in stated if one.standing is not Standing.CLOSED]
    return max(stated, key=lambda one: one.weight) if stated else None


def _speaks(view: View) -> bool:
    """Whether an operator speaks to his customers."""
    return any(_OPERATOR.search(part.passage.text) for part, _ in _places(view))


def own_size(view: View) -> int:
    """Signs of the page's own text, its frame and its scripts left out."""
    return sum(
        block.span[1] - block.span[0]
        for block in view.page.layout.blocks
        if not block.furniture and block.kind not in {BlockKind.TITLE, *_NO_WORDS, BlockKind.SCRIPT}
    )


def _holds(one: Stated, size: int, *, sells: bool, prices: int, told: bool) -> bool:
    if one.standing in _ANSWERS:
        return size <= _SHORT_ANSWER and not sells
    if sells and prices:
        # A short page that begins with its notice is one, whatever old price stands on it.
        return one.in_head and (size <= _SHORT_PAGE or one.weight > _PLAIN)
    if sells:
        return one.weight > 1
    if told:
        return one.of_itself and (one.in_head or size <= _SLIP)
    if one.in_head or one.weight >= _PLAIN:
        return True
    return size <= (_SHORT_PAGE if one.weight > 1 or one.of_itself else _SLIP)


def _stated(view: View) -> Iterator[Stated]:
    places = [(part, is_head, _states_in(part.passage)) for part, is_head in _places(view)]
    places = [place for place in places if place[2]]
    for standing, patterns in STATES if places else ():
        weight, in_head, of_itself, quote = 0, False, False, None
        for number in range(len(patterns)):
            best = 0
            for part, is_head, said in places:
                at = said.get((standing, number))
                if at is None:
                    continue
                best = max(best, 2 if is_head else 1)
                in_head = in_head or is_head
                of_itself = of_itself or _is_of_itself(part, at)
                if quote is None:
                    start, end = part.passage.clause(at, 0, part.passage.end)
                    quote = view.quote(part.start + start, part.start + end)
            weight += best
        if quote is not None:
            yield Stated(standing, weight, in_head, of_itself, quote)


def _is_of_itself(part: Part, at: int) -> bool:
    text = part.passage.text
    start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at), at - _SENTENCE) + 1
    return _ITSELF.search(text, max(0, start), at + _SENTENCE // 2) is not None


@remembered
def _states_in(passage: Passage) -> Mapping[tuple[Standing, int], int]:
    """Where the words of a passage first speak for a state, by state and number of the pattern."""
    found: dict[tuple[Standing, int], int] = {}
    if not MAY_STATE.search(passage.text):
        return found
    for standing, patterns in STATES:
        if ANY[standing].search(passage.text):
            for number, pattern in enumerate(patterns):
                match = pattern.search(passage.text)
                if match and (standing in _ANSWERS or not _is_of_others(passage, match)):
                    found[standing, number] = match.start()
    return found


def _is_of_others(passage: Passage, match: re.Match[str]) -> bool:
    """Whether it is told of somebody else, of what came after, or in a quotation."""
    start, end = passage.clause(match.start(), 0, passage.end)
    after = passage.text[match.end() : match.end() + 2]
    before = passage.text[max(0, match.start() - 1) : match.start()]
    if after.startswith(_LATER) or (before and before in "“「『"):
        return True
    return _OTHERS.search(passage.text, start, end) is not None


def _places(view: View) -> Iterator[tuple[Part, bool]]:
    """Where a state is stated: the body's lines first, so that its sentence is quoted."""
    parts = [
        part
        for part in view.parts
        if not (part.block.struck or part.block.furniture) and part.block.kind not in _NO_WORDS
    ]
    headless = not any(part.block.kind in _HEADS for part in parts)
    parts = [part for part in parts if part.block.kind not in _HEADS or not _asks(part)]
    for number, part in enumerate(parts):
        if part.block.kind not in _HEADS:
            # A page of plain text has its title in its first line.
            yield part, headless and number == 0
    for part in parts:
        if part.block.kind in _HEADS:
            yield part, True


def _asks(part: Part) -> bool:
    """Whether a heading asks, or explains: it speaks of pages in general."""
    return _QUESTION.search(part.passage.text) is not None
