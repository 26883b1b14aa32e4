"""``homologue certify``: sign a whole, conforming run, so that a third party can verify it without us."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

import catalogue
from catalogue.model import Level
from homologue.exits import NOT_JUDGED, WRONG_USE, Stop
from homologue.keys import signing_key
from homologue.run_folders import JudgedRun, judged_run
from record.certificate import Signer, evidence_faults, write_bundle
from record.folder import now
from record.outcomes import Outcome
from record.verdict import Verdict, as_document
from reports.french import plural
from reports.inert import typeset
from reports.words import OUTCOMES, SEVERAL, VERDICTS

_PORTALS = {"urssaf": "Urssaf artistes-auteurs", "audiens": "Audiens"}
_LEVELS = {
    Level.DOCUMENTED: "Exigences documentées",
    Level.INFERRED: "Exigences déduites",
    Level.GOOD_PRACTICE: "Bonnes pratiques",
}


def command(
    run: Annotated[Path, typer.Argument(help="Dossier de la campagne à certifier.")],
    *,
    key: Annotated[
        Path | None,
        typer.Option(help="Clé privée Ed25519 (PEM) ; sinon celle du compte, créée la première fois."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Paquet à écrire ; nommé d’après le portail et la campagne sinon.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Certifier une campagne entière et conforme : un paquet signé, que « homologue verify » contrôle."""
    judged = judged_run(run, catalogue.load())
    _ensure_certifiable(judged)
    target = out or Path(_name(judged))
    if target.exists():
        raise Stop(f"{target} existe déjà : un certificat n’est jamais remplacé, donnez un autre nom (--out)")
    if not target.resolve().parent.is_dir():
        raise Stop(f"le dossier {target.resolve().parent} n’existe pas : créez-le, ou changez --out")
    private, where, made = signing_key(key)
    signer = Signer(private.public_key())
    statement = _statement(judged)
    write_bundle(target, judged.folder, statement, text_of(statement, signer.fingerprint), private)
    if as_json:
        typer.echo(json.dumps({"bundle": str(target), "fingerprint": signer.fingerprint}))
    else:
        _tell(target, signer, where, made)


def _ensure_certifiable(judged: JudgedRun) -> None:
    """Refuse with every reason at once; the code is the verdict's where the verdict is the reason."""
    reasons = list(_refusals(judged))
    verdict = judged.judgement.verdict
    code = {Verdict.NOT_CONFORMING: 1, Verdict.NOT_JUDGED: NOT_JUDGED}.get(verdict, WRONG_USE)
    if reasons:
        listed = "\n".join(f"  – {typeset(reason)}" for reason in reasons)
        raise Stop(f"{judged.folder.path} ne peut être certifiée :\n{listed}", code)


def _refusals(judged: JudgedRun) -> Iterator[str]:
    info, verdict = judged.record.info, judged.judgement.verdict
    if verdict not in (Verdict.CONFORMING, Verdict.CONFORMING_WITH_RESERVATIONS):
        yield f"son verdict est « {VERDICTS[verdict]} »"
    if info.selection:
        yield f"elle a été filtrée ({info.selection}) : rejouez-la sans filtre"
    if info.keep_secrets or "--keep-secrets" in info.command:
        yield "elle garde des secrets dans ses preuves : rejouez-la sans --keep-secrets"
    if info.baseline:
        yield "elle a été jouée avec une liste d’échecs connus : rejouez-la sans --baseline"
    if info.ended_because or not info.ended or judged.folder.parts():
        yield f"elle n’est pas allée à son terme {info.ended_because}".rstrip()
    if info.digests.get("catalogue") != catalogue.digest():
        yield "elle a été jugée avec un autre registre d’exigences que celui-ci : rejouez-la"
    yield from _integrity_faults(judged)


def _integrity_faults(judged: JudgedRun) -> Iterator[str]:
    yield from evidence_faults(judged.folder)
    try:
        written = json.loads(judged.folder.verdict.read_bytes())
    except (OSError, ValueError):
        yield "verdict.json manque ou ne peut être lu : refaites-le par « homologue report »"
        return
    if written != json.loads(json.dumps(as_document(judged.judgement, judged.record))):
        yield "verdict.json n’est pas ce que donnent ses messages : refaites-le par « homologue report »"


def _statement(judged: JudgedRun) -> dict[str, Any]:
    info, document = judged.record.info, as_document(judged.judgement, judged.record)
    kept = ("candidate", "portals", "driver", "verdict", "reservations", "counts")
    return {
        "issued": now(),
        "issuer": {"name": "homologue", "version": version("homologue")},
        **{name: document[name] for name in kept},
        "readings": info.profile.get("readings", {}),
        "run": {"id": info.id, "started": info.started, "ended": info.ended, "seed": info.seed},
        "digests": info.digests,
        "versions": info.versions,
    }


def text_of(statement: dict[str, Any], fingerprint: str) -> str:
    """The certificate in French, for whoever opens the bundle."""
    who, run = statement["candidate"], statement["run"]
    lines = [
        "CERTIFICAT DE RECETTE",
        "",
        f"Portail : {' '.join(filter(None, (who.get('name'), who.get('version'))))}",
        *([f"Fournisseur : {who['vendor']}"] if who.get("vendor") else []),
        f"Parcours : {', '.join(_PORTALS.get(name, name) for name in statement['portals'])}",
        f"Verdict : {VERDICTS[Verdict(statement['verdict'])]}",
        "",
    ]
    for level, title in _LEVELS.items():
        counts = statement["counts"][level.value]
        told = ", ".join(
            plural(counts[each.value], OUTCOMES[each], SEVERAL[each])
            for each in Outcome
            if counts[each.value]
        )
        lines.append(f"{title} : {told or 'aucune'}")
    if statement["reservations"]:
        lines += ["", "Réserves :"]
        lines += [f"  {each['requirement']} : {each['why']}" for each in statement["reservations"]]
    lines += [
        "",
        f"Campagne {run['id']}, du {run['started']} au {run['ended']}, pilote {statement['driver']}.",
        f"Registre des exigences : {statement['digests'].get('catalogue', '')}",
        f"Scénarios : {statement['digests'].get('features', '')}",
        f"Délivré le {statement['issued']} par homologue {statement['issuer']['version']}.",
        f"Clé du signataire : {fingerprint}",
        "",
        "Ce paquet se vérifie hors ligne : homologue verify PAQUET --signer EMPREINTE",
        "L’empreinte est à demander au signataire par une autre voie que ce paquet.",
    ]
    return "\n".join(map(typeset, lines)) + "\n"


def _name(judged: JudgedRun) -> str:
    name = unicodedata.normalize("NFD", judged.record.info.candidate.get("name", "")).encode(
        "ascii", "ignore"
    )
    slug = re.sub(r"[^a-z0-9]+", "-", name.decode().lower()).strip("-") or "portail"
    return f"certificat-{slug}-{judged.record.info.id}.zip"


def _tell(target: Path, signer: Signer, where: Path, made: bool) -> None:
    console = Console(highlight=False)
    console.print(f"[bold green]Certificat écrit[/] : {target}", soft_wrap=True)
    console.print(f"Clé du signataire : [bold]{signer.fingerprint}[/]", soft_wrap=True)
    if made:
        console.print(
            f"[yellow]Clé créée : {where}. Gardez-la secrète, et hors de tout dépôt.[/]", soft_wrap=True
        )
    console.print("Publiez cette empreinte ailleurs que dans le paquet : c’est elle qui dit qui a signé.")
