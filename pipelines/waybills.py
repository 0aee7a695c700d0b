"""Waybill numbers, and the courier a page ties to each.

Shapes as gathered from public tables, which contradict each other: a code at its head is
enough (``YT`` and 13 digits); a bare run of digits counts only beside 单号, 运单 or a courier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.blocks import Span
from pipelines.seek import Sought
from pipelines.shadow import Shadow
from pipelines.ties import courier_in_row, courier_near, couriers_above, couriers_in
from waybillwatch.couriers import COURIERS
from waybillwatch.quotes import Courier

_CODED = Sought(
    re.compile(
        r"(?<![A-Za-z0-9])(?:(?P<code>SF|YT|JT)\d{13}|(?P<jd>JD)[A-Z0-9]{2}\d{11}|(?P<va>V[AC])\d{11}"
        r"|(?P<dp>DP[KL])\d{12}|(?P<post>P[A-Z])\d{11}|(?P<s10>[A-Z]{2})\d{9}(?P<land>[A-Z]{2})|LP\d{14})"
        r"(?![A-Za-z0-9*])",
        re.IGNORECASE,
    ),
    core=re.compile(r"\d(?<!\d\d)(?=\d{8})"),
    back=len("JDAB"),
)
_CODES = {
    "SF": "顺丰",
    "YT": "圆通",
    "JT": "极兔",
    "JD": "京东",
    "VA": "京东",
    "VC": "京东",
    "DPK": "德邦",
    "DPL": "德邦",
}
_RUN = Sought(
    re.compile(
        r"(?<![A-Za-z0-9.*])(?<!\d[-/:])(?:[A-Z]\d{9}|\d{8,18})(?![A-Za-z0-9*])(?![-/:]\d)(?!\.\d)"
    ),
    core=re.compile(r"\d(?<!\d\d)(?=\d{7})"),
    back=1,
)
_LABEL = re.compile(
    r"单号|运单|面单|快件|物流号|底单|例如|比如|示例|样例|(?<![a-z])(?:mail_?no|way_?bill|tracking|logistics|express_?(?:no|id|code)|danhao|nu)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"订单|qq|扣扣|企鹅|群|微信|薇信|威信|v信|vx|wx|(?<![a-z])q(?![a-z])|电话|手机|热线|tel|phone|icp|备案|公网安备|账号|帐号|卡号|银行|身份证|证件|税号"
    r"|信用代码|uin|邮编|传真|订购|版权|时间|日期|(?<![a-z])(?:order|trade|uid|user|id|ts|time|date)(?![a-z])",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d*")
_HOTLINE = re.compile(r"[48]00\d{7}")
_IN_LIST = 12
"""Digits of a run that counts because it stands on one line with a number known by its code."""
_BEFORE = 24
_BESIDE = 40
"""Characters before a run within which a courier stands by it."""
_COURIER_BEFORE = re.compile(
    rf"(?:{'|'.join(COURIERS)})(?:快递|速递|速运)?(?:单号|运单)?[\s:(]{{0,2}}$", re.IGNORECASE
)
"""A courier's name right before a run."""
_LISTED = re.compile(r"\s?[、,/和及\n]\s?")
"""Between numbers of a list, as long as one another."""
_NAMING = 10
"""Characters of a line that names the one beside it."""
_LONG_RUN = 15
"""Runs longer than this are order numbers, but for 圆通's, which begin with 88."""
_SHORT_RUN = 10
"""Runs shorter than this count only where the courier that uses them is named: 德邦."""


def _by_code(found: re.Match[str]) -> Courier | None:
    head = re.match(r"[A-Z]+", found.group().upper())
    code = head.group() if head else ""
    if found["s10"]:
        return Courier("EMS" if code.startswith("E") else "邮政")
    if found["post"]:
        return Courier("邮政")
    known = next((name for prefix, name in _CODES.items() if code.startswith(prefix)), None)
    return Courier(known) if known else None


def _is_called_so(shadow: Shadow, span: Span, run: str) -> bool:
    """Whether a bare run stands where a waybill number does."""
    before = shadow.before(span[0], _BEFORE)
    if len(run) >= _SHORT_RUN and _COURIER_BEFORE.search(before):
        return True
    cell = shadow.cell(span[0])
    label = cell.label if cell else ""
    labels = [found.start() for found in _LABEL.finditer(before)]
    others = [found.start() for found in _OTHER.finditer(before)]
    if _OTHER.search(label) or (others and max(others) > max(labels, default=-1)):
        called = bool(_LABEL.search(label)) and not others
    elif labels or _LABEL.search(label) or _stands_alone(shadow, span, run):
        called = len(run) <= _LONG_RUN or run.startswith("88")
    else:
        called = _stands_by_courier(shadow, span, run, f"{before}{label}")
    return called


def _stands_alone(shadow: Shadow, span: Span, run: str) -> bool:
    """Whether a run is a line of its own that a short line beside it, or its heading, calls so."""
    low, high = shadow.line(*span)
    if (low, high) != span or not _SHORT_RUN <= len(run) <= _LONG_RUN:
        return False
    above = shadow.text[slice(*shadow.above(low))]
    below = shadow.text[high + 1 : high + 2 + _NAMING].partition("\n")[0]
    if _HOTLINE.fullmatch(run):
        return False
    if len(below) <= _NAMING and _LABEL.search(below) and not _OTHER.search(below):
        return True
    if _OTHER.search(above):
        return False
    beside = [line for line in (above, below) if len(line) <= _NAMING]
    lead = above[-_NAMING:] if above.endswith(":") else ""
    return any(map(_LABEL.search, (*beside, lead, shadow.headings(span[0])[-_BEFORE:])))


def _stands_by_courier(shadow: Shadow, span: Span, run: str, named: str) -> bool:
    """Whether a run without a label stands on a line or in a row with a courier."""
    if len(run) < _SHORT_RUN and "德邦" not in named:
        return False
    if (len(run) > _LONG_RUN and not run.startswith("88")) or _HOTLINE.fullmatch(run):
        return False
    low, high = shadow.line(*span)
    line = shadow.text[max(low, span[0] - _BESIDE) : min(high, span[1] + _BESIDE // 2)]
    if _OTHER.search(line):
        return False
    if (low, high) == span and next(couriers_above(shadow, span[0]), None):
        return True
    cell = shadow.cell(span[0])
    return bool(couriers_in(line) or (cell is not None and courier_in_row(shadow, cell)))


def find_waybills(shadow: Shadow, taken: Sequence[Span]) -> Iterator[tuple[Span, Courier | None]]:
    """Whole waybill numbers, each with its courier where the page ties one to it.

    ``taken`` are the spans of phones and id numbers, which are none.
    """
    coded: list[Span] = []
    for found in _CODED.finditer(shadow.text):
        coded.append(found.span())
        foreign = found["s10"] and found["land"].upper() != "CN"
        courier = None if foreign else _by_code(found) or courier_near(shadow, found.span())
        yield found.span(), courier
    starts = {start for start, _ in (*taken, *coded)}
    lines = {shadow.line(*span) for span in coded}
    last: Span | None = None
    listed: Courier | None = None
    for found in _RUN.finditer(shadow.text):
        run, span = found.group(), found.span()
        if span[0] in starts or _DATE.fullmatch(run):
            continue
        if (
            last
            and len(run) == last[1] - last[0]
            and _LISTED.fullmatch(shadow.text, last[1], span[0])
        ):
            last = span
            yield span, courier_near(shadow, span) or listed
        elif _is_called_so(shadow, span, run):
            courier = courier_near(shadow, span)
            last, listed = span, courier
            yield span, courier
        elif _IN_LIST <= len(run) <= _LONG_RUN and shadow.line(*span) in lines:
            yield span, None
