"""Try every other reading of a guide on the simulator, and see that the bench follows.

For each reading that is not the default one, the simulator is set that way and judged twice: with a profile
that declares it, nothing may fail; with the default profile, nothing but what the ambiguity names.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import catalogue
from catalogue.model import Ambiguity, Reading

ROOT = Path(__file__).resolve().parents[1]
WITH: dict[str, dict[str, object]] = {
    "URS-AMB-01=exact": {"urs.entry_label": "Créer ou ouvrir mon espace personnel"},
    "AUD-AMB-02=stricter": {"aud.password.policy": {"min": 10, "classes": ["upper", "lower", "digit"]}},
    "AUD-AMB-08=limited": {"aud.sms_code.resend": {"max": 3, "min_interval_seconds": 60}},
    "AUD-AMB-25=declared": {"aud.recovery": {"identifier": "help_page", "password": "email_link"}},
    "AUD-AMB-27=key": {"aud.identifier.key_algorithm": "mod97"},
}
"""What a reading needs to be declared with."""
PEOPLE = {"AUD-AMB-15": {"both.people.phone_prefix": "0601"}}
"""What a reading asks of the test people, whether it is declared or not: no number of fiction is assigned."""


def main(portal: str, only: list[str]) -> int:
    """Print a line a reading; 0 when the bench followed everywhere."""
    ledger = catalogue.load()
    wrong = 0
    for ambiguity, reading in _others(ledger.ambiguities.values(), portal, only):
        declared = _failed(portal, ambiguity, reading, declared=True)
        undeclared = _failed(portal, ambiguity, reading, declared=False)
        astray = sorted(set(undeclared) - set(ambiguity.requirements))
        wrong += bool(declared or astray)
        red = [", ".join(rows) or "rien de rouge" for rows in (declared, undeclared)]
        said = f"déclarée : {red[0]} ; non déclarée : {red[1]}"
        print(
            f"{'ok ' if not (declared or astray) else 'NON'} {ambiguity.id}={reading.key}  {said}", flush=True
        )
    return 1 if wrong else 0


def _others(ambiguities: object, portal: str, only: list[str]) -> Iterator[tuple[Ambiguity, Reading]]:
    for ambiguity in ambiguities:  # type: ignore[attr-defined]
        if ambiguity.portal in {portal, "both"} and (not only or ambiguity.id in only):
            for reading in ambiguity.readings:
                if not reading.default:
                    yield ambiguity, reading


def _failed(portal: str, ambiguity: Ambiguity, reading: Reading, *, declared: bool) -> list[str]:
    """The rows that failed on a simulator of that reading, and where declared those without conclusion."""
    chosen = {ambiguity.id: reading.key}
    parameters = WITH.get(f"{ambiguity.id}={reading.key}", {})
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "homologue", "run", "--workers", "2", "--seed", "3"]
        people = PEOPLE.get(ambiguity.id, {})
        profile = _profile(Path(folder), chosen, parameters, people, declared=declared)
        subprocess.run(
            [*command, "--candidate", str(profile), "--portal", portal, "--out", f"{folder}/runs"],
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        (verdict,) = Path(folder).glob("runs/*/verdict.json")
        rows = json.loads(verdict.read_text(encoding="utf-8"))["requirements"]
        told = {"failed", "cant_tell"} if declared else {"failed"}
        return [row["id"] for row in rows if row["outcome"] in told]


def _profile(
    folder: Path,
    chosen: dict[str, str],
    parameters: dict[str, object],
    people: dict[str, str],
    *,
    declared: bool,
) -> Path:
    text = (ROOT / "candidates" / "simulator.toml").read_text(encoding="utf-8")
    text = text.replace('cwd = ".."', f'cwd = "{ROOT}"')
    env = tomllib.loads(text)["launch"]["env"]
    served = {**json.loads(env.get("PARAMETERS", "{}")), **parameters}
    read = {**json.loads(env.get("READINGS", "{}")), **chosen}
    for name, value in (("READINGS", read), ("PARAMETERS", served)):
        text = _added(text, "launch.env", f"{name} = '{json.dumps(value, ensure_ascii=False)}'\n")
    if declared:
        lines = "".join(f'"{key}" = "{value}"\n' for key, value in chosen.items())
        text = _added(text, "readings", lines)
    told = {**people, **(parameters if declared else {})}
    text = _added(text, "parameters", "".join(f'"{key}" = {_toml(value)}\n' for key, value in told.items()))
    target = folder / "candidate.toml"
    target.write_text(text, encoding="utf-8")
    for beside in (ROOT / "candidates").glob("*.json"):
        (folder / beside.name).write_bytes(beside.read_bytes())
    return target


def _toml(value: object) -> str:
    """A value in one line of TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _added(text: str, section: str, lines: str) -> str:
    """Lines put at the head of a section, over those of the same keys."""
    if not lines:
        return text
    keys = [line.split(" = ")[0] for line in lines.splitlines()]
    kept = "\n".join(line for line in text.split("\n") if line.split(" = ")[0] not in keys)
    header = f"[{section}]\n"
    return kept.replace(header, header + lines) if header in kept else f"{kept}\n{header}{lines}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "urssaf", sys.argv[2:]))
