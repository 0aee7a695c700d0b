"""What differs between a site's facts at two times: prices, claims, disclaimers, contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from waybillwatch.listings import Listing, PriceTier
from waybillwatch.sides import ChangeKind, Difference, Side
from waybillwatch.tierkeys import offers, plain

Pages = Sequence[Listing]
_Key = TypeVar("_Key")


def differences(before: Pages, after: Pages) -> Iterator[Difference]:
    """What differs between a site's pages at two times."""
    yield from _tiers(before, after)
    yield from _claims(before, after)
    yield from _disclaimers(before, after)
    yield from _contacts(before, after)


def _split(
    before: Mapping[_Key, Side], after: Mapping[_Key, Side]
) -> tuple[list[Side], list[Side]]:
    """What only the one has, and what only the other, each in page order."""
    gone = [side for key, side in before.items() if key not in after]
    new = [side for key, side in after.items() if key not in before]
    return gone, new


def _tiers(before: Pages, after: Pages) -> Iterator[Difference]:
    was, now = offers(before), offers(after)
    for key in dict.fromkeys((*was, *now)):
        gone, new = _split(_prices(was.get(key, {})), _prices(now.get(key, {})))
        name = key.in_words()
        if len(gone) == len(new):
            for old, fresh in zip(gone, new, strict=True):
                up = Decimal(fresh.value) > Decimal(old.value)
                kind = ChangeKind.PRICE_UP if up else ChangeKind.PRICE_DOWN
                yield Difference(kind, name, old, fresh, key)
            continue
        # Which of several became which cannot be told: they went, and others came.
        for old in gone:
            yield Difference(ChangeKind.TIER_GONE, name, old, None, key)
        for fresh in new:
            yield Difference(ChangeKind.TIER_ADDED, name, None, fresh, key)


def _prices(tiers: Mapping[Decimal, PriceTier]) -> dict[Decimal, Side]:
    return {amount: Side(plain(amount), tier.quote) for amount, tier in tiers.items()}


def _claims(before: Pages, after: Pages) -> Iterator[Difference]:
    def said(pages: Pages) -> dict[str, Side]:
        found: dict[str, Side] = {}
        for page in pages:
            for one in page.claims:
                found.setdefault(f"{one.stance} {one.field}", Side(one.quote.exact, one.quote))
        return found

    was, now = said(before), said(after)
    for key in dict.fromkeys((*was, *now)):
        if key not in now:
            yield Difference(ChangeKind.CLAIM_WITHDRAWN, key, was[key], None)
        elif key not in was:
            yield Difference(ChangeKind.CLAIM_ADDED, key, None, now[key])


def _disclaimers(before: Pages, after: Pages) -> Iterator[Difference]:
    was, now = _worded(before), _worded(after)
    for kind in dict.fromkeys((*was, *now)):
        gone, new = _split(was.get(kind, {}), now.get(kind, {}))
        # As many as there were, in other words, is the old one reworded and no new one.
        for fresh in new[len(gone) :]:
            yield Difference(ChangeKind.DISCLAIMER_ADDED, kind, None, fresh)
        for old in gone[len(new) :]:
            yield Difference(ChangeKind.DISCLAIMER_WITHDRAWN, kind, old, None)


def _worded(pages: Pages) -> dict[str, dict[str, Side]]:
    found: dict[str, dict[str, Side]] = {}
    for page in pages:
        for one in page.disclaimers:
            words = "".join(one.quote.exact.split())
            found.setdefault(one.kind, {}).setdefault(words, Side(one.quote.exact, one.quote))
    return found


def _contacts(before: Pages, after: Pages) -> Iterator[Difference]:
    was, now = _handles(before), _handles(after)
    for kind in dict.fromkeys((*was, *now)):
        gone, new = _split(was.get(kind, {}), now.get(kind, {}))
        for at in range(max(len(gone), len(new))):
            yield Difference(ChangeKind.CONTACT_CHANGED, kind, _nth(gone, at), _nth(new, at))


def _handles(pages: Pages) -> dict[str, dict[str, Side]]:
    found: dict[str, dict[str, Side]] = {}
    for page in pages:
        for one in page.contacts:
            found.setdefault(one.kind, {}).setdefault(one.value, Side(one.value, one.quote))
    return found


def _nth(sides: Sequence[Side], at: int) -> Side | None:
    return sides[at] if at < len(sides) else None
