"""The database's own errors as sentences that help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from waybillwatch.errors import StoreError


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's own errors into StoreError with a sentence that helps."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        if "disk is full" in said or "disk I/O" in said or "No space left" in said:
            said += ": make room on the disk and run the command again; nothing was lost"
        elif "locked" in said or "lock timeout" in said:
            said += ": another process holds it; run the command again when that one is done"
        elif "not a database" in said or "malformed" in said:
            said += ": restore a backup with waybillwatch restore"
        elif "connection" in said and ("failed" in said or "closed" in said or "lost" in said):
            said += ": see whether PostgreSQL runs and its address is right, then run it again"
        raise StoreError(f"the database refuses: {said}") from error
    except StatementError as error:
        raise StoreError(f"the database cannot hold a value: {error.orig}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"the database refuses: {error}") from error
