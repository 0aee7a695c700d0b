"""What ``serve`` sends: alerts whose quiet hours are over, and those that were not accepted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

from desk.delivery import deliver, is_quiet
from desk.house import House
from waybillwatch.errors import WaybillwatchError
from waybillwatch.telling import AlertState

PATIENCE = 900.0
"""Seconds until what was not accepted is tried again."""


class Outbox:
    """Looks now and then at what waits, and sends it in a thread beside the scheduler."""

    def __init__(self, house: House, tell: Callable[[str], None]) -> None:
        self._house = house
        self._tell = tell
        self._work: asyncio.Task[None] | None = None
        self._not_before = 0.0

    def look(self) -> None:
        """Begin to send what may be sent now, if nothing is being sent."""
        alerting = self._house.config.alerting
        busy = self._work is not None and not self._work.done()
        if busy or not alerting.urls or time.monotonic() < self._not_before:
            return
        if is_quiet(alerting, datetime.now(UTC)):
            return
        if self._house.store.alerts(AlertState.WAITING):
            self._work = asyncio.create_task(self._send())

    async def end(self) -> None:
        """Wait until what is being sent is."""
        if self._work is not None:
            await self._work

    async def _send(self) -> None:
        try:
            troubles = await asyncio.to_thread(
                deliver, self._house.store, self._house.config.alerting
            )
        except WaybillwatchError as error:
            troubles = [f"cannot send alerts: {error}"]
        for said in troubles:
            self._tell(said)
        if troubles:
            self._not_before = time.monotonic() + PATIENCE
