"""A site's prices over time: a line for each tier, tiers that were always priced alike in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from waybillwatch.charts.sheets import Looked, Mark, Words, day_of, listed, long_day
from waybillwatch.charts.timelines import Dot, Line, Stood, Timeline
from waybillwatch.quotes import Courier
from waybillwatch.sweeps import Observation, Standing
from waybillwatch.tierkeys import TierKey, offers, plain

CAVEAT = (
    "Asking prices for one piece, as the site's own pages had them: nobody bought. Where a line is "
    "dotted the price changed somewhere between two sweeps; where it breaks no price was seen."
)
_NAMED = 6
"""Couriers, or other tiers, named on one line's label."""

Kept = tuple[TierKey, int]
"""A tier, and which of its prices in page order: an offer may stand at several."""


@dataclass(frozen=True, slots=True)
class Shop:
    """A site whose prices are drawn, and what was seen of it."""

    name: str
    observations: Sequence[Observation]
    """Of its visits, in order of time."""
    looked: Looked
    marks: tuple[Mark, ...] = ()


def price_lines(shop: Shop, courier: Courier | None = None) -> Timeline:
    """The prices of a site (of one courier alone), by their last price, dearest first."""
    seen = {one.at: one for one in shop.observations}
    times = sorted({*seen, *(at for at in shop.looked.sweeps if seen and at >= min(seen))})
    asked = {at: _asked(seen.get(at), courier) for at in times}
    kept = dict.fromkeys(key for prices in asked.values() for key in prices)
    alike: dict[tuple[Dot, ...], list[Kept]] = {}
    for key in kept:
        alike.setdefault(tuple(Dot(at, asked[at].get(key)) for at in times), []).append(key)
    lines = [Line(_called(keys), dots) for dots, keys in alike.items()]
    lines.sort(key=lambda line: (-_last(line), line.name))
    whose = f"{shop.name}, {courier}" if courier else shop.name
    return Timeline(
        words=Words(
            f"What {whose} asks for one piece, in CNY",
            _lead(shop.name, lines),
            CAVEAT,
            shop.looked.in_words(),
        ),
        lines=tuple(lines),
        marks=shop.marks,
        stood=tuple(Stood(at, seen[at].standing if at in seen else "") for at in times),
    )


def _asked(one: Observation | None, courier: Courier | None) -> dict[Kept, Decimal]:
    """What a site asked at one sweep; nothing where it was not seen selling."""
    if one is None or one.standing is not Standing.SELLING:
        return {}
    return {
        (key, place): amount
        for key, prices in offers(one.listings).items()
        if courier is None or key.courier == courier
        for place, amount in enumerate(prices)
    }


def _last(line: Line) -> Decimal:
    return line.seen[-1].value or Decimal(0)


def _called(keys: Sequence[Kept]) -> str:
    """What tiers priced alike are called together: ``圆通, 申通 空包 with address``."""
    couriers: dict[Kept, list[str]] = {}
    for key, place in keys:
        named = couriers.setdefault((replace(key, courier=None), place), [])
        if key.courier:
            named.append(key.courier)
    return listed([_name(*one, named) for one, named in couriers.items()], _NAMED)


def _name(rest: TierKey, place: int, couriers: Sequence[str]) -> str:
    words = rest.in_words().replace("recipient_", "").replace("sender_", "sender's ")
    parts = [listed(list(dict.fromkeys(couriers)), _NAMED), words]
    if place:
        parts.append(f"(price {place + 1} of it)")
    return " ".join(part for part in parts if part) or "its price"


def _lead(name: str, lines: Sequence[Line]) -> str:
    """What it asked when it was last seen selling, and how many prices rose or fell till then."""
    dots = [dot for line in lines for dot in line.seen]
    if not dots:
        return f"No price was seen on {name}."
    last = max(dot.at for dot in dots)
    found = sorted(dot.value for dot in dots if dot.at == last and dot.value is not None)
    span = "–".join(dict.fromkeys(plain(value) for value in (found[0], found[-1])))
    rose = sum(_last(line) > (line.seen[0].value or 0) for line in lines)
    fell = sum(_last(line) < (line.seen[0].value or 0) for line in lines)
    return (
        f"{name} asked {span} CNY when it was last seen selling, {long_day(day_of(last))}; "
        f"of {len(lines)} price lines {_many(rose)} rose and {_many(fell)} fell until then."
    )


def _many(count: int) -> str:
    return str(count) if count else "none"


def couriers_of(observations: Iterable[Observation]) -> tuple[Courier, ...]:
    """The couriers that a site has prices for."""
    found: Mapping[Courier, None] = dict.fromkeys(
        key.courier for one in observations for key in offers(one.listings) if key.courier
    )
    return tuple(found)
