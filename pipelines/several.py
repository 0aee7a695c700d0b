"""One price for the couriers named before it: 两家的昨日料1元/条, 三家统一1.0元/单."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.running import Priced
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.quotes import Courier

_SEVERAL = re.compile(r"(?P<count>[两二三四五六2-6])\s?(?:家|个快递|种快递)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def named_before(view: View, priced: Sequence[Priced]) -> list[Priced]:
    """The prices, those for so many couriers (三家都是1元) bound to just so many named on the page.

    These are the ones with prices of their own before it, or else all that are named.
    """
    done: list[Priced] = []
    before: dict[Courier, None] = {}
    everywhere: tuple[Courier, ...] | None = None
    for one in priced:
        names = one.label.couriers
        before.update(dict.fromkeys(names))
        count = 0 if names else count_in(view.text[slice(*one.span)])
        if not count:
            done.append(one)
            continue
        if everywhere is None:
            everywhere = _named(view)
        known = next((each for each in (tuple(before), everywhere) if len(each) == count), ())
        done.append(one._replace(label=one.label._replace(couriers=known)))
    return done


def count_in(text: str) -> int:
    """How many couriers a stretch speaks of (三家); 0 where it does not say."""
    found = _SEVERAL.search(text)
    return (_COUNTS.get(found["count"]) or int(found["count"])) if found else 0


def _named(view: View) -> tuple[Courier, ...]:
    """All couriers that the page names."""
    names: dict[Courier, None] = {}
    for part in view.running:
        if Kind.COURIER in part.passage.kinds and not part.block.furniture:
            terms = [term for term in part.passage.terms if term.kind == Kind.COURIER]
            names.update((Courier(name), None) for term in terms for name in term.value.split())
    return tuple(names)
