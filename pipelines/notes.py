"""What a page notes of all its prices: their unit, their audience, the least one must buy."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.labels import NOTHING, Label, unit_of
from pipelines.money import MAY_SUM
from pipelines.passage import Passage, remembered
from pipelines.quantities import COUNT, UNITS, Quantity, find_quantities
from pipelines.view import View
from waybillwatch.lexicon import Kind

_NOTE = re.compile(
    r"(?:单位|价格|[单售报]价|以[上下](?:价格|报价)?)[^\n。]{0,8}?(?:元|rmb)[^\n。]{0,6}"
)
"""A note that gives the unit of all prices: 单位：元/单, 以下价格均为元/个."""
_BELOW = re.compile(r"以下(?:为|是|均为|都是|价格为)")
_NOTED = 200
"""Signs of a paragraph that can hold a note on all prices."""
_LEAST = re.compile(
    rf"(?:一次|每次|每单|单次|每批|最低)?(?:不少于|不低于|至少|最少|最低)\s?{COUNT}\s?{UNITS}(?:起(?:批|订|售|卖|拍)?)?"
    rf"|(?:一次|每次|单次)?\s?{COUNT}\s?{UNITS}\s?(?:起批|起订|起卖|起售|起拍)"
)
_MAY_BE_LEAST = re.compile(r"起[批订卖售拍]|不少于|不低于|至少|最少|最低")


def note_of(view: View) -> Label:
    """What the page says for all its prices: their unit, and the level they are for."""
    notes = [_note(part.passage) for part in view.parts]
    said = [note for note, _, _ in notes if note is not None]
    unit = unit_of(said[0]) if said else None
    if unit is None and any("单位" in one for one in said):
        unit = ""  # 单位：元: what for, it does not say
    level = next((level for _, level, _ in notes if level is not None), None)
    least = {one.low: one for _, _, one in notes if one is not None}
    label = Label(unit=unit, level=level, quantity=min(least.values()) if len(least) == 1 else None)
    return label if unit is not None or label.binds else NOTHING


@remembered
def _note(passage: Passage) -> tuple[str | None, str | None, Quantity | None]:
    """A note on the unit of all prices, the level they are for, the least one must buy."""
    return *_unit_and_level(passage), _least(passage)


def _least(passage: Passage) -> Quantity | None:
    """The number of pieces that all prices begin at: a clause that says so and no more."""
    text = passage.text
    if passage.end > _NOTED or not ("起" in text or "少" in text or "低" in text):
        return None
    if not _MAY_BE_LEAST.search(text):
        return None
    for clause in passage.clauses(0, passage.end):
        start, end = passage.trimmed(*clause)
        if _LEAST.fullmatch(passage.text, start, end):
            sentence = next(s for s in passage.sentences(0, passage.end) if s[0] <= start < s[1])
            bands = find_quantities(passage.text, start, end)
            if len(bands) == 1 and not MAY_SUM.search(passage.text, *sentence):
                return bands[0]
    return None


def _unit_and_level(passage: Passage) -> tuple[str | None, str | None]:
    text = passage.text
    noted = _NOTE.search(text) if "元" in text or "rmb" in text else None
    note = noted.group() if noted else None
    if Kind.LEVEL in passage.kinds:
        for below in _BELOW.finditer(text):
            terms = passage.terms_in(below.end(), below.end() + 10)
            if terms and terms[0].kind == Kind.LEVEL and terms[0].start == below.end():
                return note, terms[0].value
    return note, None


_SCALE = re.compile(r"单位\s?[:(]?\s?人?民?币?(?P<unit>[分毛角])(?:钱)?(?:\s?[/每]|[)\s,。;]|$)")
_WORTH = {"分": Decimal("0.01"), "毛": Decimal("0.1"), "角": Decimal("0.1")}


def scale_of(view: View) -> Decimal | None:
    """What a bare number of the page's tables is worth in CNY (单位：分/单); None where 1."""
    if "单位" not in view.text:
        return None
    found = _SCALE.search(view.text)
    return _WORTH[found["unit"]] if found else None
