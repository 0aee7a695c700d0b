"""All personal data of a page: the recognisers put together, and whose each datum is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipelines.addresses import find_addresses
from pipelines.blocks import Span
from pipelines.findings import Finding, Whose, without_overlaps
from pipelines.ids import find_ids
from pipelines.names import celled_names, labelled_names, loosely_labelled_names, names_beside
from pipelines.phones import HALF_HIDDEN, Phone, find_phones, speaks_of_itself
from pipelines.regions import grade, leading_divisions
from pipelines.shadow import Shadow, any_within
from pipelines.waybills import find_waybills
from waybillwatch.people import PARTY, PREMISES, STAFF
from waybillwatch.pii import AddressGrade, PiiField, PiiKind

_FIELDS = {
    PiiKind.NAME: (PiiField.RECIPIENT_NAME, PiiField.SENDER_NAME),
    PiiKind.PHONE: (PiiField.RECIPIENT_PHONE, PiiField.SENDER_PHONE),
    PiiKind.ADDRESS: (PiiField.RECIPIENT_ADDRESS, PiiField.SENDER_ADDRESS),
}
_BACK = 160
"""Characters before a datum within which the last word for a party says whose it is."""
_QUICK = re.compile(
    r"\d{7}|\d[ \-.*·_]\d|[*xX•]\d|[路街道巷弄村里苑园镇乡].{0,12}\d"
    r"|姓名|收件|收货|寄件|发件|发货|地址|name|addr",
    re.IGNORECASE,
)
"""A page without any of these holds nothing that a recogniser finds."""


def _field(shadow: Shadow, kind: PiiKind, span: Span) -> PiiField:
    recipient, sender = _FIELDS[kind]
    cell = shadow.cell(span[0])
    places = [cell.label] if cell else []
    places.append(shadow.text[max(0, span[0] - _BACK) : span[0]])
    for words in places:
        if found := list(PARTY.finditer(words)):
            return sender if found[-1]["sender"] else recipient
    return recipient


def _plain(text: str) -> str:
    return re.sub(r"[\s,.;:，。·()-]+", "", text)


def _finding(shadow: Shadow, kind: PiiKind, span: Span, whose: Whose = Whose.PARTY) -> Finding:
    text = shadow.text[slice(*span)]
    if kind is PiiKind.ADDRESS:
        return Finding(
            kind, span, whose, _plain(text), _field(shadow, kind, span),
            grade=grade(text), keep=leading_divisions(text),
        )  # fmt: skip
    return Finding(kind, span, whose, _plain(text), _field(shadow, kind, span))


def _is_called_theirs(shadow: Shadow, span: Span) -> bool:
    """Whether the words before an address, or over its cell, call it a party's."""
    cell = shadow.cell(span[0])
    return bool((cell and PARTY.search(cell.label)) or PARTY.search(shadow.before(span[0], 24)))


def _tells(shadow: Shadow, span: Span, *, called: bool) -> bool:
    """Whether an address shows that what stands beside it is a party's: no shop's own."""
    if called:
        return _is_called_theirs(shadow, span)
    if PREMISES.search(shadow.before(span[0], 12)):
        return False
    return any(sign.isdigit() for sign in shadow.text[slice(*span)])


def _addresses(
    shadow: Shadow, addresses: Sequence[tuple[Span, bool]], companions: Sequence[int]
) -> Iterator[Finding]:
    """Addresses with somebody's name or phone beside them, or called a party's."""
    for span, labelled in addresses:
        near = grade(shadow.text[slice(*span)])
        if near is AddressGrade.CITY:
            continue
        itself = speaks_of_itself(shadow, span) or bool(PREMISES.search(shadow.before(span[0], 12)))
        beside = any_within(companions, *shadow.scope(span, lines=1))
        if _is_called_theirs(shadow, span) or (beside and not itself):
            yield _finding(shadow, PiiKind.ADDRESS, span)
        elif near is AddressGrade.DOOR and not (labelled or itself):
            yield _finding(shadow, PiiKind.ADDRESS, span, Whose.BYSTANDER)


def _names(
    shadow: Shadow, labelled: Sequence[Span], phones: Sequence[Phone], places: Sequence[Span]
) -> Iterator[Finding]:
    for span in labelled:
        yield _finding(shadow, PiiKind.NAME, span)
    for phone in phones:
        if phone.whose is Whose.PARTY:
            for span in names_beside(shadow, phone.span, places):
                yield _finding(shadow, PiiKind.NAME, span)


def _phones(shadow: Shadow, phones: Sequence[Phone]) -> Iterator[Finding]:
    for phone in phones:
        if phone.whose in {Whose.PARTY, Whose.BYSTANDER}:
            field = _field(shadow, PiiKind.PHONE, phone.span)
            yield Finding(PiiKind.PHONE, phone.span, phone.whose, phone.digits, field)
    for found in HALF_HIDDEN.finditer(shadow.text):
        yield Finding(PiiKind.PHONE, found.span(), Whose.BYSTANDER, "")


def _is_theirs(shadow: Shadow, span: Span) -> bool:
    """Whether a labelled name is a parcel party's, not one who works at the trader's."""
    return not (STAFF.search(shadow.before(span[0], 16)) or speaks_of_itself(shadow, span))


def _starts(spans: Iterable[Span]) -> list[int]:
    return sorted(start for start, _ in spans)


def find_parties(shadow: Shadow) -> list[Finding]:
    """Everything to be masked, in page order, without overlaps."""
    if not _QUICK.search(shadow.text):
        return []
    ids = list(find_ids(shadow))
    addresses = list(find_addresses(shadow))
    places = [span for span, _ in addresses]
    telling = [span for span, called in addresses if _tells(shadow, span, called=called)]
    names = {
        *labelled_names(shadow),
        *celled_names(shadow),
        *loosely_labelled_names(shadow, _starts(telling), _starts(places)),
    }
    labelled = [span for span in sorted(names) if _is_theirs(shadow, span)]
    phones = list(find_phones(shadow, _starts((*telling, *labelled))))
    party_phones = [phone.span for phone in phones if phone.whose is Whose.PARTY]
    companions = _starts((*labelled, *party_phones))
    taken = [*(found.span for found in ids), *(phone.span for phone in phones)]
    waybills = (
        Finding(PiiKind.WAYBILL, span, Whose.PARTY, _plain(shadow.text[slice(*span)]).upper(),
                courier=courier)
        for span, courier in find_waybills(shadow, taken)
    )  # fmt: skip
    return without_overlaps(
        (
            *ids,
            *_phones(shadow, phones),
            *waybills,
            *_addresses(shadow, addresses, companions),
            *_names(shadow, labelled, phones, places),
        ),
        len(shadow.text),
    )
