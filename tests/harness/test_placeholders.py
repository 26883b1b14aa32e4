"""Words in braces are replaced where the contract says, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness.faults import ConnectionFault
from harness.placeholders import KNOWN, fill, filled, hands_over_mail, words
from harness.profile import Profile, read_profile

PROFILE = """
[candidate]
name = "Portail {port}"
[portals.urssaf]
url = "http://127.0.0.1:{port}/urssaf/"
hosts = ["127.0.0.1:{port}"]
[control]
url = "http://127.0.0.1:{port}/control/"
token = "t-{control.token}"
[launch]
command = ["node", "server.js", "--mail={smtp.host}:{smtp.port}", "{mutant}"]
cwd = "app"
[launch.env]
PORT = "{port}"
JSON = '{"port": {port}, "list": {}}'
[pages]
"Avant" = "{port}"
"""
VALUES = {"port": "4000", "smtp.host": "127.0.0.2", "smtp.port": "2525", "control.token": "secret"}


def profile_of(folder: Path, text: str = PROFILE) -> Profile:
    (folder / "app").mkdir(exist_ok=True)
    path = folder / "portail.toml"
    path.write_text(text, "utf-8")
    return read_profile(path)


def test_the_known_words_are_those_of_the_contract() -> None:
    """Each word of the contract is known, once, with the authorities to trust and the variant to serve."""
    contract = """
    {port} {smtp.host} {smtp.port} {smtp.user} {smtp.password} {sms.url} {sms.account} {sms.secret}
    {letters.url} {letters.account} {letters.secret} {letters.user} {letters.password} {letters.dir}
    {control.token} {franceconnect.issuer} {franceconnect.client} {franceconnect.secret}
    {proxy.url} {proxy.ca} {mutant} {mutant.reached}
    {smtp.ca} {sms.ca} {letters.ca} {variant}"""

    assert sorted(KNOWN) == sorted(re.findall(r"{(\S+)}", contract))


def test_only_names_in_braces_are_placeholders() -> None:
    """JSON, empty braces and spaced words are ordinary text; a doubled brace escapes nothing."""
    assert words('{} {"a": 1} { port } {1} {a b}') == ()
    assert words("{port}{Smtp-Port}") == ("port", "Smtp-Port")
    assert fill('{"a": {port}} {{port}}', VALUES) == '{"a": 4000} {4000}'


def test_a_value_is_never_read_again() -> None:
    """A secret that looks like a placeholder stays as it is."""
    assert fill("{control.token}", {"control.token": "{port}", "port": "1"}) == "{port}"


def test_no_mutant_is_an_empty_text() -> None:
    """The mutant's words are empty unless one is switched on."""
    assert fill("[{mutant}{mutant.reached}]", {}) == "[]"
    assert fill("{mutant}", {"mutant": "AUD-092-M1"}) == "AUD-092-M1"


def test_a_word_without_a_value_says_which() -> None:
    """The connection's fault names the word."""
    with pytest.raises(ConnectionFault, match=r"\{proxy\.url\}"):
        fill("{proxy.url}", VALUES)


def test_a_profile_is_filled_in_its_addresses_command_token_and_environment(tmp_path: Path) -> None:
    """All that starts and reaches the candidate has its value, and what is printed keeps its braces."""
    full = filled(profile_of(tmp_path), VALUES, {})

    assert full.portals["urssaf"].url == "http://127.0.0.1:4000/urssaf/"
    assert full.portals["urssaf"].hosts == ("127.0.0.1:4000",)
    assert full.control is not None
    assert (full.control.url, full.control.token) == ("http://127.0.0.1:4000/control/", "t-secret")
    assert full.launch is not None
    assert full.launch.command == ("node", "server.js", "--mail=127.0.0.2:2525", "")
    assert full.launch.env == {"PORT": "4000", "JSON": '{"port": 4000, "list": {}}'}
    assert full.launch.cwd == (tmp_path / "app").resolve()
    assert full.profile.candidate.name == "Portail {port}"
    assert full.profile.pages["Avant"] == "{port}"


def test_the_first_portal_tells_readiness_where_no_address_does(tmp_path: Path) -> None:
    """`ready` may be left out."""
    full = filled(profile_of(tmp_path), VALUES, {})

    assert full.launch is not None
    assert full.launch.ready == "http://127.0.0.1:4000/urssaf/"


def test_a_token_may_come_from_the_environment(tmp_path: Path) -> None:
    """`token_env` names the variable that holds the token."""
    profile = profile_of(tmp_path, PROFILE.replace('token = "t-{control.token}"', 'token_env = "THE_TOKEN"'))

    full = filled(profile, VALUES, {"THE_TOKEN": "from outside"})

    assert full.control is not None
    assert full.control.token == "from outside"
    with pytest.raises(ConnectionFault, match="THE_TOKEN"):
        filled(profile, VALUES, {})


def test_a_folder_that_a_placeholder_leads_to_must_exist(tmp_path: Path) -> None:
    """`cwd` is checked again once it is filled in."""
    profile = profile_of(tmp_path, PROFILE.replace('cwd = "app"', 'cwd = "{letters.dir}"'))

    with pytest.raises(ConnectionFault, match="nowhere"):
        filled(profile, {**VALUES, "letters.dir": "nowhere"}, {})


@pytest.mark.parametrize(
    ("argument", "variable", "told"),
    [("{smtp.port}", "", True), ("", "smtp://h:{smtp.port}", True), ("{smtp.host}", "{sms.url}", False)],
)
def test_the_mail_sink_is_handed_over_by_its_port(
    tmp_path: Path, argument: str, variable: str, told: bool
) -> None:
    """A candidate is told where to send mail in its command or its environment."""
    text = PROFILE.replace("--mail={smtp.host}:{smtp.port}", argument)
    text = text.replace("PORT =", f'MAIL = "{variable}"\nPORT =')

    assert hands_over_mail(profile_of(tmp_path, text)) is told


def test_a_candidate_that_already_runs_is_told_nothing(tmp_path: Path) -> None:
    """Without a launch there is nobody to hand an address to."""
    text = '[candidate]\nname="x"\n[portals.urssaf]\nurl="http://h/"\n'
    text += '[control]\nurl="http://h/c"\ntoken="t"\n'

    assert not hands_over_mail(profile_of(tmp_path, text))
