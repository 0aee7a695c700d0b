"""The log of alerts: written once for each sweep and address, taken by one sender at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, or_, select

from storage.database import Database
from storage.schema import alerts
from waybillwatch.telling import Alert, AlertState


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        sweep=row.sweep,
        part=row.part,
        target=row.target,
        title=row.title,
        body=row.body,
        made=row.made,
        state=row.state,
        tries=row.tries,
        sent=row.sent,
        detail=row.detail,
        id=row.id,
    )


class AlertStore(Database):
    """What was told to whom, or waits to be; each function in one transaction."""

    def log_alerts(self, wanted: Iterable[Alert]) -> int:
        """Write alerts down that are not in the log yet; how many were not."""
        fresh = 0
        with self.writing() as connection:
            for one in wanted:
                same = select(alerts.c.id).where(
                    alerts.c.sweep == one.sweep,
                    alerts.c.part == one.part,
                    alerts.c.target == one.target,
                )
                if one.sweep is not None and connection.scalar(same) is not None:
                    continue
                fresh += 1
                connection.execute(
                    alerts.insert().values(
                        sweep=one.sweep,
                        part=one.part,
                        target=one.target,
                        title=one.title,
                        body=one.body,
                        made=one.made,
                        state=one.state,
                        tries=one.tries,
                        sent=one.sent,
                        detail=one.detail,
                    )
                )
        return fresh

    def alerts(self, state: AlertState | None = None) -> tuple[Alert, ...]:
        """The log, or those of it that stand so; oldest first."""
        query = select(alerts).order_by(alerts.c.made, alerts.c.id)
        if state is not None:
            query = query.where(alerts.c.state == state)
        with self.reading() as connection:
            return tuple(map(_alert, connection.execute(query)))

    def take_alert(self, alert: Alert, *, now: datetime, lease: timedelta) -> bool:
        """Take a waiting alert into one's hands; whether it was free."""
        with self.writing() as connection:
            taken = connection.execute(
                alerts.update()
                .where(
                    alerts.c.id == alert.id,
                    alerts.c.state == AlertState.WAITING,
                    or_(alerts.c.lease_until.is_(None), alerts.c.lease_until <= now),
                )
                .values(lease_until=now + lease)
            )
            return taken.rowcount == 1

    def end_alert(
        self, alert: Alert, state: AlertState, *, tries: int, detail: str, now: datetime
    ) -> None:
        """Lay an alert down as it stands after some more tries."""
        with self.writing() as connection:
            connection.execute(
                alerts.update()
                .where(alerts.c.id == alert.id)
                .values(
                    state=state,
                    tries=alerts.c.tries + tries,
                    detail=detail,
                    lease_until=None,
                    sent=now if state is AlertState.SENT else None,
                )
            )
