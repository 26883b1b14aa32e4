"""The addresses that scenarios speak of: wrong ones as they are, right ones in a domain of their own."""

from __future__ import annotations


def address_said(said: str, domain: str) -> str:
    """An address in a scenario's words; ``domain`` is fresh, so that what comes to it can only be hers."""
    fresh = {
        "rien": "",
        "deux adresses et une virgule": f"a@{domain},b@{domain}",
        "prenom.nom@example.org": f"prenom.nom@{domain}",
        "prenom+etiquette@example.org": f"prenom+etiquette@{domain}",
        "a@example.org": f"a@{domain}",
        "dont la partie locale a 64 caractères": f"{'l' * 64}@{domain}",
        "dont la partie locale a 65 caractères": f"{'l' * 65}@{domain}",
        "longue de 254 caractères": _of_length(254, domain),
        "longue de 255 caractères": _of_length(255, domain),
        "sans point dans son domaine": f"prenom.{domain.partition('.')[0]}@example",
    }
    return fresh.get(said, said)


def confirmation_said(said: str, address: str) -> str:
    """A second entry in a scenario's words, for the first one."""
    local, _, domain = address.partition("@")
    other = "b" if local[0] != "b" else "c"
    return {
        "laissée vide": "",
        "différente d'une lettre": f"{other}{local[1:]}@{domain}",
        "dont la casse diffère avant l'arobase": f"{local.swapcase()}@{domain}",
        "dont la casse diffère après l'arobase": f"{local}@{domain.swapcase()}",
    }[said]


def _of_length(length: int, domain: str) -> str:
    """A valid address of so many characters: 60 before the sign, labels of 50 at most after it."""
    local = "l" * 60
    missing = length - len(local) - 1 - len(domain)
    labels = ""
    while missing > 0:
        size = min(50, missing - 1) if missing - 1 - min(50, missing - 1) != 1 else 49
        labels += "d" * size + "."
        missing -= size + 1
    return f"{local}@{labels}{domain}"
