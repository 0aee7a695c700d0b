"""Publications that people recorded, sealed beside the segments: what an exposure rests on."""

from __future__ import annotations

from pathlib import Path

from storage.durable import make_folder, write_whole
from storage.naming import key_path
from storage.vault import Sealed, Vault
from waybillwatch.captures import Digest
from waybillwatch.errors import SegmentDamaged, StoreError

FOLDER = "sources"
_SUFFIX = ".age"


def keep_source(archive: Path, vault: Vault, payload: bytes) -> Digest:
    """Seal a publication's bytes in an archive; one file for one content. Its digest.

    Needs the vault for sealing only. Raises StoreError where the disk refuses.
    """
    digest = Digest.of(payload)
    path = _path(archive, digest)
    if path.exists() and key_path(path).exists():
        return digest
    sealed = vault.seal(payload)
    try:
        make_folder(path.parent)
        write_whole(key_path(path), sealed.wrapped_key)
        write_whole(path, sealed.ciphertext)
    except OSError as error:
        raise StoreError(
            f"the archive in {archive} cannot be written ({error.strerror}): nothing was recorded"
        ) from error
    return digest


def read_source(archive: Path, vault: Vault, digest: Digest) -> bytes:
    """A publication's bytes. Raises SegmentDamaged with its name, KeyUnusable, KeyMissing."""
    path = _path(archive, digest)
    name = path.relative_to(archive).as_posix()
    try:
        sealed = Sealed(path.read_bytes(), key_path(path).read_bytes())
    except OSError as error:
        raise SegmentDamaged(
            f"the source {name} cannot be read ({error.strerror}): restore it from a backup"
        ) from error
    plain = vault.unseal(sealed, name)
    if Digest.of(plain) != digest:
        raise SegmentDamaged(f"the source {name} is another than its name says")
    return plain


def _path(archive: Path, digest: Digest) -> Path:
    return archive / FOLDER / f"{digest.hex}{_SUFFIX}"
