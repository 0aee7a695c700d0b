"""What data the priced variants carry, once a page prices different contents at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.running import Priced
from waybillwatch.listings import Service
from waybillwatch.pii import PiiField

_MOST = 20
"""Surcharges of one page that are counted: each may double the tiers."""
Contents = tuple[PiiField, ...] | None


def priced_contents(priced: Sequence[Priced], extras: Sequence[Priced]) -> list[Priced]:
    """The tiers with their contents settled, and one more for each surcharge on a base tier.

    Contents are priced where variants differ, or a surcharge asks more for data; then every
    tier of the same service that says nothing is a variant without. Where they are not
    priced, no tier says anything.
    """
    surcharges = [extra for extra in extras if extra.label.includes][:_MOST]
    variants = {one.label.includes for one in priced if one.label.includes is not None}
    services = {one.label.service for one in priced if one.label.includes is not None}
    if surcharges:
        services |= {one.label.service for one in priced} - {Service.RECEIPT}
    plain = any(_is_open(one, services) for one in priced)
    apart = bool(surcharges) or len(variants) > 1 or (bool(variants - {()}) and plain)
    settled = [_settled(one, services, apart=apart) for one in priced]
    settled = _reckoned(settled, surcharges)
    return [*settled, *_on_top(settled, surcharges)]


def _reckoned(priced: list[Priced], surcharges: Sequence[Priced]) -> list[Priced]:
    """The tiers, those behind a surcharge that are just what it makes of a base named by it.

    圆通0.4元，带地址多一毛：圆通0.5元.
    """
    for extra in surcharges:
        bases = {
            (one.label.couriers, one.label.service, one.label.level, one.amount.value)
            for one in priced
            if one.label.includes == () and one.label.couriers
        }
        for index, one in enumerate(priced):
            label, low = one.label, one.amount.value - extra.amount.value
            behind = one.span[0] >= extra.span[0] and label.includes == ()
            if behind and (label.couriers, label.service, label.level, low) in bases:
                priced[index] = _with(one, extra.label.includes)
    return priced


def _is_open(one: Priced, services: set[Service | None]) -> bool:
    return one.label.includes is None and one.label.service in services


def _settled(one: Priced, services: set[Service | None], *, apart: bool) -> Priced:
    if not apart:
        return one if one.label.includes is None else _with(one, None)
    if _is_open(one, services):
        return _with(one, ())
    return one


def _with(one: Priced, includes: Contents) -> Priced:
    label = one.label._replace(includes=includes)
    return Priced(one.amount, label, one.span, one.scope)


def _on_top(priced: Sequence[Priced], surcharges: Sequence[Priced]) -> Iterator[Priced]:
    """A tier for each base tier in a surcharge's reach, at the price of both."""
    for extra in surcharges:
        wanted = set(extra.label.couriers)
        for one in priced:
            if one.label.includes != () or not _reaches(extra, one):
                continue
            if wanted and not wanted & set(one.label.couriers):
                continue
            amount = one.amount._replace(value=one.amount.value + extra.amount.value)
            label = one.label._replace(includes=extra.label.includes)
            yield Priced(amount, label, extra.span)


def _reaches(extra: Priced, one: Priced) -> bool:
    scope = extra.scope
    return scope is None or (scope[0] <= one.span[0] and one.span[1] <= scope[1])
