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
    r"\s*(?:答|a|回答|客服)?\s*[:、.]?\s*(?P<no>不|没有|没|无|否)?(?P<yes>有|带|会|是|含|可以|能|提供)?"
)


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
    if answer is None or not (answer["no"] or answer["yes"]):
        return None
    if statements(passage, place, end):
        return None  # the answer says it itself
    stance = Stance.DENIES if answer["no"] else Stance.OFFERS
    stop = passage.clause(place, place, end)[1]
    return stance, (part.start + asked.start, where.start + stop)
