"""Wordings of the trade, 2010-2024, a line each in ``wordings/``: none is on a labelled page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.claims import find_claims, find_disclaimers
from pipelines.contacts import find_contacts
from pipelines.page import read_page
from pipelines.prices import find_tiers
from pipelines.redact import RedactedPage, redact
from waybillwatch.captures import Digest
from waybillwatch.listings import ContactKind, Stance
from waybillwatch.pii import PiiKind

ALL = {"R": ("rn", "rp", "ra"), "S": ("sn", "sp", "sa")}
SIGNS = {Stance.OFFERS: "+", Stance.DENIES: "-"}
LETTERS = {PiiKind.NAME: "n", PiiKind.PHONE: "p", PiiKind.ADDRESS: "a", PiiKind.WAYBILL: "w"}


def cases(name: str) -> list[str]:
    path = Path(__file__).parent / "wordings" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def page(body: str) -> RedactedPage:
    markup = body if body.startswith("<") else f"<p>{body}</p>"
    read = read_page(
        markup.encode(), content_type="text/html; charset=utf-8", url="http://a.example/"
    )
    return redact(read, capture=Digest.of(b""), tokens=None, reveal=True)


def parted(line: str) -> tuple[str, set[str]]:
    body, _, told = line.rpartition(" |")
    return body, set(told.split())


@pytest.mark.parametrize("line", cases("claims"))
def test_claims(line: str) -> None:
    body, told = parted(line)
    wanted = {word[0] + field for word in told for field in ALL.get(word[1:], (word[1:],))}
    read = page(body)
    said = {
        SIGNS[claim.stance] + "".join(part[0] for part in claim.field.split("_"))
        for claim in find_claims(read, find_tiers(read))
    }
    assert said == wanted


@pytest.mark.parametrize("line", cases("disclaimers"))
def test_disclaimers(line: str) -> None:
    assert bool(find_disclaimers(page(line[2:]))) is (line[0] == "+")


@pytest.mark.parametrize("line", cases("contacts"))
def test_contacts(line: str) -> None:
    body, told = parted(line)
    found = set()
    for contact in find_contacts(page(f"<p>空包</p>{body}")):
        value = contact.value.lstrip("@")
        if contact.kind is ContactKind.PHONE:
            value = re.sub(r"^86(?=1\d{10}$|571)", "", re.sub(r"\D", "", value))
        found.add(f"{contact.kind.value}:{value}")
    assert found == told


@pytest.mark.parametrize("line", cases("parties"))
def test_parties(line: str) -> None:
    body, told = parted(line)
    found = set()
    for sighting in page(f"<p>真实单号出售</p>{body}").sightings:
        value = re.sub(r"\s", "", sighting.clear or "")
        if sighting.kind is PiiKind.PHONE:
            value = value.replace("-", "")
        if sighting.kind is PiiKind.WAYBILL:
            value += f"/{sighting.courier or ''}"
        found.add(f"{LETTERS[sighting.kind]}:{value}")
    assert found == told
