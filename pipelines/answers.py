"""Questions and their answers: 单号带收件人姓名吗？ 不带."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.blocks import Span
from pipelines.statements import Statement, statements
from pipelines.view import Part
from waybillwatch.listings import Stance

_REACH = 200
"""Signs behind a question in which its answer is looked for."""
_ANSWER = re.compile(
    r"[\s,:、.—“”\"」「-]*(?:(?:我们?的)?(?:答|a|统一回答|统一回复|回答|客服|回复|回)\d*(?:是|说)?\s*[:、.]?)?"
    r"(?:[\s,~]|亲|您好|你好|这个|当然|肯定|绝对|从来|一概|一律|都|全部?|通通|抱歉|对不起|真的?|也|可以|能)*"
    r"(?P<no>不|没有|没|无|否|木有|看不|查不|拿不|给不|想都别想|别想|免谈)?(?P<yes>有|带|会|是|含|行|提供|查得?到|看得?到|附|给)?"
)
_DOT = re.compile(r"\.(?=[一-鿿])")
"""Ends a sentence where nobody writes 。"""
_CAN = re.compile(r"[^一-鿿]*(?:答|a)?[\s:、.]*(?:当然|都|全)*(?:可以|能)")
"""能。 and 可以。 are answers by themselves."""
_AT_LAST = re.compile(r"(?:就|都|也|是|从来|一概)(?:没有|不带|不含|不会|没)[的了过哦呢亲~]*$")
"""What an answer that goes a long way round ends with."""
_SHORT = 30
"""Signs of the longest such answer."""


def answer_to(
    asked: Statement, part: Part, following: Sequence[Part]
) -> tuple[Stance, Span] | None:
    """What the answer to a question says, and the stretch of both; None where none is found.

    The question stands in ``part``, its answer there or in the one that follows; the stretch
    counts in the folded page. An answer that names the fields itself is none here: it is a
    statement of its own.
    """
    where = part
    end = min(part.passage.end, asked.end + _REACH)
    place = part.passage.text.find("?", asked.start, end)
    place = asked.end if place < 0 else place + 1
    if not part.passage.text[place:end].strip():
        if not following:
            return None
        where, place = following[0], 0
        end = min(where.passage.end, _REACH)
    passage = where.passage
    answer = _ANSWER.match(passage.text, place, end)
    stop = passage.clause(place, place, end)[1]
    stop = found.start() if (found := _DOT.search(passage.text, place, stop)) else stop
    if answer is None or not (answer["no"] or answer["yes"] or _CAN.match(answer.group())):
        sentence = next(iter(passage.sentences(place, end)), (place, place))
        last = _AT_LAST.search(passage.text, sentence[0], min(sentence[1], sentence[0] + _SHORT))
        if last is None or statements(passage, *sentence):
            return None
        return Stance.DENIES, (part.start + asked.start, where.start + sentence[1])
    if statements(passage, place, stop):
        return None  # the answer says it itself
    stance = Stance.DENIES if answer["no"] else Stance.OFFERS
    return stance, (part.start + asked.start, where.start + stop)
