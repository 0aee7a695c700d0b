import random
from pathlib import Path

import pytest

from storage.vault import Sealed, Vault
from waybillwatch.errors import KeyMissing, KeyUnusable, NotReady, SegmentDamaged, VaultError
from waybillwatch.pii import PiiKind

CHUNK = 64 * 1024


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.create(tmp_path / "vault")


def test_every_key_file_is_readable_by_its_owner_alone(vault: Vault) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in vault.folder.iterdir()}
    assert modes == {"identity.txt": 0o600, "recipient.txt": 0o600, "tokens.key": 0o600}
    assert vault.folder.stat().st_mode & 0o777 == 0o700


def test_keys_are_never_overwritten(vault: Vault) -> None:
    before = {path: path.read_bytes() for path in vault.folder.iterdir()}
    with pytest.raises(NotReady, match="never overwritten"):
        Vault.create(vault.folder)
    assert {path: path.read_bytes() for path in vault.folder.iterdir()} == before


def test_half_a_vault_is_not_filled_up_with_other_keys(vault: Vault) -> None:
    (vault.folder / "identity.txt").unlink()
    with pytest.raises(NotReady):
        Vault.create(vault.folder)


@pytest.mark.parametrize("size", [0, 1, CHUNK, 3 * CHUNK + 17])
def test_what_is_sealed_opens_again(vault: Vault, size: int) -> None:
    plain = random.Random(size).randbytes(size)
    sealed = vault.seal(plain)
    assert Vault.open(vault.folder).unseal(sealed, "a") == plain
    assert vault.unseal_partial(sealed, "a") == plain


def test_each_segment_has_a_key_of_its_own(vault: Vault) -> None:
    one, two = vault.seal(b"one"), vault.seal(b"two")
    with pytest.raises(SegmentDamaged, match="segment b"):
        vault.unseal(Sealed(two.ciphertext, one.wrapped_key), "b")


def test_sealing_needs_no_identity_and_cannot_read_back(vault: Vault) -> None:
    (vault.folder / "identity.txt").rename(vault.folder.parent / "away.txt")
    crawler = Vault.open(vault.folder, sealing_only=True)
    sealed = crawler.seal(b"page")
    assert vault.unseal(sealed, "a") == b"page"
    with pytest.raises(KeyMissing, match="sealing only"):
        crawler.unseal(sealed, "a")


@pytest.mark.parametrize("name", ["identity.txt", "recipient.txt", "tokens.key"])
def test_a_missing_key_file_is_named(vault: Vault, name: str) -> None:
    (vault.folder / name).unlink()
    with pytest.raises(KeyMissing, match=name):
        Vault.open(vault.folder)


@pytest.mark.parametrize("name", ["identity.txt", "recipient.txt", "tokens.key"])
@pytest.mark.parametrize("content", [b"", b"AGE-SECRET-KEY-NONSENSE\n", b"\xff\xfe\x00", b"age1\n"])
def test_a_file_that_is_no_key_is_named(vault: Vault, name: str, content: bytes) -> None:
    (vault.folder / name).write_bytes(content)
    with pytest.raises(KeyUnusable, match=name):
        Vault.open(vault.folder)


def test_the_key_of_another_vault_is_refused(vault: Vault, tmp_path: Path) -> None:
    other = Vault.create(tmp_path / "other")
    with pytest.raises(KeyUnusable, match="another vault"):
        other.unseal(vault.seal(b"page"), "a")
    identity = (other.folder / "identity.txt").read_bytes()
    (vault.folder / "identity.txt").write_bytes(identity)
    with pytest.raises(KeyUnusable, match="not the key of"):
        Vault.open(vault.folder)


def test_comments_in_a_key_file_are_read_over(vault: Vault) -> None:
    file = vault.folder / "identity.txt"
    file.write_text("# kept in the safe\n\n" + file.read_text())
    Vault.open(vault.folder)


def test_one_wrong_bit_anywhere_is_seen(vault: Vault) -> None:
    sealed = vault.seal(b"x" * 1000)
    rng = random.Random(1)
    for _ in range(200):
        for part in ("ciphertext", "wrapped_key"):
            held = bytearray(getattr(sealed, part))
            held[rng.randrange(len(held))] ^= 1 << rng.randrange(8)
            torn = Sealed(
                bytes(held) if part == "ciphertext" else sealed.ciphertext,
                bytes(held) if part == "wrapped_key" else sealed.wrapped_key,
            )
            with pytest.raises(VaultError, match="seg-7"):
                vault.unseal(torn, "seg-7")


def test_a_file_cut_short_gives_back_its_whole_chunks(vault: Vault) -> None:
    plain = random.Random(2).randbytes(4 * CHUNK)
    sealed = vault.seal(plain)
    overhead = len(sealed.ciphertext) - len(plain) - 4 * 16
    for chunks in range(5):
        cut = overhead + chunks * (CHUNK + 16) + (0 if chunks == 4 else 100)
        torn = Sealed(sealed.ciphertext[:cut], sealed.wrapped_key)
        assert vault.unseal_partial(torn, "a") == plain[: chunks * CHUNK]
    with pytest.raises(SegmentDamaged, match="from its beginning"):
        vault.unseal_partial(Sealed(sealed.ciphertext[:20], sealed.wrapped_key), "a")


def test_a_vault_never_prints_its_keys(vault: Vault) -> None:
    identity = (vault.folder / "identity.txt").read_text().strip()
    assert identity not in repr(vault)
    assert repr(vault.tokens.key) not in repr(vault)
    assert "ciphertext" not in repr(vault.seal(b"page"))


def test_tokens_hang_on_the_vaults_key(vault: Vault, tmp_path: Path) -> None:
    other = Vault.create(tmp_path / "other")
    mine = vault.tokens.of(PiiKind.PHONE, "13000000001")
    assert mine == Vault.open(vault.folder).tokens.of(PiiKind.PHONE, "13000000001")
    assert mine != other.tokens.of(PiiKind.PHONE, "13000000001")


def test_a_disk_that_refuses_leaves_no_key(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(VaultError, match="no vault can be made"):
        Vault.create(tmp_path / "file" / "vault")
