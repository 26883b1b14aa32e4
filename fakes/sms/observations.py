"""What a provider would have let pass and a reader should know: said in French, kept with the message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fakes.content import Content, plain
from fakes.messages import Envelope
from fakes.sms.numbers import e164, is_french_mobile, is_national
from fakes.sms.segments import Encoding, measure

LONGEST_NAME: Final = 11
_SHOWN = 5


def read_sms(_raw: bytes, envelope: Envelope) -> Content:
    """An SMS as its provider's request gives it, measured."""
    text = envelope.text or ""
    size = measure(text)
    said = plain(text)
    return Content(
        text=said.text,
        text_links=said.text_links,
        codes=said.codes,
        segments=size.segments,
        encoding=size.encoding,
        observations=(*envelope.observations, *_of_size(text)),
    )


def of_sender(sender: str) -> Iterator[str]:
    """What is odd about whom it is from."""
    if not sender:
        yield "aucun expéditeur n’est donné : le fournisseur choisit un numéro court"
        return
    number = e164(sender)
    if number is not None and is_french_mobile(number):
        yield "envoyé depuis un numéro mobile (06 ou 07), ce qui n’est pas permis en France à une application"
    elif number is None and len(sender) > LONGEST_NAME:
        yield f"nom d’expéditeur de plus de {LONGEST_NAME} caractères : « {sender} »"


def of_number(written: str, number: str) -> Iterator[str]:
    """What is odd about whom it is for, and how that is written."""
    if is_national(written):
        yield f"numéro écrit sans indicatif de pays (« {written} ») : le vrai fournisseur peut le refuser"
    if not number.startswith("+33"):
        yield f"numéro étranger : {number}"
    elif not is_french_mobile(number):
        yield f"ce n’est pas un numéro de mobile : {number}"


def of_ucs2(text: str, *, asked_for: bool, option: str) -> Iterator[str]:
    """What becomes of characters outside GSM 03.38 where the request does not ask for Unicode."""
    foreign = measure(text).foreign
    if foreign and not asked_for:
        yield f"sans « {option} », {_listed(foreign)} peut arriver remplacé par « ? »"


def _of_size(text: str) -> Iterator[str]:
    size = measure(text)
    if size.encoding is Encoding.UCS2:
        yield f"encodage UCS-2 (70 caractères par SMS) à cause de {_listed(size.foreign)}"
    if size.segments > 1:
        yield f"{size.segments} segments : {size.segments} SMS sont facturés"


def _listed(characters: tuple[str, ...]) -> str:
    shown = ", ".join(f"« {_visible(one)} »" for one in characters[:_SHOWN])
    return shown if len(characters) <= _SHOWN else f"{shown}…"


def _visible(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"
