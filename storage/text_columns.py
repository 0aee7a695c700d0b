"""How words and lists lie in columns: enums by value, text made storable, tuples as JSON."""

# ruff: noqa: ARG002  (every decorator has SQLAlchemy's signature, the dialect used or not)
from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Word(TypeDecorator[Any]):
    """A member of one of the language's enums <-> its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        """Member to text. Raises ValueError on a word the enum does not have."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Text to member."""
        return None if value is None else self.words(value)


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Text with NUL and lone surrogates replaced: no database holds them, a hostile page may.

    One code point for one, so that places in the text stay true.
    """
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Said(TypeDecorator[str]):
    """Text that came from outside, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what no database holds."""
        return None if value is None else storable(value)


class JsonTuple(TypeDecorator[Any]):
    """A tuple, nested tuples inside, <-> a JSON list; its parts are text or integers."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> str | None:
        """Tuple to JSON."""
        return None if value is None else storable(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        """JSON to tuple."""
        return None if value is None else tuple(_frozen(part) for part in json.loads(value))


def _frozen(part: Any) -> Any:
    return tuple(_frozen(inner) for inner in part) if isinstance(part, list) else part


class WordTuple(TypeDecorator[Any]):
    """A tuple of members of one of the language's enums <-> a JSON list of their values."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Sequence[StrEnum] | None, dialect: Dialect) -> str | None:
        """Tuple to JSON."""
        return None if value is None else json.dumps([self.words(word).value for word in value])

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> tuple[StrEnum, ...] | None:
        """JSON to tuple."""
        return None if value is None else tuple(self.words(word) for word in json.loads(value))
