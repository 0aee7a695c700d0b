"""Which data fields a list of words names: 收件人姓名、电话 and 发件人资料."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from waybillwatch.lexicon import Kind
from waybillwatch.pii import PiiField
from waybillwatch.words import Term

RECIPIENT = (PiiField.RECIPIENT_NAME, PiiField.RECIPIENT_PHONE, PiiField.RECIPIENT_ADDRESS)
SENDER = (PiiField.SENDER_NAME, PiiField.SENDER_PHONE, PiiField.SENDER_ADDRESS)
FIELDS = tuple(PiiField)
_OF = {"recipient": ("recipient",), "sender": ("sender",), "both": ("recipient", "sender")}
_ALL = {"recipient": RECIPIENT, "sender": SENDER}
_SHORT = re.compile(
    r"[\s、/]?(?:那边|这边|方面|一方|那方|那头|这头|那端)?的?(?:任何|详细|真实|具体|完整|相关|其他|个人|一切|所有|全套|全部|整套)*"
    r"(?:信息|资料|数据|隐私)"
)
_BESIDE = 2
_PEOPLE = "人方者家户"
"""Ends of words that speak of a party as of somebody, not of a parcel's going: 寄件人, no 发货."""
_ASIDE = re.compile("的")
_BARE = re.compile(
    r"(?<=[件货])[人者](?![:的]|是|签|自己|能|可|要|会|不|需|在|拒|所|城|省|地|居|那)"
)
"""A party's word that stands for its name: 可查收件人, and not 收件人签名."""


def _is_listed(party: Term, following: Sequence[Term], text: str) -> bool:
    """Whether a party's word is an item of a list, and stands for its name: 收件人、手机号."""
    if not following or text[party.end - 1] not in "人者" or text[party.end] not in "、,+/和与及":
        return False
    side = following[0].value.rpartition(":")[0]
    alike = following[0].kind == Kind.FIELD and side in {"", party.value}
    return alike and following[0].start <= party.end + _BESIDE


def in_order(found: Container[PiiField]) -> tuple[PiiField, ...]:
    """Some fields, each once, in the order they are always listed in."""
    return tuple(field for field in FIELDS if field in found)


def party_of(term: Term, text: str) -> tuple[str, ...]:
    """The parties of which a word speaks as of people; () where it names none."""
    if term.kind in {Kind.PARTY, Kind.PARTY_DATA}:
        named = text[term.end - 1] in _PEOPLE or text[term.end : term.end + 1] == ":"
        return _OF[term.value] if named or term.kind == Kind.PARTY_DATA else ()
    side = term.value.rpartition(":")[0] if term.kind == Kind.FIELD else ""
    return _OF[side] if side else ()


def fields_of(
    terms: Sequence[Term], text: str, parties: tuple[str, ...] = ("recipient",)
) -> tuple[PiiField, ...]:
    """The fields a list of field words names.

    Those without a party are ``parties``': the recipient's, but where the sentence spoke of
    another before.
    """
    found: set[PiiField] = set()
    named: set[str] = set()
    waiting = False
    for index, term in enumerate(terms):
        if term.kind == Kind.PARTY:
            parties = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            waiting = not _is_listed(term, terms[index + 1 : index + 2], text)
            if not waiting:
                found.update(PiiField(f"{side}_name") for side in parties)
            if _SHORT.match(text, term.end):
                found.update(field for side in parties for field in _ALL[side])
        elif term.kind == Kind.PARTY_DATA:
            sides = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            found.update(field for side in sides for field in _ALL[side])
        elif term.value == "city":
            waiting = False
        else:
            side, _, what = term.value.rpartition(":")
            if side:
                parties = (*parties, *_OF[side]) if waiting else _OF[side]
            found.update(PiiField(f"{party}_{what}") for party in parties)
            waiting = False
            named.add(what)
    if waiting and named and _ASIDE.match(text, terms[-1].end):
        # 电话(收件人的、寄件人的)
        found = {PiiField(f"{party}_{what}") for party in parties for what in named}
    if not found and waiting and _BARE.match(text, terms[-1].end - 1):
        found.update(PiiField(f"{party}_name") for party in parties)
    return in_order(found)
