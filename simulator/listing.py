"""``python -m simulator --list-mutants`` and ``--list-variants``: what may be chosen, in words or in JSON."""

from __future__ import annotations

import json
from collections.abc import Collection


def listing(flags: Collection[str]) -> str:
    """The list that the flags ask for, with its last line break; empty where they ask for none."""
    if "--list-mutants" in flags:
        from simulator.mutants.loading import as_list  # noqa: PLC0415

        found = as_list()
    elif "--list-variants" in flags:
        from simulator.variants import as_list as variants_list  # noqa: PLC0415

        found = variants_list()
    else:
        return ""
    if "--json" in flags:
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{item['id']:<22} {item['change']}\n" for item in found)
