"""What a sweep yielded beside those before it, in sentences: empty where all is as usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.history import last_yields
from waybillwatch.yields import drops, in_words

if TYPE_CHECKING:
    from storage.store import Store


def fallen(store: Store, key: str | None = None) -> tuple[str, list[str]]:
    """A sweep's key (the last that is over, where none is named) and what fell in it."""
    with store.reading() as connection:
        found, yields = last_yields(connection, key)
    if not yields:
        return "", []
    return found, in_words(drops(yields[-1], yields[:-1]))
