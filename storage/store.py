"""The store: all that the desk and the pipelines may do with the database."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.naming import SegmentRef
from storage.reads import recalling, repeats
from storage.schedules import runs
from storage.schedules.store import ScheduleStore
from storage.schema import visits
from storage.schema.work import SweepState
from storage.sites.store import SiteStore
from storage.telling import AlertStore
from storage.work import leases
from storage.work.counts import SweepInfo
from storage.work.store import WorkStore
from storage.writes.record import write_record
from waybillwatch.sweeps import Known, Recalled, Visit, VisitRecord, VisitState

__all__ = ["Store", "SweepInfo", "SweepState"]


class Store(WorkStore, SiteStore, ScheduleStore, AlertStore):
    """Sweeps and visits, sites and exposures, schedules, alerts, and the commit that joins them."""

    def renew(self, holder: str, *, now: datetime, lease: timedelta) -> int:
        """Extend every lease of a holder, on visits and on a run; how many visits it holds."""
        with self.writing() as connection:
            runs.renew(connection, holder, now + lease)
            return leases.renew(connection, holder, now + lease)

    def release(self, holder: str) -> int:
        """Lay down what a holder has in hand, as if it had not been begun; how many visits.

        For one that ends in order: being stopped is no try that failed.
        """
        with self.writing() as connection:
            runs.release(connection, holder)
            return leases.release(connection, holder)

    def known(self, visit: Visit, *, text_version: str) -> tuple[Known, ...]:
        """What the last visit of a site before this one had of each page.

        () where it is no guide, or was read by another reader than ``text_version`` names.
        """
        with self.reading() as connection:
            return repeats.known_pages(connection, visit, text_version=text_version)

    def last_pictured(self, site: str, *, before: datetime) -> str:
        """The digest of what was read as a front page when it was last pictured; "" if never."""
        with self.reading() as connection:
            return repeats.last_pictured(connection, site, before=before)

    def recall(self, visit: Visit, known: Known) -> Recalled | None:
        """What was read of a page that has not changed since; None where that is gone."""
        with self.reading() as connection:
            return recalling.recall(connection, visit, known)

    def commit(self, record: VisitRecord, segment: SegmentRef, *, holder: str) -> None:
        """Write a finished visit in one transaction; said again, nothing changes.

        Raises LeaseLost where another holds or has committed the visit.
        """
        with self.writing() as connection:
            visit_id = leases.held(connection, record.finished.visit, holder, segment.path)
            if visit_id is None:
                return
            write_record(connection, visit_id, record, token_key=self.token_key)
            connection.execute(
                visits.update()
                .where(visits.c.id == visit_id)
                .values(
                    state=VisitState.DONE,
                    lease_until=None,
                    started=record.finished.started,
                    finished=record.finished.finished,
                    segment=segment.path,
                    segment_digest=segment.digest,
                )
            )
