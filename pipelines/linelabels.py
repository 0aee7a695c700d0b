"""Lines without prices that name what stands below them."""

from __future__ import annotations

import re

from pipelines.labels import Label, read_name
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind

LABEL = 20
"""Signs of the longest line that can be a label; a longer one is a sentence."""
_CELL = 6
"""Signs of the longest name in a line of names parted by commas."""
_BRACKETS = re.compile(r"\([^()]*\)$")
"""At the end of a label, what it costs to be such: 区域总代(累计充值满5000元,另交保证金)."""
_STOPS = frozenset(",。;!?")
_ONE_PRICE = re.compile(r"价|统一|一律|通走|任选")


def _prices_alike(line: Passage) -> bool:
    """Whether a line gives one price to all it names: 同价, 统一; 都能做 says nothing of it."""
    if Kind.SAME not in line.kinds:
        return False
    same = (term for term in line.terms if term.kind == Kind.SAME)
    return any(_ONE_PRICE.search(line.text, term.start, term.end) for term in same)


def label_of(line: Passage) -> Label | None:
    """What a line without prices says of the lines below it; None where it says nothing.

    Such a line is short and no sentence, or ends in a colon, or says that a price is one for
    all (申通、圆通任选，同价).
    """
    start, end = line.trimmed(0, line.end)
    text = line.text[start:end]
    if not text:
        return None
    heads = text.endswith(":") and len(text) <= 3 * LABEL
    core = _BRACKETS.sub("", text) if text.endswith(")") else text
    stops = set(_STOPS.intersection(core))
    if "," in stops and all(len(part.strip()) <= _CELL for part in text.split(",")):
        stops.discard(",")  # 快递,散客,会员,代理
    short = 0 < len(core) <= LABEL and not stops
    alike = Kind.COURIER in line.kinds and _prices_alike(line)
    if not (heads or short or alike):
        return None
    label = read_name(line, start, end)
    if heads:
        label = label if len(text) <= LABEL else label._replace(includes=None)
    elif alike and label.couriers:
        label = Label(label.couriers, label.service)
    elif not short:
        return None
    return label if label.binds else None
