"""Personal data in web addresses, percent-encoded in UTF-8 or GB18030 or not at all."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from waybillwatch.pii import MASK

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)((?:[-_+ ]|%20)?\d{4}(?:[-_+ ]|%20)?\d{4})(?!\d)")
_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[0-9Xx](?![0-9A-Za-z])"
)
_PERSONAL = re.compile(
    r"([?&;/](?:[\w.-]*(?:name|receiver|consignee|sender|shou?jian|fajian|xingming|xm|addr(?:ess)?|dizhi|tel|phone|mobile|shouji|dianhua"
    r"|id_?card|sfz|danhao|nu|mail_?no|waybill(?:no)?|tracking(?:no)?))=)([^&;#]*)",
    re.IGNORECASE,
)
_TRADER = re.compile(
    r"wpa\.qq\.com|tencent:|^(?:tel|sms|mailto|weixin|tg|whatsapp):|t\.me/", re.IGNORECASE
)
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_NAMES_SITE = re.compile(
    r"(?:user|nick|file|site|host|page|view|form|host|dom)_?name=$", re.IGNORECASE
)


def _stars(text: str) -> str:
    return MASK * len(text)


def _digits_hidden(text: str) -> str:
    return "".join(MASK if sign.isdigit() else sign for sign in text)


def _decoded(run: str) -> str:
    raw = unquote_to_bytes(run)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _run(found: re.Match[str]) -> str:
    """A percent-encoded run, decoded where it hides digits that are personal data."""
    text = _decoded(found.group())
    hidden = _plain(text)
    return quote(hidden, safe=MASK) if hidden != text else found.group()


def _plain(url: str) -> str:
    url = _ID.sub(lambda found: _stars(found.group()), url)
    return _MOBILE.sub(lambda found: found[1] + _digits_hidden(found[2]), url)


def redact_url(url: str) -> str:
    """Mask phones and id numbers anywhere in an address, and values of personal keys.

    A trader's own handles (wpa.qq.com, tel:, t.me) stay. The result is for showing and
    storing: it need not lead anywhere.
    """
    if _TRADER.search(url):
        return url
    masked = _PERSONAL.sub(
        lambda found: (
            found.group()
            if _NAMES_SITE.search(found[1]) or not found[2]
            else found[1] + _stars(_decoded(found[2].replace("+", " ")))
        ),
        url,
    )
    masked = _plain(masked)
    return _PERCENT.sub(_run, masked) if "%" in masked else masked
