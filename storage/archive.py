"""The archive: one sealed segment a visit, in folders by year and sweep.

Only ciphertext touches the disk, and a name on it tells no more than which public host was
visited when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from storage.durable import OPEN, make_folder, sync_folder, write_whole
from storage.naming import _SAFE, KEY, PLAN_PREFIX, SEGMENT, SegmentRef, key_path, segment_name
from storage.vault import Sealed, Vault
from storage.warc.plans import build_plan, read_plan
from storage.warc.reading import read_records
from storage.warc.revisits import own_payloads
from storage.warc.salvage import Salvage, salvage_segment
from storage.warc.segments import build_segment, damaged, read_segment
from waybillwatch.captures import Digest
from waybillwatch.errors import SegmentDamaged, StoreError
from waybillwatch.sweeps import FinishedVisit, SweepPlan, VisitRecord


class Archive:
    """The sealed segments below one folder, and the vault that opens them."""

    def __init__(self, root: Path, vault: Vault) -> None:
        self.root = root
        self.vault = vault
        self._opened: tuple[str, Mapping[Digest, bytes]] = ("", {})

    def write(self, record: VisitRecord) -> SegmentRef:
        """Seal a finished visit and put it on the disk, its wrapped key first.

        Each call makes a new file, so a visit done twice never overwrites what the store
        already points at. Raises StoreError where the disk refuses; then nothing is left.
        """
        visit = record.finished.visit
        return self._keep(visit.sweep, segment_name(visit), build_segment(record))

    def write_plan(self, plan: SweepPlan) -> SegmentRef:
        """Seal what a sweep was to do; one file for one content."""
        plain = build_plan(plan)
        name = hashlib.sha256(repr(plan).encode()).hexdigest()[:16]
        path = self._folder(plan.key) / f"{PLAN_PREFIX}{name}{SEGMENT}"
        if path.exists():
            return SegmentRef(path.relative_to(self.root).as_posix())
        return self._keep(plan.key, f"{PLAN_PREFIX}{name}", plain)

    def _folder(self, sweep: str) -> Path:
        flat = sweep.replace(":", "")
        if not _SAFE.fullmatch(flat):
            flat = hashlib.sha256(sweep.encode()).hexdigest()[:16]
        return self.root / flat[:4] / flat

    def _keep(self, sweep: str, name: str, plain: bytes) -> SegmentRef:
        sealed = self.vault.seal(plain)
        path = self._folder(sweep) / f"{name}{SEGMENT}"
        try:
            make_folder(path.parent)
            write_whole(key_path(path), sealed.wrapped_key)
            write_whole(path, sealed.ciphertext)
        except OSError as error:
            key_path(path).unlink(missing_ok=True)
            raise StoreError(
                f"the archive in {self.root} cannot be written ({error.strerror}): "
                "the visit stays unfinished and is made again with sweep --resume"
            ) from error
        relative = path.relative_to(self.root).as_posix()
        return SegmentRef(relative, Digest.of(sealed.ciphertext))

    def _paths(self) -> Iterator[Path]:
        yield from sorted(self.root.glob(f"*/*/*{SEGMENT}"))

    def segments(self) -> Iterator[SegmentRef]:
        """Every visit's segment on the disk, in the order of their paths."""
        for path in self._paths():
            if not path.name.startswith(PLAN_PREFIX):
                yield SegmentRef(path.relative_to(self.root).as_posix())

    def plans(self) -> Iterator[SweepPlan]:
        """Every sweep's plan; a sweep has one for each time it was extended."""
        for path in self._paths():
            if path.name.startswith(PLAN_PREFIX):
                ref = SegmentRef(path.relative_to(self.root).as_posix())
                yield read_plan(self._plain(ref), ref.path)

    def read(self, ref: SegmentRef) -> FinishedVisit:
        """Open a visit's segment. Raises SegmentDamaged with its name, KeyUnusable.

        Payloads that it shares with an earlier visit are brought from that one's segment, and
        where that is damaged or gone it is that one which is named. Whoever erases a segment
        has to erase those that lean on it, or give them its payloads: a revisit record never
        outlives its target.
        """
        return read_segment(self._plain(ref), ref.path, self._held)

    def _held(self, path: str, digest: Digest) -> bytes:
        """A payload out of the segment that holds it; the last segment so opened is kept."""
        if self._opened[0] != path:
            try:
                records = tuple(read_records(self._plain(SegmentRef(path))))
            except ValueError as error:
                raise damaged(path, error) from error
            self._opened = (path, own_payloads(records))
        if digest not in self._opened[1]:
            raise damaged(path, ValueError(f"it holds no payload {digest}"))
        return self._opened[1][digest]

    def salvage(self, ref: SegmentRef) -> Salvage:
        """What a damaged segment still holds: the records in its whole chunks.

        Raises SegmentDamaged where its header or key file is gone.
        """
        return salvage_segment(self.vault.unseal_partial(self._sealed(ref), ref.path))

    def _plain(self, ref: SegmentRef) -> bytes:
        sealed = self._sealed(ref)
        if ref.digest is not None and Digest.of(sealed.ciphertext) != ref.digest:
            raise SegmentDamaged(
                f"segment {ref.path} is not the file that was written: "
                "restore it from a backup; no other segment is touched by it"
            )
        return self.vault.unseal(sealed, ref.path)

    def _sealed(self, ref: SegmentRef) -> Sealed:
        path = self.root / ref.path
        try:
            return Sealed(path.read_bytes(), key_path(path).read_bytes())
        except OSError as error:
            raise SegmentDamaged(
                f"segment {ref.path} cannot be read ({error.strerror}: {error.filename}): "
                "restore it from a backup; no other segment is touched by it"
            ) from error

    def collect_orphans(self, known: set[str]) -> int:
        """Remove torn files and segments that no visit in the store points at; how many.

        ``known`` is ``store.segments()``. Only while nobody writes into this archive: a
        segment stands on the disk a moment before its visit is committed.
        """
        orphans = [*self.root.glob(f"*/*/*{OPEN}")]
        for path in self.root.glob(f"*/*/*{KEY}"):
            segment = path.with_name(path.name.removesuffix(KEY))
            relative = segment.relative_to(self.root).as_posix()
            if not segment.exists():
                orphans.append(path)
            elif relative not in known and not segment.name.startswith(PLAN_PREFIX):
                orphans += [segment, path]
        for path in orphans:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in orphans}:
            sync_folder(folder)
        return sum(1 for path in orphans if not path.name.endswith(KEY))
