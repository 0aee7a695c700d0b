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
    r"[\s、/]?(?:那边|这边|方面|一方|那方)?的?(?:任何|详细|真实|具体|完整|相关|其他|个人|一切|所有)*"
    r"(?:信息|资料|数据|隐私)"
)


def in_order(found: Container[PiiField]) -> tuple[PiiField, ...]:
    """Some fields, each once, in the order they are always listed in."""
    return tuple(field for field in FIELDS if field in found)


def fields_of(terms: Sequence[Term], text: str) -> tuple[PiiField, ...]:
    """The fields a list of field words names; without a party they are the recipient's."""
    found: set[PiiField] = set()
    parties: tuple[str, ...] = ("recipient",)
    waiting = False
    for term in terms:
        if term.kind == Kind.PARTY:
            parties = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            waiting = True
            if _SHORT.match(text, term.end):
                found.update(field for side in parties for field in _ALL[side])
        elif term.kind == Kind.PARTY_DATA:
            sides = (*parties, *_OF[term.value]) if waiting else _OF[term.value]
            found.update(field for side in sides for field in _ALL[side])
        elif term.value != "city":
            side, _, what = term.value.rpartition(":")
            parties = _OF[side] if side else parties
            found.update(PiiField(f"{party}_{what}") for party in parties)
            waiting = False
    if not found and waiting and text[terms[-1].end - 1] in "人者":
        found.update(PiiField(f"{party}_name") for party in parties)
    return in_order(found)
