"""A profile is read whole, or refused before anything starts with the file, the line and what is admitted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pydantic import ValidationError

from harness.profile import Profile, ProfileError, read_profile
from harness.profile_model import ClockMode, PeopleMode, SmsProvider, Tls

WHOLE = """
[candidate]
name = "Portail Exemple"
vendor = "Exemple SA"
version = "1.4.2"

[portals.urssaf]
url = "http://127.0.0.1:{port}/urssaf/"
[portals.audiens]
url = "http://127.0.0.1:{port}/audiens/"
hosts = ["login.exemple.fr"]

[control]
url = "http://127.0.0.1:{port}/control/"
token = "{control.token}"

[people]
mode = "control"

[clock]
mode = "control"
wait_max_seconds = 600

[client]
address_header = "X-Forwarded-For"

[launch]
command = [
  "node",
  "server.js",
]
cwd = "."
ready = "http://127.0.0.1:{port}/health"
ready_seconds = 3
[launch.env]
PORT = "{port}"
SMTP_PORT = "{smtp.port}"
BRACES = '{"json": 1}'

[mail]
listen = "127.0.0.1:2525"
tls = "starttls"
patience_seconds = 2.5

[sms]
provider = "twilio"

[letters]
provider = "folder"
folder = "out/letters"

[browser]
required = true

[readings]
"AUD-AMB-03" = "letter_only"
[parameters]
"aud.sms_code.max_attempts" = 3
"urs.login.path" = "{not a placeholder}"
[justifications]
"AUD-AMB-03" = "par courrier"
[declarations]
"GEN-022" = "argon2id"

[labels]
"urssaf.activation_code" = { label = "Code {personnel}" }
"audiens.sms_code" = { group = "Code SMS", parts = ["#d1", "#d2"], role = "textbox" }
"audiens.mobile" = { css = "input[name='tel']" }
[pages]
"Avant de commencer" = "Continuer"

[mutants]
file = "mutants.json"
"""

SMALL = """\
[candidate]
name = "Portail"
[portals.urssaf]
url = "http://127.0.0.1:8080/"
[people]
mode = "dataset"
dataset = "people.json"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the profiles of this module name."""
    (tmp_path / "people.json").write_text("[]")
    (tmp_path / "mutants.json").write_text("[]")
    return tmp_path


def read(folder: Path, text: str) -> Profile:
    path = folder / "portail.toml"
    path.write_text(text, "utf-8")
    return read_profile(path)


def refusal(folder: Path, text: str) -> str:
    """What is said of a profile, with plain spaces."""
    with pytest.raises(ProfileError) as caught:
        read(folder, text)
    return str(caught.value).replace("\N{NO-BREAK SPACE}", " ")


def test_every_section_of_the_contract_is_read(folder: Path) -> None:
    """Each key of the contract lands in the field of the same name."""
    profile = read(folder, WHOLE)

    assert (profile.candidate.name, profile.candidate.vendor, profile.candidate.version) == (
        "Portail Exemple",
        "Exemple SA",
        "1.4.2",
    )
    assert profile.portals["urssaf"].url == "http://127.0.0.1:{port}/urssaf/"
    assert profile.portals["audiens"].hosts == ("login.exemple.fr",)
    assert profile.control is not None
    assert profile.control.token == "{control.token}"
    assert (profile.people.mode, profile.clock.mode) == (PeopleMode.CONTROL, ClockMode.CONTROL)
    assert profile.clock.wait_max_seconds == 600
    assert profile.client.address_header == "X-Forwarded-For"
    assert profile.launch is not None
    assert profile.launch.command == ("node", "server.js")
    assert profile.launch.env["BRACES"] == '{"json": 1}'
    assert (profile.mail.listen, profile.mail.tls, profile.mail.patience_seconds) == (
        "127.0.0.1:2525",
        Tls.STARTTLS,
        2.5,
    )
    assert profile.sms is not None
    assert profile.sms.provider is SmsProvider.TWILIO
    assert profile.letters is not None
    assert profile.letters.folder == Path("out/letters")
    assert profile.browser.required
    assert profile.readings == {"AUD-AMB-03": "letter_only"}
    assert profile.justifications == {"AUD-AMB-03": "par courrier"}
    assert profile.declarations == {"GEN-022": "argon2id"}
    assert profile.labels["audiens.sms_code"].parts == ("#d1", "#d2")
    assert profile.pages == {"Avant de commencer": "Continuer"}
    assert profile.mutants is not None


def test_braces_outside_addresses_command_token_and_environment_are_ordinary(folder: Path) -> None:
    """A word in braces is no placeholder in a label or a parameter."""
    profile = read(folder, WHOLE)

    assert profile.labels["urssaf.activation_code"].label == "Code {personnel}"
    assert profile.parameters["urs.login.path"] == "{not a placeholder}"


def test_what_is_left_out_has_the_default_of_the_contract(folder: Path) -> None:
    """A small profile has a mail sink on a free port, no clock, no SMS, no letters and no launch."""
    profile = read(folder, SMALL)

    assert (profile.mail.listen, profile.mail.tls, profile.mail.patience_seconds) == (
        "127.0.0.1:0",
        Tls.NONE,
        10,
    )
    assert profile.clock.mode is ClockMode.NONE
    assert (profile.control, profile.sms, profile.letters, profile.launch, profile.mutants) == (None,) * 5
    assert not profile.browser.required


def test_people_and_clock_follow_the_control_api_where_they_are_left_out(folder: Path) -> None:
    """A profile with a control section puts people on file and moves time through it."""
    text = SMALL.partition("[people]")[0] + '[control]\nurl = "http://127.0.0.1:8080/c"\ntoken_env = "T"\n'

    profile = read(folder, text)

    assert (profile.people.mode, profile.clock.mode) == (PeopleMode.CONTROL, ClockMode.CONTROL)


def test_a_profile_never_changes_after_reading(folder: Path) -> None:
    """Setting a field is refused."""
    profile = read(folder, SMALL)

    with pytest.raises(ValidationError):
        profile.mail.listen = "0.0.0.0:25"  # type: ignore[misc]


def test_the_digest_is_that_of_the_bytes_of_the_file(folder: Path) -> None:
    """Two files that differ by a space have two digests."""
    profile = read(folder, SMALL)

    assert profile.digest == hashlib.sha256(SMALL.encode()).hexdigest()
    assert read(folder, SMALL + " ").digest != profile.digest


def test_paths_start_from_the_folder_of_the_profile(folder: Path) -> None:
    """A relative path is looked for beside the file, wherever the command runs."""
    assert read(folder, SMALL).beside("people.json") == (folder / "people.json").resolve()


def test_a_file_saved_by_a_windows_editor_is_read(folder: Path) -> None:
    """A byte order mark and CRLF are no fault, and lines are still counted right."""
    path = folder / "portail.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    assert read_profile(path).candidate.name == "Portail"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        pytest.param(
            "url =",
            'urll = "x"\nurl =',
            4,
            [
                "clé inconnue « urll » dans [portals.urssaf]",
                "clés admises : url, hosts",
                "vouliez-vous dire « url »",
            ],
            id="unknown key",
        ),
        pytest.param(
            "[people]",
            "[peuple]\n[people]",
            5,
            ["section inconnue « peuple »", "sections admises : candidate, portals"],
            id="unknown section",
        ),
        pytest.param(
            'name = "Portail"',
            "name = 3",
            2,
            ["« candidate.name » : un texte entre guillemets est attendu"],
            id="wrong type",
        ),
        pytest.param(
            'name = "Portail"', "", 1, ["il manque la clé « name » dans [candidate]"], id="missing key"
        ),
        pytest.param(
            "127.0.0.1:8080",
            "127.0.0.1:{prot}",
            4,
            ["mot inconnu « {prot} »", "mots admis : port, smtp.host", "vouliez-vous dire « port »"],
            id="unknown placeholder",
        ),
        pytest.param(
            "127.0.0.1:8080", "127.0.0.1:{port}", 4, ["[launch]"], id="free port without a launched candidate"
        ),
        pytest.param(
            "portals.urssaf",
            "portals.ursaf",
            3,
            ["portail inconnu « ursaf »", "portails admis : urssaf, audiens", "vouliez-vous dire « urssaf »"],
            id="unknown portal",
        ),
        pytest.param(
            "http://127", "127", 4, ["« portals.urssaf.url » : une adresse complète"], id="half an address"
        ),
        pytest.param(
            "people.json",
            "nobody.json",
            7,
            ["le fichier « nobody.json » n’existe pas"],
            id="missing data set",
        ),
        pytest.param('dataset = "people.json"', "", 5, ["demande la clé dataset"], id="no data set named"),
        pytest.param('"dataset"', '"control"', 6, ["[control]", "dataset"], id="people without control"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_is_admitted(
    folder: Path, old: str, new: str, line: int, words: list[str]
) -> None:
    """The first line of the message names the file, the line, the fault and what to write."""
    said = refusal(folder, SMALL.replace(old, new, 1))

    assert said.startswith(f"{folder / 'portail.toml'}, ligne {line} : ")
    for word in words:
        assert word in said


@pytest.mark.parametrize(
    ("added", "line", "words"),
    [
        pytest.param(
            '[sms]\nprovider = "twillio"',
            9,
            ["valeur inconnue « twillio » pour « provider » dans [sms]", "vouliez-vous dire « twilio »"],
            id="provider",
        ),
        pytest.param(
            '[letters]\nprovider = "pigeon"', 9, ["valeurs admises : folder, maileva"], id="letters"
        ),
        pytest.param(
            '[clock]\nmode = "sleep"', 9, ["valeurs admises : control, wait, none"], id="clock mode"
        ),
        pytest.param('[clock]\nmode = "control"', 9, ["[control]"], id="clock without control"),
        pytest.param(
            '[control]\nurl = "http://h/"\ntoken = "{control.tok}"', 10, ["« {control.tok} »"], id="token"
        ),
        pytest.param(
            '[control]\nurl = "http://h/"\ntoken = "{control.token}"',
            10,
            ["« {control.token} » demande une section [launch]"],
            id="token of a launch without one",
        ),
        pytest.param('[control]\nurl = "http://h/"', 8, ["token et token_env"], id="no token"),
        pytest.param(
            '[control]\nurl = "http://h/"\ntoken = "a"\ntoken_env = "B"', 8, ["une seule"], id="two tokens"
        ),
        pytest.param(
            '[mutants]\nfile = "none.json"', 9, ["le fichier « none.json » n’existe pas"], id="mutants"
        ),
        pytest.param(
            '[launch]\ncommand = ["x"]\ncwd = "nowhere"',
            10,
            ["le dossier « nowhere » n’existe pas"],
            id="cwd",
        ),
        pytest.param(
            "[launch]\ncommand = []", 9, ["« launch.command » ne peut être vide"], id="empty command"
        ),
        pytest.param('[launch]\ncommand = "node x"', 9, ["une liste entre crochets"], id="command as a text"),
        pytest.param(
            '[launch]\ncommand = [\n  "x",\n  "{prt}",\n]', 9, ["« {prt} »"], id="placeholder in a command"
        ),
        pytest.param(
            '[launch]\ncommand = ["x"]\n[launch.env]\nA = "1"\nB = "{smtp.prot}"',
            12,
            ["« {smtp.prot} »", "« smtp.port »"],
            id="placeholder in the environment",
        ),
        pytest.param(
            "[launch]\ncommand = ['x']\nready_seconds = 0", 10, ["plus grand que zéro"], id="no time"
        ),
        pytest.param("[browser]\nrequired = 'yes'", 9, ["true ou false est attendu"], id="not a truth value"),
        pytest.param('[mail]\nlisten = "2525"', 9, ["hôte et port"], id="listen without a host"),
        pytest.param("[labels]\n'a' = {}", 9, ["label, group, css, parts et role"], id="empty label"),
        pytest.param(
            "[labels]\n\"urssaf.nir\" = { css = 'input[name=' }", 9, ["« input[name= »"], id="selector"
        ),
        pytest.param(
            "[labels]\n\"urssaf.nir\" = { parts = ['#a', 'p::before'] }",
            9,
            ["p::before"],
            id="pseudo-element",
        ),
        pytest.param(
            "[labels]\n\"urssaf.nir\" = { parts = ['Numéro', '#cle'] }",
            9,
            ["label ou group"],
            id="a name for parts",
        ),
        pytest.param(
            "[labels]\n\"urssaf.nir\" = { css = '#a', parts = ['#b'] }", 9, ["suffit"], id="css and parts"
        ),
        pytest.param(
            "[labels]\nurssaf.nir = { label = 'x' }", 9, ['guillemets : "urssaf.nir…"'], id="label unquoted"
        ),
        pytest.param(
            "[parameters]\naud.sms_code.max_attempts = 3",
            9,
            ['guillemets : "aud.sms_code…"'],
            id="parameter unquoted",
        ),
        pytest.param(
            "[[labels]]\nx = 1", 8, ["« labels » : une section est attendue"], id="list of sections"
        ),
        pytest.param("[mail]\ntls = ", 9, ["pas du TOML"], id="not TOML"),
    ],
)
def test_a_fault_of_an_optional_section_is_told_with_its_line(
    folder: Path, added: str, line: int, words: list[str]
) -> None:
    """What is optional is checked as closely as the rest."""
    said = refusal(folder, SMALL + added + "\n")

    assert f"ligne {line} : " in said
    for word in words:
        assert word in said


def test_every_fault_is_told_at_once(folder: Path) -> None:
    """Two wrong keys make two lines, in the order of the file."""
    with pytest.raises(ProfileError) as caught:
        read(folder, SMALL.replace("url", "urll").replace("name", "nom"))

    lines = [problem.line for problem in caught.value.problems]
    assert lines == [1, 2, 3, 4]


def test_lines_are_right_after_long_values_and_odd_keys(folder: Path) -> None:
    """Texts over several lines, comments, brackets inside texts and quoted keys do not shift the count."""
    odd = '[pages]\n"a = [b" = """\n[sms]\nprovider = 1\n"""  # [x\n"c" = \'d # e\'\n\n'
    odd += '[sms]\n# no\nprovider = "x"\n'

    assert "ligne 17 : valeur inconnue « x »" in refusal(folder, SMALL + odd)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    """No traceback for a mistyped name."""
    with pytest.raises(ProfileError, match=r"none\.toml.*n’existe pas"):
        read_profile(tmp_path / "none.toml")


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    """A folder given in the place of a file is told as unreadable."""
    with pytest.raises(ProfileError, match="ne peut être lu"):
        read_profile(tmp_path)


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    """An accent in Latin-1 is found."""
    path = tmp_path / "latin.toml"
    path.write_bytes("[candidate]\nname = 'é'\n".encode("latin-1"))

    with pytest.raises(ProfileError, match=r"ligne 2.*UTF-8"):
        read_profile(path)
