"""Questions and their answers: 单号带收件人姓名吗？ 不带."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.blocks import Block, Span
from pipelines.statements import Statement, statements
from pipelines.view import View
from waybillwatch.listings import Stance

_REACH = 200
"""Signs behind a question in which its answer is looked for."""
_ANSWER = re.compile(
    r"\s*(?:答|a|回答|客服)?\s*[:、.]?\s*(?P<no>不|没有|没|无|否)?(?P<yes>有|带|会|是|含|可以|能|提供)?"
)


def answer_to(
    view: View, asked: Statement, block: Span, following: Sequence[Block]
) -> tuple[Stance, Span] | None:
    """What the answer to a question says, and the stretch of both; None where none is found.

    An answer that names the fields itself is none here: it is a statement of its own.
    """
    end = min(block[1], asked.end + _REACH)
    place = view.text.find("?", asked.start, end)
    place = asked.end if place < 0 else place + 1
    if not view.text[place:end].strip():
        if not following:
            return None
        place, end = view.inner(following[0].span)
        end = min(end, place + _REACH)
    answer = _ANSWER.match(view.text, place, end)
    if answer is None or not (answer["no"] or answer["yes"]):
        return None
    if next(iter(statements(view, place, end)), None) is not None:
        return None  # the answer says it itself
    stance = Stance.DENIES if answer["no"] else Stance.OFFERS
    stop = view.clause(place, place, end)[1]
    return stance, (asked.start, stop)
