"""Personal data in web addresses, percent-encoded in UTF-8 or GB18030 or not at all."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from pipelines.addresses import find_addresses
from pipelines.blocks import Layout
from pipelines.naming import reads_as_name
from pipelines.shadow import Shadow
from waybillwatch.pii import MASK

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)((?:[-_+ ]|%20)?\d{4}(?:[-_+ ]|%20)?\d{4})(?!\d)")
_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[0-9Xx](?![0-9A-Za-z])"
)
_NUMBER = re.compile(r"\d{4}")
"""Without it there is neither a phone nor an id number."""
_PERSONAL = re.compile(
    r"([?&;/](?:[\w.-]*(?:name|receiver|consignee|sender|shou?jian|fajian|xingming|addr(?:ess)?"
    r"|dizhi|tel|phone|mobile|shouji|dianhua|id_?card|sfz|danhao|mail_?no|waybill(?:no)?"
    r"|tracking(?:no)?)|xm|nu|un|to|shr|sjr|jjr)=)([^&;#]*)",
    re.IGNORECASE,
)
"""Keys whose values are personal data whatever they look like."""
_NAMES_SITE = re.compile(
    r"(?:user|nick|file|site|host|page|view|form|dom|class|tag|city)_?name=$", re.IGNORECASE
)
_TRADER = re.compile(
    r"(?:tel|sms|mailto|weixin|tg|whatsapp|tencent|aliim|wangwang):"
    r"|(?:https?:)?//(?:wpa\.qq\.com|t\.me|telegram\.me|amos\.alicdn\.com)/",
    re.IGNORECASE,
)
"""Addresses that are a trader's handle."""
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_VALUE = re.compile(r"(?<=[=/])[^=&/?#;]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST_NAME = 4
_MOST = 300
"""Characters of a value that are looked at for a name or an address."""


def _decoded(run: str) -> str:
    raw = unquote_to_bytes(run)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _numbers_hidden(text: str) -> str:
    text = _ID.sub(lambda found: MASK * len(found.group()), text)
    return _MOBILE.sub(lambda found: found[1] + re.sub(r"\d", MASK, found[2]), text)


def _personal(found: re.Match[str]) -> str:
    if _NAMES_SITE.search(found[1]) or not found[2]:
        return found.group()
    return found[1] + MASK * len(_decoded(found[2].replace("+", " ")))


def _run(found: re.Match[str]) -> str:
    """A percent-encoded run, decoded where it hides digits that are personal data."""
    text = _decoded(found.group())
    hidden = _numbers_hidden(text)
    return quote(hidden, safe=MASK) if hidden != text else found.group()


def _value(found: re.Match[str]) -> str:
    """A value or a path's part, masked where it is a name or holds an address."""
    text = _decoded(found.group()[:_MOST])
    if not _HAN.search(text):
        return found.group()
    is_name = len(text) <= _LONGEST_NAME and reads_as_name(text, strict=True)
    if is_name or any(find_addresses(Shadow.of(text, Layout()))):
        return MASK * len(text)
    return found.group()


def redact_url(url: str) -> str:
    """Mask personal data in an address.

    That is phones and id numbers anywhere, values of personal keys, and values that read
    as a name or an address. A trader's own handles (wpa.qq.com, tel:, t.me) stay. The
    result is for showing and storing: it need not lead anywhere.
    """
    if _TRADER.match(url):
        return url
    masked = _PERSONAL.sub(_personal, url) if "=" in url else url
    if _NUMBER.search(masked):
        masked = _numbers_hidden(masked)
    if "%" in masked or not masked.isascii():
        masked = _VALUE.sub(_value, _PERCENT.sub(_run, masked))
    return masked
