"""The certificate: what it says of a run, and whether the files that it answers for are what they were.

A bundle is a ZIP: ``certificate.json``, its Ed25519 signature, the same in French, and the run folder under
``run/``. The signature covers the bytes of ``certificate.json``, which holds the SHA-256 of every other file.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urldefrag

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from record.folder import RunFolder, as_json
from record.messages import read_envelopes

SCHEMA = "homologue/certificate/1"
DOCUMENT, SIGNATURE, TEXT, RUN = "certificate.json", "certificate.sig", "certificat.txt", "run/"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGEST = 4 << 30
"""Bytes: a bundle that unpacks to more is not read."""


class WrongBundle(Exception):
    """A file that is no certificate bundle, or that cannot be read. In French."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a public key, told by its fingerprint."""

    key: Ed25519PublicKey

    @property
    def raw(self) -> str:
        """The key in base64."""
        return base64.b64encode(self.key.public_bytes_raw()).decode()

    @property
    def fingerprint(self) -> str:
        """The key's SHA-256, as OpenSSH writes one."""
        digest = hashlib.sha256(self.key.public_bytes_raw()).digest()
        return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def digests(folder: RunFolder) -> dict[str, str]:
    """The SHA-256 of every file of a run folder, by its path under ``run/``, sorted."""
    files = sorted(path for path in folder.path.rglob("*") if path.is_file())
    return {
        f"{RUN}{path.relative_to(folder.path).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def evidence_faults(folder: RunFolder) -> Iterator[str]:
    """Evidence that is not what its name says, or that the stream tells of and that is not there."""
    for path in sorted(folder.evidence.glob("*")):
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.stem:
            yield f"{path.relative_to(folder.path).as_posix()} : contenu modifié, son nom est son empreinte"
    told = {
        urldefrag(content["url"])[0]
        for kind, content in read_envelopes(folder.messages)
        if kind == "externalAttachment"
    }
    for file in sorted(told):
        if not (folder.path / file).is_file():
            yield f"{file} : preuve annoncée par messages.ndjson, absente du dossier"


def write_bundle(
    target: Path, folder: RunFolder, statement: Mapping[str, Any], text: str, key: Ed25519PrivateKey
) -> None:
    """Sign and pack. ``statement`` is what is certified; ``text`` says it in French. Never written over."""
    signer = Signer(key.public_key())
    files = {**digests(folder), TEXT: hashlib.sha256(text.encode()).hexdigest()}
    document = as_json(
        {
            "schema": SCHEMA,
            **statement,
            "signer": {"algorithm": "Ed25519", "public_key": signer.raw, "fingerprint": signer.fingerprint},
            "files": files,
        }
    )
    with target.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        _add(bundle, DOCUMENT, document)
        _add(bundle, SIGNATURE, base64.b64encode(key.sign(document)) + b"\n")
        _add(bundle, TEXT, text.encode())
        for name in digests(folder):
            _add(bundle, name, (folder.path / name.removeprefix(RUN)).read_bytes())


def _add(bundle: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, content)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was opened. ``document`` is what it claims; nothing of it is trusted yet."""

    path: Path
    document: Mapping[str, Any]
    document_bytes: bytes
    signature: bytes
    names: tuple[str, ...]

    @property
    def signer(self) -> Signer:
        """Whose key the bundle claims. Raises `WrongBundle`."""
        try:
            raw = base64.b64decode(self.document["signer"]["public_key"], validate=True)
            return Signer(Ed25519PublicKey.from_public_bytes(raw))
        except (KeyError, TypeError, ValueError):
            raise WrongBundle(f"{self.path} : la clé publique du certificat est illisible") from None

    def faults(self) -> tuple[str, ...]:
        """Everything in it that is not what was signed; empty where all of it is."""
        with zipfile.ZipFile(self.path) as bundle:
            return (*self._signature_faults(), *self._name_faults(), *self._content_faults(bundle))

    def unpack(self, target: Path) -> RunFolder:
        """Write the run folder into an empty directory; only for a bundle without a fault."""
        with zipfile.ZipFile(self.path) as bundle:
            for name in self._files():
                if name.startswith(RUN) and _inside(name):
                    path = target / name.removeprefix(RUN)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(bundle.read(name))
        return RunFolder(target)

    def _signature_faults(self) -> Iterator[str]:
        try:
            self.signer.key.verify(self.signature, self.document_bytes)
        except InvalidSignature:
            yield f"{SIGNATURE} : ce n’est pas la signature de {DOCUMENT}, l’un des deux a été modifié"

    def _name_faults(self) -> Iterator[str]:
        there, wanted = Counter(self.names), {*self._files(), DOCUMENT, SIGNATURE}
        for name in sorted(wanted - set(there)):
            yield f"{name} : absent du paquet"
        for name in sorted(set(there) - wanted):
            yield f"{name} : ajouté au paquet, le certificat ne le connaît pas"
        for name, times in sorted(there.items()):
            if times > 1:
                yield f"{name} : présent {times} fois dans le paquet"
        for name in sorted(self._files()):
            if not _inside(name):
                yield f"{name} : chemin qui sort du paquet"

    def _content_faults(self, bundle: zipfile.ZipFile) -> Iterator[str]:
        for name, digest in sorted(self._files().items()):
            if name not in self.names:
                continue
            try:
                content = bundle.read(name)
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
                yield f"{name} : illisible ({error})"
                continue
            if hashlib.sha256(content).hexdigest() != digest:
                yield f"{name} : modifié depuis la signature"

    def _files(self) -> Mapping[str, str]:
        files = self.document.get("files")
        if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
            raise WrongBundle(f"{self.path} : le certificat ne dit pas de quels fichiers il répond")
        return files


def open_bundle(path: Path) -> Bundle:
    """Open a bundle. Raises `WrongBundle`."""
    try:
        with zipfile.ZipFile(path) as bundle:
            if sum(entry.file_size for entry in bundle.infolist()) > _LARGEST:
                raise WrongBundle(f"{path} : ce paquet est démesuré, il n’est pas ouvert")
            document_bytes, signature = bundle.read(DOCUMENT), bundle.read(SIGNATURE)
            names = tuple(bundle.namelist())
        document = json.loads(document_bytes)
        decoded = base64.b64decode(signature.strip(), validate=True)
    except FileNotFoundError:
        raise WrongBundle(f"{path} : ce paquet n’existe pas") from None
    except KeyError as error:
        raise WrongBundle(f"{path} n’est pas un certificat : {str(error.args[0])[:120]}") from None
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise WrongBundle(f"{path} n’est pas un paquet lisible ({error})") from None
    except (ValueError, binascii.Error):
        raise WrongBundle(f"{path} : {DOCUMENT} ou {SIGNATURE} est illisible") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise WrongBundle(f"{path} : ce n’est pas un certificat de cette version ({SCHEMA})")
    return Bundle(path, document, document_bytes, decoded, names)


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name
