"""Resident identity numbers, by their checksum and date (python-stdnum)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from pipelines.findings import Finding, Whose
from pipelines.shadow import Shadow
from waybillwatch.pii import PiiKind

_SHAPE = re.compile(
    r"[1-9](?<![0-9A-Za-z][1-9])\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_LABEL = re.compile(r"身份证|证件|id_?card|identity", re.IGNORECASE)


def _is_valid(value: str) -> bool:
    """Checksum and date hold; the place is not asked for, since districts come and go."""
    try:
        ric.get_birth_date(value)
    except ValidationError:
        return False
    return ric.calc_check_digit(value) == value[-1]


def find_ids(shadow: Shadow) -> Iterator[Finding]:
    """Every valid number is a sighting; one that is called so and is not valid is masked."""
    for found in _SHAPE.finditer(shadow.text):
        value = re.sub("[ -]", "", found.group()).upper()
        if _is_valid(value):
            yield Finding(PiiKind.ID_NUMBER, found.span(), Whose.PARTY, value)
        elif _LABEL.search(shadow.before(found.start(), 20)):
            yield Finding(PiiKind.ID_NUMBER, found.span(), Whose.BYSTANDER, value)
