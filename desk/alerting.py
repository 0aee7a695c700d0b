"""After a sweep: what it brought is written down as messages, and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desk.delivery import deliver, is_quiet, written_down
from desk.house import House
from desk.news import brought
from waybillwatch.alerts import Message, each, told

if TYPE_CHECKING:
    from storage.store import SweepInfo


def messages(house: House, sweep: SweepInfo, troubles: Iterable[str] = ()) -> tuple[Message, ...]:
    """What the rules make of what a sweep brought: one digest, or a message for each event."""
    alerting = house.config.alerting
    news = brought(house.store, sweep, troubles)
    key = f"{sweep.key}, simulated" if sweep.simulated else sweep.key
    if not alerting.digest:
        return each(news.events, alerting.rules, key, noisy=news.noisy)
    digest = told(news.events, alerting.rules, key, noisy=news.noisy)
    return () if digest is None else (digest,)


def after_sweep(
    house: House, key: str, troubles: Iterable[str], tell: Callable[[str], None]
) -> list[str]:
    """Tell of a sweep that is over; a sentence for each thing that stood in the way.

    Said again, nothing is told twice. Where no address is set, nothing is done.
    """
    alerting = house.config.alerting
    sweep = house.store.sweep(key)
    if not alerting.urls or sweep is None:
        return []
    now = datetime.now(UTC)
    fresh = written_down(house.store, alerting, key, messages(house, sweep, list(troubles)), now)
    if fresh:
        held = f", held back until {alerting.quiet.last:02}:00" if alerting.quiet else ""
        tell(f"  {fresh} alert{'s' * (fresh > 1)}{held if is_quiet(alerting, now) else ''}")
    return deliver(house.store, alerting)
