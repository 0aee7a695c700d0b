"""The files a vault's keys lie in, read with a plain sentence for each way they can be wrong."""

from __future__ import annotations

from pathlib import Path

import pyrage
from pyrage.x25519 import Identity

from waybillwatch.errors import KeyMissing, KeyUnusable

IDENTITY_FILE = "identity.txt"


RECIPIENT_FILE = "recipient.txt"


TOKEN_FILE = "tokens.key"  # noqa: S105  (a file's name)


TOKEN_BYTES = 32


def read_identity(path: Path, recipient: str) -> Identity:
    """The identity in a file, which must be the recipient's. Raises KeyMissing, KeyUnusable."""
    try:
        identity = Identity.from_str(read_text(path))
    except pyrage.IdentityError as error:
        raise KeyUnusable(
            f"{path} holds no age identity: bring the right file back from its copy"
        ) from error
    if str(identity.to_public()) != recipient:
        raise KeyUnusable(
            f"{path} is not the key of {RECIPIENT_FILE} beside it: take the one made with it"
        )
    return identity


def read_bytes(path: Path) -> bytes:
    """A key file's bytes. Raises KeyMissing."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing(
            f"{path} is not there: bring it back from its copy "
            "(without it the archive stays closed), or make a new home with waybillwatch init"
        ) from error
    except OSError as error:
        raise KeyMissing(f"{path} cannot be read: {error}") from error


def read_text(path: Path) -> str:
    """The one line of a key file that is no comment."""
    try:
        lines = read_bytes(path).decode("ascii").splitlines()
    except UnicodeDecodeError as error:
        raise KeyUnusable(
            f"{path} is no key file: bring the right one back from its copy"
        ) from error
    return next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
