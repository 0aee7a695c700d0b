"""Exposures: somebody with a name publicly named sites on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waybillwatch.sites import SiteKey


class ExposureKind(StrEnum):
    """What kind of publication it was."""

    ARTICLE = "article"
    NOTICE = "notice"
    """A regulator's notice."""
    FINE = "fine"
    POLICE = "police"
    COMPLAINT = "complaint"
    OWN_REPORT = "own_report"


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who published what, when, naming which sites."""

    id: int
    kind: ExposureKind
    publisher: str
    day: date
    title: str
    link: str
    sites: tuple[SiteKey, ...]
