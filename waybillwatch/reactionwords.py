"""What the exposed changed, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybillwatch.reactions import Reactions
from waybillwatch.sides import ChangeKind
from waybillwatch.sites import SiteKey

_SAID: Mapping[ChangeKind, str] = {
    ChangeKind.DISCLAIMER_ADDED: "added a disclaimer",
    ChangeKind.PRICE_DOWN: "lowered its price",
    ChangeKind.PRICE_UP: "raised its price",
    ChangeKind.CONTACT_CHANGED: "changed a contact",
    ChangeKind.ADDRESS_CHANGED: "changed its address",
    ChangeKind.TEMPLATE_CHANGED: "changed its template",
}
_ALWAYS = frozenset({ChangeKind.DISCLAIMER_ADDED, ChangeKind.PRICE_DOWN})


def reactions_in_words(found: Reactions) -> str:
    """``6 of 9 added a disclaimer, 1 lowered its price, none of the 3 … the address surcharge``."""
    if not found.sites:
        return "None of the exposed was seen selling both before and after."
    parts = [
        f"{_number(found.changed[kind])} {words}"
        for kind, words in _SAID.items()
        if found.changed[kind] or kind in _ALWAYS
    ]
    if found.withdrew_offer:
        parts.append(f"{len(found.withdrew_offer)} took back an offer of personal data")
    if found.began_denial:
        parts.append(f"{len(found.began_denial)} began to deny personal data")
    for field, had in found.had_surcharge.items():
        if had:
            name = field.removeprefix("recipient_").replace("sender_", "sender's ")
            dropped = _number(found.dropped_surcharge[field])
            parts.append(f"{dropped} of the {len(had)} with one dropped the {name} surcharge")
    first, *rest = parts
    number, _, words = first.partition(" ")
    return ", ".join([f"{number} of {len(found.sites)} {words}", *rest]) + "."


def _number(sites: Sequence[SiteKey]) -> str:
    return str(len(sites)) if sites else "none"
