"""Which outage an error of the browser's network stack is. Pure.

Source: Chromium's ``net/base/net_error_list.h``.
"""

from __future__ import annotations

import re

from waybillwatch.captures import OutageReason

_NET = re.compile(r"net::(ERR_[A-Z0-9_]+)")
_REASONS = (
    ("ERR_BLOCKED", OutageReason.FORBIDDEN),
    ("ERR_CERT", OutageReason.TLS),
    ("ERR_SSL", OutageReason.TLS),
    ("ERR_TIMED_OUT", OutageReason.TIMEOUT),
    ("ERR_CONNECTION_TIMED_OUT", OutageReason.TIMEOUT),
    ("ERR_TOO_MANY_REDIRECTS", OutageReason.REDIRECTS),
)


def net_fault(failure: str) -> tuple[OutageReason, str]:
    """The reason, and the error's name alone: the whole sentence may hold an address."""
    named = _NET.search(failure)
    said = named[1] if named else "no answer"
    for begin, reason in _REASONS:
        if said.startswith(begin):
            return reason, said
    return OutageReason.RESET, said
