"""Signed notes agree with the public C2SP example, and nothing altered opens."""

from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from register.log.merkle import leaf_hash, root
from register.log.notes import (
    Checkpoint,
    NoteRefused,
    Signer,
    Verifier,
    checkpoint_text,
    inclusion_proof_text,
    load_key,
    new_key,
    open_note,
    sign_note,
    signed_checkpoint,
)

# The example of golang.org/x/mod/sumdb/note, from which C2SP signed-note comes.
PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ORIGIN = "register.example/log"
SIGNER = Signer(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
ROOT = root([leaf_hash(b"one"), leaf_hash(b"two")])
NOTE = signed_checkpoint(ORIGIN, 2, ROOT, SIGNER)


def test_the_public_example_opens() -> None:
    text = open_note(PETER_NOTE, Verifier.parse(PETER_KEY))

    assert text.endswith("what your problem is.\n")


def test_a_verifier_key_text_comes_back() -> None:
    text = str(SIGNER.verifier)

    assert Verifier.parse(text) == SIGNER.verifier
    assert str(Verifier.parse(PETER_KEY)) == PETER_KEY
    assert text.split("+", 2)[1] == SIGNER.key_id.hex()


def test_a_checkpoint_is_written_as_the_standard_says() -> None:
    text, gap, line = NOTE.rpartition("\n\n")

    assert text + "\n" == checkpoint_text(ORIGIN, 2, ROOT) == f"{ORIGIN}\n2\n{b64encode(ROOT).decode()}\n"
    assert gap
    assert line.startswith(f"— {ORIGIN} ")
    assert b64decode(line.split(" ")[2])[:4] == SIGNER.key_id


def test_a_signed_checkpoint_comes_back() -> None:
    checkpoint = Checkpoint.parse(open_note(NOTE, SIGNER.verifier))

    assert checkpoint == Checkpoint(ORIGIN, 2, ROOT)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")).map("A{}\n".format))
def test_any_text_opens_as_it_was_signed(text: str) -> None:
    assert open_note(sign_note(text, SIGNER), SIGNER.verifier) == text


def test_no_altered_note_opens_as_another_text() -> None:
    data = NOTE.encode()

    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            with pytest.raises((NoteRefused, UnicodeDecodeError)):
                open_note(changed.decode(), SIGNER.verifier)


def test_no_cut_note_opens() -> None:
    for at in range(len(NOTE)):
        with pytest.raises(NoteRefused):
            open_note(NOTE[:at], SIGNER.verifier)


def test_signatures_of_others_are_passed_over() -> None:
    other = Signer("witness.example", load_key(new_key()))
    text = open_note(NOTE, SIGNER.verifier)
    both = sign_note(text, other) + NOTE.removeprefix(text + "\n")

    assert open_note(both, SIGNER.verifier) == open_note(both, other.verifier) == text


def test_a_false_signature_spoils_a_true_one() -> None:
    false = sign_note("another text\n", SIGNER).removeprefix("another text\n\n")

    with pytest.raises(NoteRefused, match="does not belong to this text"):
        open_note(NOTE + false, SIGNER.verifier)


def test_a_namesake_with_another_key_is_not_the_signer() -> None:
    namesake = Signer(ORIGIN, load_key(new_key()))

    with pytest.raises(NoteRefused, match="is not signed by register.example/log"):
        open_note(NOTE, namesake.verifier)


@pytest.mark.parametrize("text", ["", "\n", "no line break", "a tab\t\n", "a return\r\n", "half \ud800\n"])
def test_unfit_texts_are_not_signed(text: str) -> None:
    with pytest.raises(NoteRefused, match="A note's text"):
        sign_note(text, SIGNER)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\N{NO-BREAK SPACE}b", "a\nb"])
def test_unfit_names_do_not_sign(name: str) -> None:
    with pytest.raises(NoteRefused, match="cannot name a key"):
        sign_note("text\n", Signer(name, SIGNER.private_key))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        PETER_KEY[:-4],
        PETER_KEY.replace("c74f20a3", "c74f20a4"),
        PETER_KEY.replace("PeterNeumann", "PeterNewman"),
        PETER_KEY.replace("ARpc", "Arpc"),
        PETER_KEY + "\n",
    ],
)
def test_altered_verifier_keys_are_refused(text: str) -> None:
    with pytest.raises(NoteRefused):
        Verifier.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "origin\n2\n",
        f"origin\n02\n{b64encode(ROOT).decode()}\n",
        f"origin\n-2\n{b64encode(ROOT).decode()}\n",
        f"origin\n²\n{b64encode(ROOT).decode()}\n",
        f"origin\n{'9' * 5000}\n{b64encode(ROOT).decode()}\n",
        f"\n2\n{b64encode(ROOT).decode()}\n",
        f"origin\n2\n{b64encode(ROOT[:31]).decode()}\n",
        f"origin\n2\n{b64encode(ROOT).decode()[:-1]}\n",
        f"origin\n2\n{b64encode(ROOT).decode()}\nmore\n",
        f"origin\n2\n{b64encode(ROOT).decode()}",
        "origin\n2\ného\n",
    ],
)
def test_unfit_checkpoints_are_refused(text: str) -> None:
    with pytest.raises(NoteRefused):
        Checkpoint.parse(text)


def test_base64_has_one_spelling() -> None:
    encoded = b64encode(ROOT).decode()
    twin = encoded[:-2] + chr(ord(encoded[-2]) + 1) + "="

    assert b64decode(twin) == ROOT
    with pytest.raises(NoteRefused, match="valid base64"):
        Checkpoint.parse(f"origin\n2\n{twin}\n")


def test_a_log_signs_under_its_own_origin_only() -> None:
    with pytest.raises(NoteRefused, match="cannot sign a checkpoint of elsewhere"):
        signed_checkpoint("elsewhere", 2, ROOT, SIGNER)


def test_an_inclusion_proof_carries_its_checkpoint() -> None:
    text = inclusion_proof_text(1, [leaf_hash(b"one")], NOTE)

    assert text == f"c2sp.org/tlog-proof@v1\nindex 1\n{b64encode(leaf_hash(b'one')).decode()}\n\n{NOTE}"


def test_a_new_key_loads_and_stands_on_one_line() -> None:
    text = new_key()

    assert "\n" not in text
    assert b64encode(load_key(text).private_bytes_raw()).decode() == text
    assert new_key() != text


def test_a_key_loads_from_pem() -> None:
    pem = SIGNER.private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    assert load_key(pem).private_bytes_raw() == bytes(range(32))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has 32 bytes, not 0"),
        ("not base64", "no valid base64"),
        (b64encode(bytes(31)).decode(), "has 32 bytes, not 31"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "not readable PEM"),
    ],
)
def test_unfit_keys_are_refused(text: str, reason: str) -> None:
    with pytest.raises(NoteRefused, match=reason):
        load_key(text)


def test_a_key_of_another_kind_is_refused() -> None:
    key = generate_private_key(SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    with pytest.raises(NoteRefused, match="not an Ed25519 key"):
        load_key(pem)
