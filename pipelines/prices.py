"""The price tiers of a page, in page order, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.collect import collect
from pipelines.contents import priced_contents
from pipelines.labels import Label
from pipelines.running import Priced
from pipelines.view import View, view_of
from pipelines.wide import level_aliases, page_couriers, page_service
from waybillwatch.listings import PriceTier, Service
from waybillwatch.quotes import Courier

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage


def find_tiers(page: RedactedPage) -> tuple[PriceTier, ...]:
    """Every price on offer, whoever's page it is: whether it is a seller's, triage says."""
    return tiers_in(view_of(page))


def tiers_in(view: View) -> tuple[PriceTier, ...]:
    """``find_tiers`` over a view."""
    found = collect(view)
    gone = {old.amount.value: old for old in found.gone if old.label.couriers}
    priced = [one for one in found.priced if not _is_gone(one, gone.get(one.amount.value))]
    if not priced:
        return ()
    bound = any(one.label.couriers for one in priced)
    couriers = () if bound else page_couriers(view)
    service = page_service(view)
    aliases = level_aliases(view)
    named = [replace(one, label=_widened(one.label, service, couriers, aliases)) for one in priced]
    made = priced_contents(named, found.extras)
    tiers: dict[tuple[object, ...], PriceTier] = {}
    for one in sorted(made, key=lambda p: p.span[0]):
        for tier in _tiers(view, one):
            tiers.setdefault(_key(tier), tier)
    named_too = {_core(tier) for tier in tiers.values() if tier.courier}
    return tuple(tier for tier in tiers.values() if tier.courier or _core(tier) not in named_too)


def _core(tier: PriceTier) -> tuple[object, ...]:
    """What a price without a courier shares with the same price said again with one."""
    return (tier.amount, tier.service, tier.level, tier.includes)


def _key(tier: PriceTier) -> tuple[object, ...]:
    quantity = (tier.min_quantity, tier.max_quantity)
    return (*_core(tier), tier.courier, tier.scanned, *quantity)


def _is_gone(one: Priced, old: Priced | None) -> bool:
    """Whether the page says elsewhere that this price was changed: 极兔 由0.70改为0.66."""
    return (
        old is not None
        and set(old.label.couriers) >= set(one.label.couriers)
        and old.span != one.span
    )


def _widened(
    label: Label,
    service: Service | None,
    couriers: tuple[Courier, ...],
    aliases: Mapping[str, str],
) -> Label:
    """What the whole page says of its prices, where the label leaves it open."""
    if label.level is not None and label.level in aliases:
        label = replace(label, level=aliases[label.level])
    if not label.couriers and label.service is not Service.RECEIPT:
        label = replace(label, couriers=couriers)
    if label.service is Service.NUMBER:
        return replace(label, service=None)
    if label.service is Service.WAYBILL_DATA and service is not None:
        return replace(label, service=service)  # a gift's own waybill, not data for sale
    return replace(label, service=label.service or service)


def _tiers(view: View, one: Priced) -> Iterator[PriceTier]:
    label = one.label
    band = label.quantity
    tier = PriceTier(
        amount=one.amount.value,
        quote=view.quote(*one.span),
        service=label.service,
        platform=label.platform,
        level=label.level or None,
        scanned=label.scanned,
        includes=label.includes,
        min_quantity=band.low if band else None,
        max_quantity=band.high if band else None,
        unit=one.amount.unit or label.unit,
    )
    for courier in label.couriers or (None,):
        yield replace(tier, courier=courier)
