"""Phones, and whose each of them is: a parcel party's, the trader's, a bystander's, nobody's.

In doubt it is a person's. What decides, in this order: the words right before it or over its
column; who works there; an address or a labelled name on its line or row; words of contact
near it; whether the page sells phone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.blocks import Span
from pipelines.findings import Whose
from pipelines.seek import Sought
from pipelines.shadow import Shadow, any_within
from waybillwatch.people import CONTACT_HEADING, CONTACT_LABEL, GOODS, PARTY, STAFF, TRADER

_SEP = r"[ \-.·_]?"
_MOBILE = rf"1{_SEP}[3-9](?:{_SEP}\d){{9}}"
MOBILE = Sought(
    re.compile(rf"(?<![\d*])(?<!\d[-_.])(?:(?:\+|00)?86{_SEP})?({_MOBILE})(?![\d*])(?![-_.]\d)"),
    core=re.compile(rf"1(?={_MOBILE[1:]})"),
    back=len("0086-"),
)
LANDLINE = Sought(
    re.compile(
        r"(?<![\d.*])(?<!\d-)((?:\(?0\d{2,3}\)?[ -]?|\+?852[ -]?|0\d-)\d{4}[ -]?\d{3,4})"
        r"(?![\d*])(?!-\d)"
    ),
    core=re.compile(r"[08](?=\d\d?\d?[)-]?[ -]?\d{4}[ -]?\d{3})"),
    back=len("("),
)
HALF_HIDDEN = re.compile(r"1(?<![\d*]1)[3-9]\d?[ -]?[*xX•]{3,}[ -]?(\d{1,4})(?!\d)")
"""A phone the page has masked itself: what it left of the end is masked as well."""
_GOODS_SEEN = 2
"""Words of the trade in phone numbers from which on a page's phones are its goods."""
_BEFORE = 28
_NEAR = 60
_AROUND = 80
_LABEL_LINE = 24
"""Characters of a line above that may be the label of what follows."""
_CALLED = re.compile(
    rf"(?:{CONTACT_LABEL.pattern}|短信|打)(?:号码?|[12一二])?\s*[:：]?\s*[(\[]?$"
    r"|联系人\s*:?\s*[\u4e00-\u9fff]{1,5}\s*$",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(r"我的|本人|他的|她的|受害|收款|关机|打不通|骗|楼主|网友|市民|姓名")
_PARTING = re.compile(r"[,;。!?|】]")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone in the folded text."""

    span: Span
    digits: str
    whose: Whose


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def speaks_of_itself(shadow: Shadow, span: Span) -> bool:
    """Whether the page does there: its footer, a contact heading, a tel: link."""
    block = shadow.block(span[0])
    if block is not None and block.furniture:
        return True
    return bool(CONTACT_HEADING.search(shadow.headings(span[0])[-16:])) or shadow.is_linked(
        span, ("tel:", "sms:", "whatsapp:")
    )


def _reads_as_contact(shadow: Shadow, span: Span, clause: str) -> bool:
    """Whether 电话 or the like stands right before it where nobody's parcel is spoken of."""
    low, high = shadow.line(*span)
    above = shadow.line(low - 1, low - 1)[0] if low else 0
    if low - above > _LABEL_LINE:
        above = low
    around = shadow.text[max(above, span[0] - _AROUND) : min(high, span[1] + _AROUND)]
    return bool(_CALLED.search(clause)) and not (PARTY.search(around) or _SOMEBODYS.search(around))


def _judge(shadow: Shadow, span: Span, evidence: Sequence[int], *, goods: bool) -> Whose:
    clause = _PARTING.split(shadow.before(span[0], _BEFORE))[-1]
    cell = shadow.cell(span[0])
    label = cell.label if cell else ""
    low, high = shadow.line(*span)
    line = shadow.text[max(low, span[0] - _NEAR) : min(high, span[1] + _NEAR)]
    trader, staff = _last(TRADER, clause), _last(STAFF, clause)
    beside = any_within(evidence, *shadow.scope(span)) and (trader < 0 or PARTY.search(line))
    itself = speaks_of_itself(shadow, span)
    called = cell.row_label if cell and not clause else clause
    if PARTY.search(label) or _last(PARTY, clause) > trader:
        whose = Whose.PARTY
    elif STAFF.search(label) or staff > trader or (trader < 0 and STAFF.search(line)):
        whose = Whose.BYSTANDER
    elif beside and not itself:
        whose = Whose.PARTY
    elif goods and trader < 0:
        whose = Whose.PUBLIC
    elif (
        itself
        or TRADER.search(line)
        or TRADER.search(label)
        or _reads_as_contact(shadow, span, called)
    ):
        whose = Whose.TRADER
    else:
        whose = Whose.BYSTANDER
    return whose


def find_phones(shadow: Shadow, evidence: Sequence[int]) -> Iterator[Phone]:
    """Every mobile with whose it is, and the landlines of parcel parties.

    ``evidence`` are the starts of addresses and of labelled names, sorted. A number that is
    a party's in one place is so everywhere; one that is the trader's in one place is no
    bystander's in another.
    """
    goods = len(GOODS.findall(shadow.text)) >= _GOODS_SEEN
    phones: list[Phone] = []
    for found in MOBILE.finditer(shadow.text):
        whose = _judge(shadow, found.span(1), evidence, goods=goods)
        phones.append(Phone(found.span(1), re.sub(r"\D", "", found[1]), whose))
    phones += [
        Phone(found.span(1), re.sub(r"\D", "", found[1]), Whose.PARTY)
        for found in LANDLINE.finditer(shadow.text)
        if _judge(shadow, found.span(1), evidence, goods=goods) is Whose.PARTY
    ]
    parties = {phone.digits for phone in phones if phone.whose is Whose.PARTY}
    traders = {phone.digits for phone in phones if phone.whose is Whose.TRADER}
    for phone in phones:
        if phone.digits in parties:
            yield replace(phone, whose=Whose.PARTY)
        elif phone.digits in traders:
            yield replace(phone, whose=Whose.TRADER)
        else:
            yield phone
