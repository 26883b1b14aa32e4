"""The key that signs certificates: read from a file, or made once outside any repository."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from harness.environ import inherited
from homologue.exits import Stop

PASSPHRASE = "HOMOLOGUE_KEY_PASSPHRASE"


def usual_key() -> Path:
    """Where the key of this account is, whoever made it."""
    variables = inherited()
    home = variables.get("XDG_CONFIG_HOME") or str(Path(variables.get("HOME", "~")).expanduser() / ".config")
    return Path(home) / "homologue" / "signing-key.pem"


def signing_key(path: Path | None) -> tuple[Ed25519PrivateKey, Path, bool]:
    """The key of a file, or the account's; made where there is none yet, which the last value tells."""
    chosen = path or usual_key()
    repository = next((each for each in chosen.resolve().parents if (each / ".git").exists()), None)
    if repository is not None:
        raise Stop(
            f"{chosen} est dans un dépôt Git ({repository}), où une clé privée finit par être publiée : "
            "gardez-la ailleurs et nommez-la par --key"
        )
    if path is None and not chosen.exists():
        return _made(chosen), chosen, True
    return _read(chosen), chosen, False


def _made(path: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(pem)
    except OSError as error:
        raise Stop(f"{path} : la clé n’a pu être écrite ({error.strerror}) ; donnez --key") from error
    return key


def _read(path: Path) -> Ed25519PrivateKey:
    told = inherited().get(PASSPHRASE)
    try:
        key = load_pem_private_key(path.read_bytes(), told.encode() if told else None)
    except OSError as error:
        raise Stop(f"{path} : cette clé ne peut être lue ({error.strerror})") from error
    except TypeError:
        needed = f"donnez sa phrase secrète dans la variable {PASSPHRASE}"
        told_for_nothing = f"elle n’est pas chiffrée : retirez la variable {PASSPHRASE}"
        raise Stop(f"{path} : {told_for_nothing if told else needed}") from None
    except (ValueError, UnsupportedAlgorithm):
        raise Stop(
            f"{path} : clé privée Ed25519 attendue, au format PEM (openssl genpkey -algorithm ed25519)"
            + (", et sa phrase secrète" if told else "")
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Stop(f"{path} : clé Ed25519 attendue (openssl genpkey -algorithm ed25519)")
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """The public key of a PEM file."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError as error:
        raise Stop(f"{path} : cette clé publique ne peut être lue ({error.strerror})") from error
    except (ValueError, UnsupportedAlgorithm):
        raise Stop(f"{path} : clé publique Ed25519 attendue, au format PEM") from None
    if not isinstance(key, Ed25519PublicKey):
        raise Stop(f"{path} : clé publique Ed25519 attendue")
    return key
