"""A certificate is signed for a whole, conforming run only, and any change to it is named."""

from __future__ import annotations

import json
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.homologue.finished import BLOCKED, DECLARED, FAILED, Caller, finished


def pem(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey, passphrase: bytes = b"") -> bytes:
    how = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account that has no key yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("HOMOLOGUE_KEY_PASSPHRASE", raising=False)
    return tmp_path


@dataclass(frozen=True)
class Certified:
    """A bundle, and the fingerprint that its signer publishes."""

    bundle: Path
    fingerprint: str


@pytest.fixture
def certified(called: Caller, home: Path) -> Certified:
    """A certificate of a run with one reservation."""
    run = finished(home, "campagne", {"URS-050": DECLARED})
    ran = called("certify", run, "--out", home / "c.zip", "--json")
    assert ran.code == 0, ran.err
    return Certified(home / "c.zip", ran.json["fingerprint"])


def altered(certified: Certified, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The bundle with its entries changed."""
    with zipfile.ZipFile(certified.bundle) as bundle:
        entries = {name: bundle.read(name) for name in bundle.namelist()}
    change(entries)
    target = certified.bundle.with_name("altered.zip")
    with zipfile.ZipFile(target, "w") as bundle:
        for name, content in entries.items():
            bundle.writestr(name, content)
    return target


def test_a_certificate_verifies_with_its_signer(called: Caller, certified: Certified) -> None:
    """Offline, the verdict computed again."""
    ran = called("verify", certified.bundle, "--signer", certified.fingerprint)
    assert ran.code == 0
    assert "Certificat valable" in ran.out
    assert "recette prononcée avec réserves" in ran.out
    assert "n’est pas" not in ran.out


def test_without_a_signer_the_reader_is_told_to_compare(called: Caller, certified: Certified) -> None:
    """A signature says nothing of who signed."""
    ran = called("verify", certified.bundle)
    assert ran.code == 0
    assert "le signataire n’est pas vérifié" in ran.out.lower()


def test_another_signer_is_refused(called: Caller, certified: Certified, home: Path) -> None:
    """By fingerprint, or by the file of a public key."""
    public = Ed25519PrivateKey.generate().public_key()
    (home / "other.pub").write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    for signer in ("SHA256:abc", home / "other.pub"):
        ran = called("verify", certified.bundle, "--signer", signer)
        assert ran.code == 1
        assert "signé par une autre clé" in ran.out


def test_every_altered_file_is_named(called: Caller, certified: Certified) -> None:
    """A changed one, a lacking one, an added one, in one answer."""

    def change(entries: dict[str, bytes]) -> None:
        entries["run/report.html"] += b" "
        del entries["run/junit.xml"]
        entries["run/added.txt"] = b"x"

    ran = called("verify", altered(certified, change), "--json")
    assert ran.code == 1
    told = "\n".join(ran.json["faults"])
    assert ran.json["valid"] is False
    assert "run/report.html : modifié" in told
    assert "run/junit.xml : absent" in told
    assert "run/added.txt : ajouté" in told


@pytest.mark.parametrize("name", ["certificate.json", "certificate.sig", "certificat.txt", "run/run.json"])
def test_one_changed_byte_anywhere_is_seen(called: Caller, certified: Certified, name: str) -> None:
    """Of what is signed, and of the signature."""

    def change(entries: dict[str, bytes]) -> None:
        content = bytearray(entries[name])
        at = len(content) // 2
        content[at] = ord("B") if content[at] == ord("A") else ord("A")
        entries[name] = bytes(content)

    ran = called("verify", altered(certified, change))
    assert ran.code in (1, 2)
    assert name.removeprefix("run/") in ran.out + ran.err


def test_a_verdict_that_the_messages_do_not_give_is_seen(
    called: Caller, certified: Certified, home: Path
) -> None:
    """A signer may not certify otherwise than the run: signed again with another verdict, it is refused."""
    import base64

    key = Ed25519PrivateKey.generate()

    def change(entries: dict[str, bytes]) -> None:
        document = json.loads(entries["certificate.json"])
        document["verdict"] = "conforming"
        document["reservations"] = []
        raw = key.public_key().public_bytes_raw()
        document["signer"]["public_key"] = base64.b64encode(raw).decode()
        entries["certificate.json"] = json.dumps(document).encode()
        entries["certificate.sig"] = base64.b64encode(key.sign(entries["certificate.json"]))

    ran = called("verify", altered(certified, change))
    assert ran.code == 1
    assert "verdict" in ran.out


@pytest.mark.parametrize(
    ("findings", "info", "told", "code"),
    [
        ({"URS-037": FAILED}, {}, "Recette refusée", 1),
        ({"URS-037": BLOCKED}, {}, "Portail non jugé", 3),
        ({}, {"selection": "étiquettes @URS-001"}, "filtrée", 2),
        ({}, {"keep_secrets": True}, "secrets", 2),
        ({}, {"command": ["homologue", "run", "--keep-secrets"]}, "secrets", 2),
        (
            {},
            {"baseline": {"file": "f", "digest": "0", "failures": []}},
            "échecs connus",
            2,
        ),
        ({}, {"ended_because": "interrompue au clavier"}, "à son terme", 2),
        ({}, {"ended": ""}, "à son terme", 2),
        ({}, {"digests": {"catalogue": "00"}}, "autre registre", 2),
    ],
)
def test_a_run_that_proves_too_little_is_refused_with_its_reason(
    called: Caller, home: Path, findings: dict, info: dict, told: str, code: int
) -> None:
    """And nothing is written, no key is made."""
    run = finished(home, "campagne", findings, **info)
    ran = called("certify", run, "--out", home / "c.zip")
    assert ran.code == code
    assert told in ran.err
    assert not (home / "c.zip").exists()
    assert not (home / "config").exists()


def test_a_run_that_was_touched_is_refused(called: Caller, home: Path) -> None:
    """Evidence, or the verdict as it was written."""
    run = finished(home, "campagne")
    (evidence,) = (run / "evidence").iterdir()
    evidence.write_bytes(b"other")
    verdict = run / "verdict.json"
    verdict.write_text(verdict.read_text(encoding="utf-8").replace("1.2", "1.3"), encoding="utf-8")
    ran = called("certify", run, "--out", home / "c.zip")
    assert ran.code == 2
    assert "contenu modifié" in ran.err
    assert "verdict.json" in ran.err


def test_the_key_that_is_made_is_for_its_owner_alone_and_is_used_again(called: Caller, home: Path) -> None:
    """Outside the repository."""
    run = finished(home, "campagne")
    first = called("certify", run, "--out", home / "a.zip", "--json").json
    second = called("certify", run, "--out", home / "b.zip", "--json").json
    key = home / "config" / "homologue" / "signing-key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert first["fingerprint"] == second["fingerprint"]


def test_a_key_in_a_repository_is_refused(called: Caller, home: Path) -> None:
    """A private key there ends up published."""
    (home / "depot" / ".git").mkdir(parents=True)
    (home / "depot" / "key.pem").write_bytes(pem(Ed25519PrivateKey.generate()))
    ran = called("certify", finished(home, "campagne"), "--key", home / "depot" / "key.pem")
    assert ran.code == 2
    assert "dépôt Git" in ran.err


@pytest.mark.parametrize("content", [b"", b"pas une cle", pem(ec.generate_private_key(ec.SECP256R1()))])
def test_what_is_no_signing_key_is_told(called: Caller, home: Path, content: bytes) -> None:
    """With how to make one."""
    (home / "key.pem").write_bytes(content)
    ran = called("certify", finished(home, "campagne"), "--key", home / "key.pem", "--out", home / "c.zip")
    assert ran.code == 2
    assert "openssl genpkey" in ran.err
    assert not (home / "c.zip").exists()


def test_a_key_under_a_passphrase_is_read_from_the_environment(
    called: Caller, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told where it is lacking."""
    (home / "key.pem").write_bytes(pem(Ed25519PrivateKey.generate(), b"secret"))
    words = ("certify", finished(home, "campagne"), "--key", home / "key.pem", "--out", home / "c.zip")
    assert "HOMOLOGUE_KEY_PASSPHRASE" in called(*words).err
    monkeypatch.setenv("HOMOLOGUE_KEY_PASSPHRASE", "secret")
    assert called(*words).code == 0


def test_a_certificate_is_never_written_over(called: Caller, certified: Certified, home: Path) -> None:
    """Exit code 2, the old one untouched."""
    before = certified.bundle.read_bytes()
    ran = called("certify", home / "campagne", "--out", certified.bundle)
    assert ran.code == 2
    assert certified.bundle.read_bytes() == before


def test_what_is_no_bundle_is_told(called: Caller, certified: Certified, home: Path) -> None:
    """Absent, another file, another archive, a cut one."""
    (home / "text.zip").write_text("bonjour", encoding="utf-8")
    (home / "cut.zip").write_bytes(certified.bundle.read_bytes()[:2000])
    with zipfile.ZipFile(home / "other.zip", "w") as bundle:
        bundle.writestr("x", "y")
    for name in ("absent.zip", "text.zip", "cut.zip", "other.zip"):
        ran = called("verify", home / name)
        assert ran.code == 2, name
        assert name in ran.err


def test_the_bundle_says_in_french_what_is_certified(certified: Certified) -> None:
    """For whoever opens it by hand; no path of the machine is in it."""
    with zipfile.ZipFile(certified.bundle) as bundle:
        text = bundle.read("certificat.txt").decode().replace("\u00a0", " ")
        document = bundle.read("certificate.json").decode()
    assert "Portail : Portail d’essai 1.2" in text
    assert "Verdict : Recette prononcée avec réserves" in text
    assert "URS-050 : pas d’horloge" in text
    assert re.search(r"documentées : \d+ tenues\b", text), text
    assert str(certified.bundle.parent) not in document


def test_a_bundle_verifies_on_another_machine(called: Caller, certified: Certified, home: Path) -> None:
    """The run folder and the key are not needed."""
    shutil.rmtree(home / "campagne")
    shutil.rmtree(home / "config")
    assert called("verify", certified.bundle, "--signer", certified.fingerprint).code == 0
