"""What the headings over a price say it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.blocks import Span
from pipelines.labels import NOTHING, Label, read_label
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service


def read_headings(view: View, headings: Sequence[Span]) -> Label:
    """What the headings over a stretch say, the innermost (last) first.

    Their spans count in the folded text. A word that could mean two things says nothing.
    """
    label = NOTHING
    for start, end in reversed(headings):
        if not _SAMPLE.search(view.text, start, end):
            label = label.over(_heading(view, start, end))
    return label


_SAMPLE = re.compile(r"样例|样品|示例|样单|范例")
"""A heading over samples names what they are of, and no price."""
_OPTIONAL = re.compile(r"可选|可以|可带|支持|自选|任选|是否")


def _heading(view: View, start: int, end: int) -> Label:
    found = read_label(view, start, end, whole=True)
    values: dict[str, set[str]] = {}
    for term in view.terms_in(start, end):
        values.setdefault(term.kind, set()).add(term.value)
    services = values.get(Kind.GOODS, set()) - {Service.NUMBER}
    whole = found.level is not None and _is_level(view, start, end)
    optional = _OPTIONAL.search(view.text, start, end) is not None
    return Label(
        found.couriers,
        found.service if len(services) <= 1 else None,
        found.platform if len(values.get(Kind.PLATFORM, ())) == 1 else None,
        found.level if whole and len(values.get(Kind.LEVEL, ())) == 1 else None,
        found.scanned,
        None if optional else found.includes,
        None if found.quantity is None or found.quantity.plain else found.quantity,
        found.unit,
    )


def _is_level(view: View, start: int, end: int) -> bool:
    """Whether a heading names an audience (黄金会员, VIP价格表) and not what agents get."""
    for term in view.terms_in(start, end):
        if term.kind == Kind.LEVEL and term.value not in {"批发", "零售"}:
            word = view.text[term.start : term.end]
            rest = (end - start) - (term.end - term.start)
            if word.endswith(("会员", "价", "用户", "价格")) or rest <= 4:  # noqa: PLR2004  (专区, 价格表)
                return True
    return False
