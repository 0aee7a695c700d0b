import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from storage.ledger import head, link_hash, root_of, verify
from storage.merkle import merkle_root
from storage.schema import captures, ledger
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.captures import Digest


def reference_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1 as it is written down: split at the largest power of two below n."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = reference_root(leaves[:split]), reference_root(leaves[split:])
    return hashlib.sha256(b"\x01" + left + right).digest()


@given(st.lists(st.binary(max_size=40), max_size=40))
def test_the_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    assert merkle_root(leaves) == reference_root(leaves)


def test_the_root_of_known_leaves() -> None:
    """The test vectors of the certificate-transparency project for its first eight leaves."""
    leaves = [
        bytes.fromhex(text)
        for text in (
            *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
            "606162636465666768696a6b6c6d6e6f",
        )
    ]
    assert merkle_root([]).hex().startswith("e3b0c44298fc1c149afbf4c8996fb924")
    assert merkle_root(leaves[:1]).hex().startswith("6e340b9cffb37a989ca544e6bb780a2c")
    assert merkle_root(leaves).hex().startswith("5dc9da79a70659a9ad559cb701ded9a2")


@given(st.lists(st.binary(max_size=8), min_size=2, max_size=9, unique=True), st.data())
def test_order_and_number_of_leaves_count(leaves: list[bytes], data: st.DataObject) -> None:
    other = data.draw(st.permutations(leaves))
    assert (merkle_root(leaves) == merkle_root(other)) == (leaves == other)
    assert merkle_root(leaves) != merkle_root(leaves[:-1])


@given(st.lists(st.text(max_size=3), min_size=3, max_size=3), st.text(max_size=3))
def test_no_two_links_are_written_alike(parts: list[str], more: str) -> None:
    sweep, kind, subject = parts
    moved = (sweep, kind + more, subject.removeprefix(more))
    same = moved == (sweep, kind, subject)
    one = link_hash(1, "0", (sweep, kind, subject), "r")
    assert (one == link_hash(1, "0", moved, "r")) == same


def test_a_chain_that_was_lived_is_whole(home: Home) -> None:
    for week in (1, 2, 3):
        home.live(records.searched(week), records.selling(week))
    with home.store.reading() as connection:
        assert verify(connection) == ()
        assert head(connection)[0] == 6


class Undone(Exception):
    """What was changed is not to stay."""


def test_every_change_shows(home: Home) -> None:
    for week in (1, 2, 3):
        home.live(records.selling(week))
    changes = {
        "does not hold the captures": update(captures)
        .where(captures.c.ordinal == 1, captures.c.visit_id == 2)
        .values(digest=Digest.of(b"another page")),
        "not what it was made from": update(ledger)
        .where(ledger.c.seq == 2)
        .values(root=root_of([Digest.of(b"another page")])),
        "does not point": update(ledger).where(ledger.c.seq == 3).values(previous="f" * 64),
        "link 2 is missing": ledger.delete().where(ledger.c.seq == 2),
        "3 visits are done and 2 have a link": ledger.delete().where(ledger.c.seq == 3),
    }
    for said, change in changes.items():
        with pytest.raises(Undone), home.store.writing() as connection:  # noqa: PT012  (undone as a whole)
            connection.execute(change)
            assert any(said in fault for fault in verify(connection)), said
            raise Undone
    with home.store.reading() as connection:
        assert verify(connection) == ()
