"""One price for the couriers named before it: 两家的昨日料1元/条, 三家统一1.0元/单."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.running import Priced
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.quotes import Courier

_SEVERAL = re.compile(r"(?P<count>[两二三四五六2-6])\s?(?:家|个快递|种快递)")
_WHOLE = re.compile(
    r"(?:不管|不论|无论|不分|随便)(?:哪[家个]|什么)?快递|(?:哪家|哪个)(?:快递)?都"
    r"|(?:不管|不论|无论)哪[家个]|所有快递|快递任选|任选快递"
)
"""One price for whatever courier."""
_BACK = 14
"""Signs before a price's clause in which that may be said."""
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
        said = "" if names else view.text[max(0, one.span[0] - _BACK) : one.span[1]]
        count = count_in(view.text[slice(*one.span)]) if said else 0
        whole = _WHOLE.search(said) is not None
        if not (count or whole):
            done.append(one)
            continue
        if everywhere is None:
            everywhere = _named(view)
        known = everywhere if whole else ()
        if count:
            both = (tuple(before), everywhere)
            known = next((each for each in both if len(each) == count), known)
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
