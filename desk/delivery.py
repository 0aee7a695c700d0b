"""Alerts on their way out: by Apprise, tried again, and written down as they went."""

from __future__ import annotations

import hashlib
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desk.alertkeys import Alerting
from waybillwatch.alerts import Message
from waybillwatch.errors import BadConfig
from waybillwatch.telling import Alert, AlertState

if TYPE_CHECKING:
    from storage.store import Store

Send = Callable[[str, str, str], bool]
"""Sends a title and a body to an address; whether it was accepted."""

PAUSES = (2.0, 10.0)
"""Seconds before the second try of a message, and before the third."""
_LEASE = timedelta(minutes=10)
"""How long a sender has an alert in hand; longer than all tries of one take."""
REFUSED = "it was not accepted: is the address right, and does its host answer?"


def target_of(url: str) -> str:
    """What an address is called in the log: its scheme and a fingerprint, no secret."""
    scheme = url.partition(":")[0].lower()
    return f"{scheme}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def send(url: str, title: str, body: str) -> bool:
    """Send one message; whether it was accepted. Raises BadConfig for no address of Apprise's."""
    with warnings.catch_warnings():
        # It looks for a module that Python 3.13 has no more; and loads all its senders at once.
        warnings.filterwarnings("ignore", "'imghdr' is deprecated", DeprecationWarning)
        from apprise import Apprise, AppriseAsset, NotifyFormat  # noqa: PLC0415  (they cost 1 s)

        asset = AppriseAsset(
            app_id="waybillwatch", app_desc="waybillwatch", app_url="", async_mode=False
        )
        sender = Apprise(asset=asset)
        if not sender.add(url):
            raise BadConfig(
                f"alerts.urls: Apprise knows no address such as {target_of(url)} "
                "(its scheme and a fingerprint): look its spelling up in Apprise's list"
            )
    return bool(sender.notify(title=title, body=body, body_format=NotifyFormat.TEXT))


def written_down(
    store: Store, alerting: Alerting, key: str, messages: Iterable[Message], now: datetime
) -> int:
    """Put a sweep's messages into the log, one for each address; how many were not there yet."""
    said = list(messages)
    return store.log_alerts(
        Alert(key, one.part, target_of(url), one.title, one.body, now)
        for url in alerting.urls
        for one in said
    )


def deliver(
    store: Store,
    alerting: Alerting,
    *,
    post: Send = send,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    sleep: Callable[[float], None] = time.sleep,
) -> list[str]:
    """Send what waits, oldest first; a sentence for each thing that stood in the way.

    In quiet hours nothing is sent. An address that refused one message three times is left
    alone with the others until the next delivery.
    """
    waiting = store.alerts(AlertState.WAITING)
    if not waiting or is_quiet(alerting, now()):
        return []
    addresses = {target_of(url): url for url in alerting.urls}
    refused: dict[str, int] = {}
    for alert in waiting:
        if alert.target in refused:
            refused[alert.target] += 1
            continue
        if not store.take_alert(alert, now=now(), lease=_LEASE):
            continue
        url = addresses.get(alert.target)
        state, tries, detail = AlertState.DROPPED, 0, "its address is no more in watch.toml"
        if url is not None:
            state, tries, detail = _tried(alert, url, post, sleep)
            if state is AlertState.WAITING:
                refused[alert.target] = 1
        store.end_alert(alert, state, tries=tries, detail=detail, now=now())
    return [
        f"{many} alerts to {target} could not be sent and are tried with the next"
        if many > 1
        else f"an alert to {target} could not be sent and is tried with the next"
        for target, many in refused.items()
    ]


def _tried(
    alert: Alert, url: str, post: Send, sleep: Callable[[float], None]
) -> tuple[AlertState, int, str]:
    for number, pause in enumerate((0.0, *PAUSES), 1):
        if pause:
            sleep(pause)
        try:
            if post(url, alert.title, alert.body):
                return AlertState.SENT, number, ""
        except BadConfig as error:
            return AlertState.WAITING, number, str(error)
    return AlertState.WAITING, 1 + len(PAUSES), REFUSED


def is_quiet(alerting: Alerting, at: datetime) -> bool:
    """Whether a moment lies in the quiet hours."""
    return alerting.quiet is not None and alerting.quiet.covers(at, alerting.zone)


def tried_once(url: str, now: datetime, post: Send = send) -> Alert:
    """Send a test to one address, once, quiet hours or not; how it went, for the log.

    Raises BadConfig for no address of Apprise's.
    """
    made = Alert(
        None, "test", target_of(url), "waybillwatch: a test", "This address receives alerts.", now
    )
    if post(url, made.title, made.body):
        return replace(made, state=AlertState.SENT, tries=1, sent=now)
    # A test that failed is not kept for later: who made it sees that it did.
    return replace(made, state=AlertState.DROPPED, tries=1, detail=REFUSED)
