"""What the headings over a price say it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.audiences import member_name
from pipelines.labels import NOTHING, Label, read_name
from pipelines.passage import Passage, remembered
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service


def read_headings(headings: Sequence[Passage]) -> Label:
    """What the headings over a stretch say, the innermost (last) first.

    A word that could mean two things says nothing.
    """
    label = NOTHING
    for heading in reversed(headings):
        label = label.over(_heading(heading))
    return label


_SAMPLE = re.compile(r"样例|样品|示例|样单|范例")
"""A heading over samples names what they are of, and no price."""
_OPTIONAL = re.compile(r"可选|可以|可带|支持|自选|任选|是否")


@remembered
def _heading(heading: Passage) -> Label:
    if _SAMPLE.search(heading.text):
        return NOTHING
    found = read_name(heading, 0, heading.end)
    values: dict[str, set[str]] = {}
    for term in heading.terms:
        values.setdefault(term.kind, set()).add(term.value)
    services = values.get(Kind.GOODS, set()) - {Service.NUMBER}
    member = member_name(heading)
    whole = member is not None or (found.level is not None and _is_level(heading))
    optional = _OPTIONAL.search(heading.text) is not None
    return Label(
        found.couriers,
        found.service if len(services) <= 1 else None,
        found.platform if len(values.get(Kind.PLATFORM, ())) == 1 else None,
        found.level if whole and len(values.get(Kind.LEVEL, ())) <= 1 else None,
        found.scanned,
        None if optional else found.includes,
        None if found.quantity is None or found.quantity.plain else found.quantity,
        found.unit,
    )


def _is_level(heading: Passage) -> bool:
    """Whether a heading names an audience (黄金会员, VIP价格表) and not what agents get."""
    for term in heading.terms:
        if term.kind == Kind.LEVEL and term.value not in {"批发", "零售"}:
            word = heading.text[term.start : term.end]
            rest = heading.end - (term.end - term.start)
            if word.endswith(("会员", "价", "用户", "价格")) or rest <= 4:  # noqa: PLR2004  (专区, 价格表)
                return True
    return False
