"""Signed notes and checkpoints, as texts (C2SP signed-note, tlog-checkpoint and tlog-proof; Ed25519 only)."""

import hashlib
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from register.log.merkle import HASH_SIZE

ED25519 = b"\x01"
KEY_SIZE = 32
KEY_ID_SIZE = 4
SIGNATURE_MARK = "\N{EM DASH} "


class NoteRefused(ValueError):
    """A note, checkpoint or key is not what it should be; the message is the sentence shown."""


@dataclass(frozen=True)
class Verifier:
    """A name and the 32-byte public key that speaks for it."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(letter.isspace() for letter in self.name):
            raise NoteRefused(f"“{self.name}” cannot name a key: it is empty or has a space or a plus sign.")
        if len(self.public_key) != KEY_SIZE:
            raise NoteRefused(f"A public key has {KEY_SIZE} bytes, not {len(self.public_key)}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a verifier key text: name, key id in hex and key in base64, with plus signs between."""
        name, _, rest = text.partition("+")
        stated_id, _, encoded = rest.partition("+")
        key = _from_base64(encoded, "the verifier key")
        if key[:1] != ED25519:
            raise NoteRefused("The verifier key is not an Ed25519 key.")
        verifier = cls(name, key[1:])
        if stated_id != verifier.key_id.hex():
            raise NoteRefused("The verifier key's id does not fit its name and key.")
        return verifier

    @property
    def key_id(self) -> bytes:
        """The 4 bytes by which a signature line names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:KEY_ID_SIZE]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public_key)}"


@dataclass(frozen=True)
class Signer:
    """A name and the private key that signs for it."""

    name: str
    private_key: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        """What others need to check this signer's notes."""
        return Verifier(self.name, self.private_key.public_key().public_bytes_raw())

    @property
    def key_id(self) -> bytes:
        """The 4 bytes by which this signer's lines name the key."""
        return self.verifier.key_id


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: its origin, how many leaves it has, and the root over them."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a checkpoint; it must be letter for letter as this module writes it."""
        match text.split("\n"):
            case [origin, size, encoded, ""] if origin and re.fullmatch("[0-9]{1,18}", size):
                checkpoint = cls(origin, int(size), _from_base64(encoded, "the root"))
            case _:
                raise NoteRefused("A checkpoint has three lines: the origin, the size and the root.")
        if str(checkpoint.size) != size or len(checkpoint.root) != HASH_SIZE:
            raise NoteRefused("The checkpoint's size or root is not written as it should be.")
        return checkpoint


def new_key() -> str:
    """Return a new private key as base64 of its 32-byte seed, one line, fit for an environment variable."""
    return _base64(Ed25519PrivateKey.generate().private_bytes_raw())


def load_key(text: str) -> Ed25519PrivateKey:
    """Read a private key from base64 of its 32-byte seed, or from unencrypted PEM."""
    if text.lstrip().startswith("-----BEGIN"):
        return _load_pem(text)
    seed = _from_base64(text.strip(), "the signing key")
    if len(seed) != KEY_SIZE:
        raise NoteRefused(f"A signing key's seed has {KEY_SIZE} bytes, not {len(seed)}.")
    return Ed25519PrivateKey.from_private_bytes(seed)


def sign_note(text: str, signer: Signer) -> str:
    """Return the note: the text, an empty line and the signature line."""
    _check_text(text)
    signature = signer.private_key.sign(text.encode())
    return f"{text}\n{SIGNATURE_MARK}{signer.name} {_base64(signer.key_id + signature)}\n"


def open_note(note: str, verifier: Verifier) -> str:
    """Return the note's text if the verifier's key signed it, whoever else did; raise NoteRefused if not."""
    body, gap, lines = note.rpartition("\n\n")
    text = body + "\n"
    if not gap or not lines.endswith("\n"):
        raise NoteRefused("The note has no signature lines after an empty line.")
    _check_text(text)
    signed = [_verify(text, line, verifier) for line in lines.removesuffix("\n").split("\n")]
    if not any(signed):
        raise NoteRefused(f"The note is not signed by {verifier.name} with the key {verifier.key_id.hex()}.")
    return text


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """Return the text of a checkpoint, without signature."""
    text = f"{origin}\n{size}\n{_base64(root)}\n"
    Checkpoint.parse(text)
    return text


def signed_checkpoint(origin: str, size: int, root: bytes, signer: Signer) -> str:
    """Return a checkpoint as a note; a log signs under its own origin."""
    if signer.name != origin:
        raise NoteRefused(f"{signer.name} cannot sign a checkpoint of {origin}.")
    return sign_note(checkpoint_text(origin, size, root), signer)


def inclusion_proof_text(index: int, path: Sequence[bytes], note: str) -> str:
    """Return a tlog-proof: that leaf `index` stands in the log whose signed checkpoint is `note`."""
    lines = ["c2sp.org/tlog-proof@v1", f"index {index}", *map(_base64, path)]
    return "\n".join(lines) + "\n\n" + note


def _verify(text: str, line: str, verifier: Verifier) -> bool:
    """Tell whether the line is the verifier's; raise NoteRefused if it is and does not hold."""
    match line.removeprefix(SIGNATURE_MARK).split(" "):
        case [name, encoded] if line.startswith(SIGNATURE_MARK):
            signature = _from_base64(encoded, "a signature")
        case _:
            raise NoteRefused("A signature line of the note is not written as it should be.")
    if (name, signature[:KEY_ID_SIZE]) != (verifier.name, verifier.key_id):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(verifier.public_key).verify(signature[KEY_ID_SIZE:], text.encode())
    except InvalidSignature as error:
        raise NoteRefused(f"The signature of {verifier.name} does not belong to this text.") from error
    return True


def _check_text(text: str) -> None:
    if not text.strip() or not text.endswith("\n"):
        raise NoteRefused("A note's text is not empty and ends with a line break.")
    if re.search("[\x00-\x09\x0b-\x1f\ud800-\udfff]", text):
        raise NoteRefused("A note's text has no control characters but line breaks, and no halves of characters.")


def _load_pem(text: str) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(text.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise NoteRefused("The signing key is not readable PEM without a password.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise NoteRefused("The signing key is not an Ed25519 key.")
    return key


def _base64(data: bytes) -> str:
    return b64encode(data).decode()


def _from_base64(text: str, what: str) -> bytes:
    """Read base64 that has one spelling only, so that nothing signed can be written in two ways."""
    try:
        data = b64decode(text, validate=True)
    except (NotBase64, ValueError) as error:
        raise NoteRefused(f"There is no valid base64 where {what} should be.") from error
    if _base64(data) != text:
        raise NoteRefused(f"There is no valid base64 where {what} should be.")
    return data
