"""Why a message did not reach its sink: what the sink refused, who got one, what the candidate logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

from harness.post import Channel, MessageChannel
from harness.rig import Wiring

_SECONDS = 5.0
_TAIL = 5
_ONE: Mapping[Channel, str] = {
    Channel.EMAIL: "aucun e-mail",
    Channel.SMS: "aucun SMS",
    Channel.LETTER: "aucun courrier",
}
_SEVERAL: Mapping[Channel, str] = {
    Channel.EMAIL: "e-mails",
    Channel.SMS: "SMS",
    Channel.LETTER: "courriers",
}
_CREDENTIALS: Mapping[Channel, str] = {
    Channel.EMAIL: "corrigez la façon dont le candidat parle à la messagerie (tls dans [mail], expéditeur)",
    Channel.SMS: "donnez au candidat le compte et le secret du puits, {sms.account} et {sms.secret}, et "
    "vérifiez provider dans [sms]",
    Channel.LETTER: "donnez au candidat ce que le puits attend : {letters.account}, {letters.secret}, "
    "{letters.user} et {letters.password}, ou {letters.dir}",
}
_SLIP = (
    "déposez à côté de chaque PDF, en dernier, un fichier de même nom en .json qui dise à qui il va : "
    '{"to": ["Prénom Nom", "voie", "code postal et ville"], "sent_at": "2026-11-24T10:15:00+01:00"}'
)
_PLACE: Mapping[Channel, str] = {
    Channel.EMAIL: "{smtp.host} et {smtp.port}",
    Channel.SMS: "{sms.url}",
    Channel.LETTER: "{letters.dir} ou {letters.url}",
}


@dataclass(frozen=True, slots=True)
class Absences:
    """Asks the sinks of one check. ``wiring`` tells where they are, and where a launched candidate logs."""

    wiring: Wiring

    def explain(self, channel: MessageChannel, mark: int, told: str) -> tuple[str, str]:
        """What was seen, and what to change. ``told`` is what whoever waited said."""
        kind = channel.mailbox.channel
        if channel.delivered:
            return told, "un message est bien arrivé : vérifiez ce que le candidat y écrit"
        if refusal := self.refusal():
            return refusal
        others = [r for mail in channel.mailbox.seen(after=mark) for r in mail.recipients]
        if others:
            return (
                f"un message est arrivé, mais à {others[0]}",
                "faites écrire le candidat à l’adresse que la personne a donnée, ou qu’il a en fichier",
            )
        return self._silence(kind, channel.patience)

    def refusal(self) -> tuple[str, str] | None:
        """What a sink refused last in this check, and what to change; ``None`` where none did."""
        refused = self._asked("/incidents")["incidents"]
        if not refused:
            return None
        last = refused[-1]
        kind = Channel(last["channel"])
        seen = f"le puits des {_SEVERAL[kind]} a refusé un envoi : « {last['what']} »"
        return seen, remedy(kind, last["what"])

    def _silence(self, kind: Channel, patience: float) -> tuple[str, str]:
        address = self._address(kind)
        seen = f"{_ONE[kind]} en {patience:g} s, et rien n’a été tenté auprès du puits ({address})"
        to_do = f"faites envoyer le candidat à {address}"
        if self.wiring.launched:
            to_do += f" : le profil le lui donne par {_PLACE[kind]} dans [launch.env]"
        if tail := self._log_tail():
            to_do += f". Fin de son journal :\n{tail}"
        return seen, to_do

    def _address(self, kind: Channel) -> str:
        about: dict[str, Any] = self._asked("/").get(kind.value) or {}
        if "port" in about:
            return f"{about['host']}:{about['port']}"
        return str(about.get("url") or about.get("folder") or "adresse inconnue")

    def _log_tail(self) -> str:
        if self.wiring.log is None or not self.wiring.log.is_file():
            return ""
        return "\n".join(self.wiring.log.read_text("utf-8", errors="replace").splitlines()[-_TAIL:])

    def _asked(self, path: str) -> dict[str, Any]:
        with requests.Session() as session:
            session.trust_env = False
            return dict(session.get(self.wiring.sinks + path, timeout=_SECONDS).json())


def remedy(kind: Channel, refused: str) -> str:
    """What to change where the sink of ``kind`` told ``refused``."""
    return _SLIP if refused.startswith("folder: ") else _CREDENTIALS[kind]
