"""A provisional code is known by the words before it, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from fakes.letters.codes import codes_of_shape, provisional_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Votre code d’accès provisoire : KQ7ZT4M2", "KQ7ZT4M2"),
        ("VOTRE CODE D'ACCÈS PROVISOIRE\nKQ7ZT4M2", "KQ7ZT4M2"),
        ("VOTRE CODE D'ACCÈS PROVISOIRE EST LE SUIVANT : KQ7ZT4M2", "KQ7ZT4M2"),
        ("code d' accès\u00a0provisoire est le suivant : 60291748.", "60291748"),
        ("Code d'acces provisoire: kq7zt4m2, valable 30 jours", "kq7zt4m2"),
        ("Code provisoire : KQ7ZT4M2", "KQ7ZT4M2"),
        ("Code provisoire d'accès « KQ7ZT4M2 »", "KQ7ZT4M2"),
        ("Code d'accès provisoire : QWXKZRTM", "QWXKZRTM"),
        ("Voici votre code d’accès provisoire :\n\nQWXK-ZRTM\n\nRendez-vous sur le site", "QWXK-ZRTM"),
        ("Code d'accès provisoire : QWXK ZRTM", "QWXKZRTM"),
        ("Votre code d'accès provisoire :\n\n\n4821", "4821"),
        ("Code d'accès provisoire : 042137", "042137"),
        ("Code d'accès provisoire : KQ7Z T4M2", "KQ7ZT4M2"),
        ("Code d'accès provisoire : 123 456 789 à saisir", "123456789"),
        ("Code d'accès provisoire : K Q 7 Z T 4 M 2", "KQ7ZT4M2"),
        ("Code d'accès provisoire : KQ7Z-T4M2", "KQ7Z-T4M2"),
        ("Code d'accès provisoire, valable jusqu'au 24/12/2026 : KQ7ZT4M2", "KQ7ZT4M2"),
        ("Code d'accès provisoire, valable jusqu'au 24 décembre 2026 à 10h30 : KQ7ZT4M2", "KQ7ZT4M2"),
        ("Code d'accès provisoire : A1B2C3\nRappel : code d'accès provisoire A1B2C3", "A1B2C3"),
        ("Objet : code d'accès provisoire\nVos références : 4K7PLM2Z\n"
         "Votre code d'accès provisoire : KQ7ZT4M2", "KQ7ZT4M2"),
        ("Votre code d'accès provisoire :\n\n ABCD-12345\n\nSaisissez votre identifiant, puis ce code "
         "d'accès provisoire. Une difficulté ? Appelez le 0 173 173 535.", "ABCD-12345"),
        ("Code d'accès provisoire, une question au 0 173 173 535 ou au +33 1 73 17 35 35 : KQ7ZT4M2",
         "KQ7ZT4M2"),
        ("Code d'accès provisoire, soit un code de 8 caractères : KXPT2M7Q", "KXPT2M7Q"),
        ("KXPT2M7Q est votre code d’accès provisoire.", "KXPT2M7Q"),
        ("Bonjour,\n\nABCD-12345\n\nTel est votre code d’accès provisoire, valable jusqu’au 23/01/2027.",
         "ABCD-12345"),
        ("4821 9637 sera votre code provisoire d'accès", "48219637"),
        ("Objet : votre code d’accès provisoire\nVos références : 12345678.93\n\nMadame,\n"
         "le code à saisir est ABCD-12345.", "ABCD-12345"),
        ("Objet : votre code d’accès provisoire\nVos références : 12345678.93\n"
         "Voici le code qui vous permettra de vous connecter : ABCD-12345", "ABCD-12345"),
        ("Vos références : 12345678.93\nABCD-12345 est votre code d'accès provisoire.", "ABCD-12345"),
        ("ABCD-12345 est votre code d'accès provisoire. Contrat 8877665.", "ABCD-12345"),
        ("Objet : code d'accès provisoire\n\nPaul Comet\n74 rue Jean Bleuzen\n92177 VANVES\n\n"
         "Votre code d’accès provisoire :\n\n     4 8 1 5 - 1 6 2 3", "4815-1623"),
    ],
)  # fmt: skip
def test_a_code_is_known_by_the_words_before_it(text: str, code: str) -> None:
    """Spaced, dashed, of letters alone, with a date between it and its words."""
    assert provisional_codes(text) == (code,)


@pytest.mark.parametrize(
    "text",
    [
        "Vos références : 4K7PLM2Z",
        "Votre code de confirmation est 123456",
        "Le code d'accès provisoire vous sera adressé",
        "Objet : votre code d'accès provisoire\nMadame,\nvotre identifiant 4K7PLM2Z",
        "Objet : votre code d'accès provisoire\nVanves, le 24 novembre 2026 à 10h05",
        "Code d'accès provisoire : voir https://exemple.test/acces2026 ou aide2026@exemple.test",
        "Code d'accès provisoire. Audiens, CEDEX 92177",
        "Objet : votre code d'accès provisoire\nMARIE-CLAIRE DUVAL",
        "Objet : votre code d'accès provisoire\nAppelez le 0 173 173 535",
        "Objet : votre code d'accès provisoire\nUne question ? 0173173535",
        "Vos références : 4K7PLM2Z\nVotre code d'accès provisoire vous sera adressé",
        "4K7PLM2Z\nVotre code d'accès provisoire vous sera adressé",
        "Objet : code d'accès provisoire\nPaul Comet\n74 rue Jean Bleuzen\n92177 VANVES\nMadame,",
        "Votre identifiant 4K7PLM2Z est votre code d'accès provisoire aussi",
        "Vos références :\n4K7PLM2Z\nest un identifiant, et non votre code d'accès provisoire",
        "Votre code d'accès provisoire vous sera adressé. Le code postal : 92177",
        "Votre code d'accès provisoire vous sera adressé. Le code de votre agence est 92177",
        "Votre code d'accès provisoire vous sera adressé. Votre code de confirmation est : 123456",
    ],
)
def test_nothing_else_is_a_code(text: str) -> None:
    """References, dates, times, addresses."""
    assert provisional_codes(text) == ()


def test_two_codes_are_two() -> None:
    """An ambiguity is for the reader to judge."""
    text = "Code d'accès provisoire : KQ7ZT4M2. Nouveau code d'accès provisoire : A1B2C3D4."
    assert provisional_codes(text) == ("KQ7ZT4M2", "A1B2C3D4")


def test_a_hostile_text_is_read_at_once() -> None:
    """Many words, and long runs after them."""
    assert provisional_codes("code d'accès provisoire " + "a " * 200_000) == ()
    assert provisional_codes("code provisoire " * 20_000) == ()
    said_often = "ligne\n" * 30 + "A1B2C3 est le code à saisir\n" * 1_000
    assert provisional_codes("code provisoire " + said_often + "code qui vous permet de " * 2_000) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Votre code vous attend dans ce cadre.\n12345678.93\n\n[ ABCD-12345 ]", ("ABCD-12345",)),
        ("Vos références : ABCD-99999\nVotre code figure ici.\nABCD-12345", ("ABCD-12345",)),
        ("Dossier ABCD-99999. Votre code vous sera envoyé.", ()),
        ("Votre code vous sera envoyé. Appelez le 0 173 173 535, 92177 VANVES.", ()),
        ("ABCD-12345", ()),
        ("Votre code : voyez ABCD-12345, puis EFGH-67890", ("ABCD-12345", "EFGH-67890")),
    ],
)
def test_a_declared_shape_tells_a_code_that_no_words_tell(text: str, codes: tuple[str, ...]) -> None:
    """Where the letter speaks of a code, and gives this no other name."""
    assert codes_of_shape(text, r"^[A-Z]{4}-[0-9]{5}$") == codes
