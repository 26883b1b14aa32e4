"""What stands around a candidate follows its profile: its TLS, its accounts, its words in braces."""

from __future__ import annotations

import json
import smtplib
import ssl
import sys
from pathlib import Path

import requests

from harness.profile import read_profile
from harness.rig import Rig

CANDIDATE = """
import http.server, json, os, pathlib
given = {name: value for name, value in os.environ.items() if name.startswith("GIVEN_")}
pathlib.Path("given.json").write_text(json.dumps(given))
at = ("127.0.0.1", int(os.environ["PORT"]))
http.server.HTTPServer(at, http.server.SimpleHTTPRequestHandler).serve_forever()
"""
PROFILE = """
[candidate]
name = "Portail"
[portals.urssaf]
url = "http://127.0.0.1:{port}/"
[control]
url = "http://127.0.0.1:{port}/control/"
token = "{control.token}"
[launch]
command = [PYTHON, "candidate.py"]
[launch.env]
PORT = "{port}"
GIVEN_SMTP_PORT = "{smtp.port}"
GIVEN_SMTP_USER = "{smtp.user}"
GIVEN_SMTP_PASSWORD = "{smtp.password}"
GIVEN_SMTP_CA = "{smtp.ca}"
GIVEN_SMS_URL = "{sms.url}"
GIVEN_SMS_CA = "{sms.ca}"
GIVEN_SMS_SECRET = "{sms.secret}"
GIVEN_LETTERS_URL = "{letters.url}"
GIVEN_LETTERS_CA = "{letters.ca}"
GIVEN_LETTERS_USER = "{letters.user}"
[mail]
tls = "starttls"
[sms]
provider = "brevo"
tls = "https"
secret = "cle-fixe"
[letters]
provider = "maileva"
tls = "https"
account = "client"
secret = "s"
user = "u"
password = "p"
"""
SMS = {"recipient": "33639980001", "sender": "Portail", "content": "Bonjour", "type": "transactional"}


def given(folder: Path) -> dict[str, str]:
    """What a launched candidate found in its environment."""
    found: dict[str, str] = json.loads((folder / "given.json").read_text("utf-8"))
    return {name.removeprefix("GIVEN_"): value for name, value in found.items()}


def test_sinks_speak_tls_and_take_the_accounts_of_the_profile(tmp_path: Path) -> None:
    """A candidate that checks certificates is given the authority of each, and its own account is known."""
    (tmp_path / "candidate.py").write_text(CANDIDATE, "utf-8")
    path = tmp_path / "portail.toml"
    path.write_text(PROFILE.replace("PYTHON", json.dumps(sys.executable)), "utf-8")
    with Rig(read_profile(path), tmp_path), requests.Session() as session:
        session.trust_env = False
        told = given(tmp_path)
        with smtplib.SMTP("127.0.0.1", int(told["SMTP_PORT"]), timeout=5) as mail:
            mail.starttls(context=ssl.create_default_context(cafile=told["SMTP_CA"]))
            mail.login(told["SMTP_USER"], told["SMTP_PASSWORD"])
            assert mail.sendmail("a@exemple.test", ["b@exemple.test"], "Subject: oui\n\noui") == {}
        sms = session.post(
            told["SMS_URL"] + "/v3/transactionalSMS/send",
            json=SMS,
            headers={"api-key": "cle-fixe"},
            verify=told["SMS_CA"],
        )
        assert (sms.status_code, told["SMS_SECRET"]) == (201, "cle-fixe")
        log_in = session.post(
            told["LETTERS_URL"] + "/auth/realms/services/protocol/openid-connect/token",
            data={
                "grant_type": "password",
                "username": "u",
                "password": "p",
                "client_id": "client",
                "client_secret": "s",
            },
            verify=told["LETTERS_CA"],
        )
        assert (log_in.status_code, told["LETTERS_USER"]) == (200, "u")
