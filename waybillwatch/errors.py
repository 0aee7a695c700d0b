"""Every error this project raises on purpose.

A name says what broke; the docstring says what the reader of the message does next.

WaybillwatchError
├── InputError                 the person gave something unusable (exit code 2)
│   ├── BadUrl                 give an absolute http or https address
│   ├── BadTime                give a date or a time such as 2012-11-08 or 2012-11-08T03:00+08:00
│   ├── BadConfig              mend the named line of watch.toml
│   ├── UnknownName            use one of the names that exist
│   └── NotReady               run the command the message names first
├── VaultError                 the keys and what they close (exit code 2)
│   ├── KeyMissing             bring the key file back from its copy
│   ├── KeyUnusable            the file is no key of this vault: take the right one
│   └── SegmentDamaged         restore the named segment from a backup; the others are untouched
├── StoreError                 the database (exit code 2)
│   ├── NewerDatabase          install the newer waybillwatch that wrote it
│   └── LeaseLost              another worker has the visit: nothing to do, it is in its hands
├── ReadingError               a page or an answer that could not be read
│   ├── UnreadablePage         the page is kept in the archive; look at it there
│   └── LayoutChanged          the search engine's answer has a new shape: mend its adapter
└── GuardMissing               the crawl may not start without the guard as its resolver
"""


class WaybillwatchError(Exception):
    """The base of all: ``except WaybillwatchError`` is what the desk does, once."""

    exit_code = 2


class InputError(WaybillwatchError):
    """The person gave something unusable; the message says what would be usable."""


class BadUrl(InputError):
    """Not an absolute http or https address."""


class BadTime(InputError):
    """Not a date or time that can be read."""


class BadConfig(InputError):
    """``watch.toml`` or the environment holds an unknown key or a value of the wrong type."""


class UnknownName(InputError):
    """No site, exposure, standing or visit of that name."""


class NotReady(InputError):
    """Something must be done first; the message names the command."""


class VaultError(WaybillwatchError):
    """The vault's keys, or a segment they close."""


class KeyMissing(VaultError):
    """A key file is not where it should be."""


class KeyUnusable(VaultError):
    """A key file is there and is no key, or opens nothing of this vault."""


class SegmentDamaged(VaultError):
    """A sealed segment does not open whole; the message names it."""


class StoreError(WaybillwatchError):
    """The database refuses or contradicts itself."""


class NewerDatabase(StoreError):
    """The database was written by a newer version."""


class LeaseLost(StoreError):
    """A visit was committed by somebody else while we worked on it."""


class ReadingError(WaybillwatchError):
    """Bytes arrived and could not be read."""


class UnreadablePage(ReadingError):
    """No text can be had from these bytes (a blank page is readable: it has none)."""


class LayoutChanged(ReadingError):
    """A search engine answered in a shape its adapter does not know."""


class GuardMissing(WaybillwatchError):
    """The reactor's resolver is not our guard."""
