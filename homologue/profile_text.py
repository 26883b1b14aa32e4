"""The text of a new profile, commented for whoever will complete it: what was answered, and what is open."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.model import Catalogue, Check, SetBy
from harness.profile_choices import proposed, reading_lines, value_lines

_WIDTH = 100
_CONTROL = "contract/control-api.yaml"
_SMTP = (("SMTP_HOST", "{smtp.host}"), ("SMTP_PORT", "{smtp.port}"))
_SMS = (("SMS_API_BASE", "{sms.url}"), ("SMS_ACCOUNT", "{sms.account}"), ("SMS_SECRET", "{sms.secret}"))
_MAILEVA = (
    ("MAILEVA_URL", "{letters.url}"),
    ("MAILEVA_CLIENT", "{letters.account}"),
    ("MAILEVA_SECRET", "{letters.secret}"),
    ("MAILEVA_USER", "{letters.user}"),
    ("MAILEVA_PASSWORD", "{letters.password}"),
)
_FRANCECONNECT = (
    ("FRANCECONNECT_ISSUER", "{franceconnect.issuer}"),
    ("FRANCECONNECT_CLIENT", "{franceconnect.client}"),
    ("FRANCECONNECT_SECRET", "{franceconnect.secret}"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was answered. A ``command`` makes a candidate that the bench launches; empty texts are not given.

    ``urls`` are those of the portals that the candidate claims. Without ``control``, people come from
    ``dataset``. ``schema`` is where the profile's schema is, from the profile.
    """

    name: str
    vendor: str
    version: str
    urls: dict[str, str]
    command: tuple[str, ...]
    control: str
    token_env: str
    dataset: str
    clock: str
    tls: str
    sms: str
    letters: str
    browser: bool
    schema: str


def profile_text(wanted: Wanted, ledger: Catalogue) -> str:
    """The whole file."""
    return "\n".join((*_who(wanted), *_around(wanted), *_choices(wanted, ledger), *_finding(wanted))) + "\n"


def _who(wanted: Wanted) -> Iterator[str]:
    yield f"#:schema {wanted.schema}"
    yield "# Profil d’un candidat. Les mots entre accolades sont remplacés par le banc au démarrage."
    yield "# Vérifiez-le par « homologue check », puis jugez le candidat par « homologue run »."
    yield ""
    yield "[candidate]"
    yield f"name = {_text(wanted.name)}        # imprimé sur les rapports et les certificats"
    yield f"vendor = {_text(wanted.vendor)}"
    yield f"version = {_text(wanted.version)}"
    for portal, url in wanted.urls.items():
        yield ""
        yield f"[portals.{portal}]        # seuls les portails nommés ici sont jugés"
        yield f"url = {_text(url)}"
        yield '# hosts = ["connexion.exemple.fr"]        # autres hôtes du portail, s’il en a'


def _around(wanted: Wanted) -> Iterator[str]:
    yield from _people(wanted)
    yield from _launch(wanted)
    free = "127.0.0.1:0" if wanted.command else "127.0.0.1:2525"
    yield ""
    yield "[mail]        # où le candidat doit envoyer ses e-mails"
    yield f"listen = {_text(free)}        # 0 : un port libre, pour un candidat que le banc démarre"
    yield f"tls = {_text(wanted.tls)}        # none, starttls ou smtps ({{smtp.ca}} est l’autorité à croire)"
    yield "patience_seconds = 10        # combien de temps un message attendu est attendu"
    if wanted.sms:
        free = "127.0.0.1:0" if wanted.command else "127.0.0.1:8026"
        yield ""
        yield "[sms]        # où chaque service attend un envoi sous {sms.url} : docs/connect-your-portal.md"
        yield from (f"provider = {_text(wanted.sms)}", f"listen = {_text(free)}")
    if wanted.letters:
        yield from ("", "[letters]", f"provider = {_text(wanted.letters)}")
        if wanted.letters == "folder" and not wanted.command:
            yield 'folder = "courriers"        # le dossier où le candidat dépose ses lettres'
    yield from ("", "[browser]")
    yield f"required = {json.dumps(wanted.browser)}        # true si le portail ne fait rien sans JavaScript"
    yield from (
        "",
        "# [client]        # l’en-tête que le candidat croit, en essai, pour l’adresse d’un client",
    )
    yield '# address_header = "X-Forwarded-For"'


def _people(wanted: Wanted) -> Iterator[str]:
    if wanted.control:
        token = f"token_env = {_text(wanted.token_env)}" if wanted.token_env else 'token = "{control.token}"'
        yield from ("", f"[control]        # l’API de contrôle : {_CONTROL}")
        yield from (f"url = {_text(wanted.control)}", token, "", "[people]", 'mode = "control"')
    else:
        yield from ("", "[people]        # sans API de contrôle : un fichier chargé d’avance dans le portail")
        yield from (
            'mode = "dataset"',
            f"dataset = {_text(wanted.dataset)}        # homologue people en écrit un",
        )
    yield from ("", "[clock]")
    yield f"mode = {_text(wanted.clock)}        # control (par l’API), wait (vraiment) ou none (non jugé)"
    if wanted.clock == "wait":
        yield "wait_max_seconds = 900        # les attentes plus longues restent non évaluées"


def _launch(wanted: Wanted) -> Iterator[str]:
    if not wanted.command:
        yield from (
            "",
            "# Le candidat tourne déjà : le banc ne le démarre pas, et ses puits ont des ports fixes.",
        )
        return
    yield from ("", "[launch]        # le banc démarre le candidat sur un port libre, et l’arrête")
    yield f"command = {json.dumps(list(wanted.command), ensure_ascii=False)}"
    yield 'cwd = "."        # relatif à ce fichier'
    yield '# ready = "http://127.0.0.1:{port}/health"        # répond 2xx ou 3xx une fois prêt'
    yield "ready_seconds = 30"
    yield from ("", "[launch.env]        # gardez vos noms de variables : le banc donne les valeurs")
    sms = _SMS if wanted.sms else ()
    letters = {"": (), "folder": (("LETTERS_DIR", "{letters.dir}"),), "maileva": _MAILEVA}[wanted.letters]
    control = (("CONTROL_TOKEN", "{control.token}"),) if wanted.control and not wanted.token_env else ()
    for name, value in (("PORT", "{port}"), *_SMTP, *sms, *letters, *control):
        yield f"{name} = {_text(value)}"
    if "audiens" in wanted.urls:
        yield "# le FranceConnect que tient le banc, si le portail en offre l’accès"
        for name, value in _FRANCECONNECT:
            yield f"# {name} = {_text(value)}"


def _choices(wanted: Wanted, ledger: Catalogue) -> Iterator[str]:
    portals = {*wanted.urls, "both"}
    yield from (
        "",
        "# Là où le guide se lit de plusieurs façons : retirez le « # » pour choisir.",
        "[readings]",
    )
    for ambiguity in ledger.ambiguities.values():
        if ambiguity.portal in portals:
            yield ""
            yield from _comment(ambiguity.question_fr, reading_lines(ambiguity))
            yield f"# {_text(ambiguity.id)} = {_text(ambiguity.default.key)}"
    yield from ("", "# Ce que le guide laisse ouvert ; « none » où il n’y en a pas.", "[parameters]")
    for parameter in ledger.parameters.values():
        if parameter.portal in portals and parameter.set_by is SetBy.PROFILE:
            yield ""
            yield from _comment(parameter.meaning, value_lines(parameter))
            yield f"# {_text(parameter.name)} = {_value(proposed(parameter))}"
    yield from (
        "",
        "[justifications]        # pourquoi telle lecture, ou telle réserve",
        '# "AUD-AMB-03" = "…"',
    )
    yield from ("", "[declarations]        # ce que vous seul pouvez dire")
    for row in ledger.requirements.values():
        if row.check is Check.DECLARED and (row.portal in portals or row.portal == "both"):
            yield from _comment(row.statement_fr)
            yield f'# {_text(row.id)} = "…"'


def _finding(wanted: Wanted) -> Iterator[str]:
    key = "audiens.sms_code" if "audiens" in wanted.urls else "urssaf.activation_code"
    yield from ("", "[labels]        # les contrôles que « homologue check » n’a pas trouvés par leurs mots")
    yield f'# "{key}" = {{ label = "Code de confirmation" }}        # ou group, role, css, parts (CSS)'
    yield from ("", "[pages]        # les pages à passer : leur titre, et la commande à actionner")
    yield from (
        '# "Avant de commencer" = "Continuer"',
        "",
        "# [mutants]        # vos propres défauts : homologue prove",
    )
    yield '# file = "mutants.json"'


def _comment(said: str, values: Iterable[str] = ()) -> Iterator[str]:
    """What is asked, then a line for each answer, within the width of a page of code."""
    yield from textwrap.wrap(said, _WIDTH, initial_indent="# ", subsequent_indent="# ")
    for each in values:
        yield from textwrap.wrap(each, _WIDTH, initial_indent="#   - ", subsequent_indent="#     ")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(value: object) -> str:
    """A parameter's default as TOML writes it."""
    if isinstance(value, dict) or hasattr(value, "items"):
        pairs = (f"{_key(str(key))} = {_value(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_value(each) for each in value)}]"
    return '"none"' if value is None else json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _text(key)
