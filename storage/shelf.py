"""A visit's payloads put aside until it is sealed, so that memory does not grow with its pages.

Only ciphertext touches the disk here too: a shelf is a file without a name, its key lives in
this process alone, and both are gone when the process is, however it ends.
"""

from __future__ import annotations

import tempfile
import threading
import zlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from waybillwatch.captures import Digest
from waybillwatch.errors import StoreError

_KEY_BITS = 256
_LEVEL = 1
"""zlib's fastest: pages shrink to a fifth, and the disk is asked for that much less."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Says where on a shelf a payload lies."""

    shelf: DiskShelf
    start: int
    length: int
    digest: Digest
    size: int

    def read(self) -> bytes:
        """The payload as it was put aside. Raises StoreError where the disk fails."""
        return self.shelf.take(self.start, self.length)


class DiskShelf:
    """One visit's shelf. Closed when nobody holds it or a slip of it any more."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  (lives as long as we)
        except OSError as error:
            raise StoreError(
                f"nothing can be put aside in {folder} ({error.strerror}): free some space there"
            ) from error
        self._cipher = AESGCM(AESGCM.generate_key(_KEY_BITS))
        self._turn = threading.Lock()
        self._end = 0

    def __del__(self) -> None:
        file = getattr(self, "_file", None)
        if file is not None:
            file.close()

    def put(self, payload: bytes) -> Slip:
        """Put a payload aside. Raises StoreError where the disk is full."""
        packed = zlib.compress(payload, _LEVEL)
        with self._turn:
            start = self._end
            # A place on the shelf is written once, so it makes a nonce that never comes again.
            sealed = self._cipher.encrypt(start.to_bytes(12), packed, None)
            try:
                self._file.seek(start)
                self._file.write(sealed)
                self._file.flush()
            except OSError as error:
                raise StoreError(
                    f"a page cannot be put aside ({error.strerror}): free some space on the disk"
                ) from error
            self._end += len(sealed)
        return Slip(self, start, len(sealed), Digest.of(payload), len(payload))

    def take(self, start: int, length: int) -> bytes:
        """What was put at a place. Raises StoreError where the disk fails."""
        with self._turn:
            try:
                self._file.seek(start)
                sealed = self._file.read(length)
            except OSError as error:
                raise StoreError(f"a page put aside is lost ({error.strerror})") from error
        return zlib.decompress(self._cipher.decrypt(start.to_bytes(12), sealed, None))
