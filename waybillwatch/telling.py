"""One alert on its way: what the log of alerts holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AlertState(StrEnum):
    """Where an alert stands."""

    WAITING = "waiting"
    """Not accepted yet: it is tried with the next."""
    SENT = "sent"
    DROPPED = "dropped"
    """Its address stands in watch.toml no more."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one address."""

    sweep: str | None
    """The sweep it tells of; None of a test."""
    part: str
    target: str
    """The scheme and a fingerprint of the address, which holds secrets: ``json-1f3a5c7e9b0d``."""
    title: str
    body: str
    made: datetime
    state: AlertState = AlertState.WAITING
    tries: int = 0
    sent: datetime | None = None
    detail: str = ""
    """Why it was not accepted the last time."""
    id: int = 0
