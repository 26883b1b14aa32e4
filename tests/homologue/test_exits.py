"""What ends a command is told in its own words: the sections that it names are what is to be mended."""

from __future__ import annotations

import pytest

from homologue.exits import Stop, told


def test_a_section_that_is_named_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets are those of TOML and of paths, never of the terminal's own markup."""
    with pytest.raises(SystemExit) as ended, told():
        raise Stop("portail.toml : il manque [browser] ou [[failure]], dans /tmp/a[/b]", 3)
    assert ended.value.code == 3
    assert "il manque [browser] ou [[failure]], dans /tmp/a[/b]" in capsys.readouterr().err
