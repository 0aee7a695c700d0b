"""The price tiers of a page, in page order, each once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from pipelines.collect import collect
from pipelines.contents import priced_contents
from pipelines.labels import Label
from pipelines.money import MAY_PAY
from pipelines.running import Priced
from pipelines.several import named_before
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
    if not MAY_PAY.search(view.text):
        return ()
    found = collect(view)
    gone = {old.amount.value: old for old in found.gone if old.label.couriers}
    priced = [
        one for one in found.priced if one.label.couriers or one.amount.value not in found.theirs
    ]
    if gone:
        priced = [one for one in priced if not _is_gone(one, gone.get(one.amount.value))]
    if not priced:
        return ()
    priced = named_before(view, priced)
    made = priced_contents(_widened(view, priced), found.extras)
    offers: dict[tuple[Hashable, ...], tuple[Priced, Courier | None]] = {}
    named: set[Hashable] = set()
    for one in sorted(made, key=lambda p: p.span[0]):
        what = _core(one)
        if one.label.couriers:
            named.add(what)
        band = one.label.quantity
        bounds = (band.low, band.high) if band else (None, None)
        for courier in one.label.couriers or (None,):
            key = (what, courier, one.label.scanned, bounds)
            offers.setdefault(key, (one, courier))
    banded = {(what, courier) for what, courier, _, bounds in offers if bounds != (None, None)}
    return tuple(
        _tier(view, one, courier)
        for (what, _, _, bounds), (one, courier) in offers.items()
        if (courier or what not in named)
        and (bounds != (None, None) or (what, courier) not in banded)
    )


def _core(one: Priced) -> Hashable:
    """What a price without a courier shares with the same price said again with one."""
    label = one.label
    return (one.amount.value, label.service, label.level or None, label.includes)


def _is_gone(one: Priced, old: Priced | None) -> bool:
    """Whether the page says elsewhere that this price was changed: 极兔 由0.70改为0.66."""
    return (
        old is not None
        and set(old.label.couriers) >= set(one.label.couriers)
        and old.span != one.span
    )


def _widened(view: View, priced: list[Priced]) -> list[Priced]:
    """The prices with what the whole page says of them, where their labels leave it open."""
    bound = any(one.label.couriers for one in priced)
    couriers = () if bound else page_couriers(view)
    service = page_service(view)
    aliases = level_aliases(view)
    known: dict[Label, Label] = {}
    for label in {one.label for one in priced}:
        known[label] = _widen(label, service, couriers, aliases)
    return [Priced(one.amount, known[one.label], one.span, one.scope) for one in priced]


def _widen(
    label: Label,
    service: Service | None,
    couriers: tuple[Courier, ...],
    aliases: Mapping[str, str],
) -> Label:
    if label.level is not None and label.level in aliases:
        label = label._replace(level=aliases[label.level])
    if not label.couriers and label.service is not Service.RECEIPT:
        label = label._replace(couriers=couriers)
    if label.service is Service.NUMBER:
        return label._replace(service=None)
    if label.service is Service.WAYBILL_DATA and service is not None:
        return label._replace(service=service)  # a gift's own waybill, not data for sale
    return label if label.service else label._replace(service=service)


def _tier(view: View, one: Priced, courier: Courier | None) -> PriceTier:
    label = one.label
    band = label.quantity
    return PriceTier(
        amount=one.amount.value,
        quote=view.quote(*one.span),
        courier=courier,
        service=label.service,
        platform=label.platform,
        level=label.level or None,
        scanned=label.scanned,
        includes=label.includes,
        min_quantity=band.low if band else None,
        max_quantity=band.high if band else None,
        unit=one.amount.unit or label.unit or None,
    )
