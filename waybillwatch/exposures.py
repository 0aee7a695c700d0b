"""Exposures: somebody with a name publicly named sites on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waybillwatch.captures import Digest
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


class DayBasis(StrEnum):
    """What the day of an exposure rests on: how sure it is."""

    PERSON = "person"
    """A person gave it."""
    STATED = "stated"
    """The publication states it as its own."""
    ADDRESS = "address"
    """It stands in its address alone."""
    MENTIONED = "mentioned"
    """The latest day its words tell of: it appeared then or later."""

    @property
    def is_sure(self) -> bool:
        """Whether somebody who knows said so."""
        return self in {DayBasis.PERSON, DayBasis.STATED}

    def in_words(self) -> str:
        """A remark to put behind the day; empty where it is sure."""
        said = {
            DayBasis.ADDRESS: "by its address alone",
            DayBasis.MENTIONED: "or later: the latest day its words tell of",
        }
        return said.get(self, "")


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
    basis: DayBasis = DayBasis.PERSON
    """What the day rests on."""
    source: Digest | None = None
    """Of the publication itself, sealed in the archive; None where none was kept."""
    quotes: Mapping[SiteKey, str] = field(default_factory=dict, hash=False)
    """The words with which it names each site, where they are known."""
