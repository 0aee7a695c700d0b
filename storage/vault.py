"""The vault: the keys that close the archive, and the key of the tokens.

Each segment is sealed with age to a key of its own, and that key is wrapped to the vault's
recipient: to seal takes the public recipient alone, to open takes the identity, and
destroying one wrapped key erases one visit.
"""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

from storage.durable import make_folder, write_whole
from storage.keyfiles import (
    IDENTITY_FILE,
    RECIPIENT_FILE,
    TOKEN_BYTES,
    TOKEN_FILE,
    read_bytes,
    read_identity,
    read_text,
)
from waybillwatch.errors import KeyMissing, KeyUnusable, NotReady, SegmentDamaged, VaultError
from waybillwatch.pii import Tokens

_OTHER_VAULT = "No matching keys found"
"""What age says where an identity opens none of a file's stanzas."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A segment as it lies on disk."""

    ciphertext: bytes = field(repr=False)
    wrapped_key: bytes = field(repr=False)
    """The segment's own identity, sealed to the vault's recipient."""


@dataclass(frozen=True, slots=True)
class Vault:
    """An opened vault; it never prints its keys."""

    folder: Path
    recipient: str
    """The public half: ``age1…``."""
    tokens: Tokens
    _own: Identity | None = field(repr=False, default=None)

    @classmethod
    def create(cls, folder: Path) -> Vault:
        """Make a new vault; its files have mode 0600.

        Raises NotReady where a key is there already (it is never overwritten), VaultError
        where the disk refuses.
        """
        identity = Identity.generate()
        try:
            make_folder(folder)
            folder.chmod(0o700)
            for name in (IDENTITY_FILE, RECIPIENT_FILE, TOKEN_FILE):
                if (folder / name).exists():
                    raise NotReady(f"{folder / name} is there already: keys are never overwritten")
            write_whole(folder / TOKEN_FILE, secrets.token_bytes(TOKEN_BYTES), replace=False)
            write_whole(
                folder / RECIPIENT_FILE, f"{identity.to_public()}\n".encode(), replace=False
            )
            write_whole(folder / IDENTITY_FILE, f"{identity}\n".encode(), replace=False)
        except OSError as error:
            raise VaultError(f"no vault can be made in {folder}: {error}") from error
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, *, sealing_only: bool = False) -> Vault:
        """Open a vault.

        With ``sealing_only`` the identity is neither needed nor read: a crawler that only
        seals cannot read back what it sealed. Raises KeyMissing, KeyUnusable.
        """
        recipient = read_text(folder / RECIPIENT_FILE)
        try:
            Recipient.from_str(recipient)
        except pyrage.RecipientError as error:
            raise KeyUnusable(
                f"{folder / RECIPIENT_FILE} holds no age recipient: bring it back from its copy"
            ) from error
        token_key = read_bytes(folder / TOKEN_FILE)
        if len(token_key) != TOKEN_BYTES:
            raise KeyUnusable(
                f"{folder / TOKEN_FILE} is {len(token_key)} bytes long where {TOKEN_BYTES} are "
                "right: bring it back from its copy"
            )
        identity = None if sealing_only else read_identity(folder / IDENTITY_FILE, recipient)
        return cls(folder, recipient, Tokens(token_key), identity)

    def seal(self, plain: bytes) -> Sealed:
        """Seal some bytes to a fresh key, and that key to the vault's recipient."""
        key = Identity.generate()
        ciphertext = pyrage.encrypt(plain, [key.to_public()])
        wrapped = pyrage.encrypt(str(key).encode(), [Recipient.from_str(self.recipient)])
        return Sealed(ciphertext, wrapped)

    def unseal(self, sealed: Sealed, name: str) -> bytes:
        """Open what was sealed; ``name`` stands in the message where it does not open.

        Raises SegmentDamaged, KeyUnusable (another vault's), KeyMissing (opened for sealing).
        """
        key = self._unwrap(sealed.wrapped_key, name)
        try:
            plain: bytes = pyrage.decrypt(sealed.ciphertext, [key])
        except pyrage.DecryptError as error:
            raise SegmentDamaged(
                f"segment {name} is damaged ({error}): restore it from a backup; "
                "no other segment is touched by it"
            ) from error
        return plain

    def unseal_partial(self, sealed: Sealed, name: str) -> bytes:
        """The whole 64 KiB chunks before the first damage; all of it where there is none.

        Raises as unseal does where not even the header or the wrapped key can be read.
        """
        key = self._unwrap(sealed.wrapped_key, name)
        plain = io.BytesIO()
        try:
            pyrage.decrypt_io(io.BytesIO(sealed.ciphertext), plain, [key])
        except OSError:
            # The chunk that does not open: what stands before it has been written whole.
            return plain.getvalue()
        except pyrage.DecryptError as error:
            raise SegmentDamaged(
                f"segment {name} is damaged from its beginning ({error}): "
                "restore it from a backup; no other segment is touched by it"
            ) from error
        return plain.getvalue()

    def _unwrap(self, wrapped: bytes, name: str) -> Identity:
        if self._own is None:
            raise KeyMissing(
                f"segment {name} cannot be opened: the vault was opened for sealing only"
            )
        try:
            return Identity.from_str(pyrage.decrypt(wrapped, [self._own]).decode())
        except pyrage.DecryptError as error:
            if str(error) == _OTHER_VAULT:
                raise KeyUnusable(
                    f"the key of segment {name} does not open with {self.folder / IDENTITY_FILE}: "
                    "it was sealed to another vault, or its key file is damaged"
                ) from error
            raise SegmentDamaged(
                f"the key file of segment {name} is damaged ({error}): restore it from a backup"
            ) from error
        except (UnicodeDecodeError, pyrage.IdentityError) as error:
            raise SegmentDamaged(
                f"the key file of segment {name} holds no key: restore it from a backup"
            ) from error
