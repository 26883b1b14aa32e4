"""The French words of a proof: what became of a mutant or a variant, and its figures in sentences."""

from __future__ import annotations

from record.proof import Calm, Fate, Proof
from reports.french import duration, plural
from reports.inert import typeset

FATES = {
    Fate.KILLED_RIGHT: "attrapé",
    Fate.KILLED_WRONG: "attrapé ailleurs",
    Fate.SILENT: "muet",
    Fate.DEAD: "jamais atteint",
    Fate.EQUIVALENT: "hors de vue",
    Fate.BROKEN: "ne démarre pas",
    Fate.INCONCLUSIVE: "sans conclusion",
    Fate.TIMEOUT: "trop long",
}

FATE_MEANINGS = {
    Fate.KILLED_RIGHT: "Un scénario de l’exigence que le défaut casse a échoué, par la faute du portail.",
    Fate.KILLED_WRONG: "Seuls des scénarios d’autres exigences ont échoué : celle-ci n’est pas prouvée.",
    Fate.SILENT: "Les scénarios de l’exigence passent malgré le défaut : il manque une vérification.",
    Fate.DEAD: "Le code du défaut n’a pas été parcouru : aucun scénario ne passe par là.",
    Fate.EQUIVALENT: "Rien ne s’en observe de l’extérieur ; la raison est écrite. Il n’est pas compté.",
    Fate.BROKEN: "Le portail ne démarre pas avec ce défaut. Il n’est pas compté.",
    Fate.INCONCLUSIVE: "Des scénarios n’ont pu conclure, et aucun n’a échoué : rien n’est prouvé.",
    Fate.TIMEOUT: "L’essai n’a pas fini dans le temps laissé : rien n’est prouvé.",
}

CALMS = {
    Calm.QUIET: "sans alarme",
    Calm.FALSE_ALARM: "fausse alarme",
    Calm.BROKEN: "ne démarre pas",
    Calm.INCONCLUSIVE: "sans conclusion",
    Calm.TIMEOUT: "trop long",
}

BASELINES = {
    "green": "Sans défaut, le candidat est vert, deux fois de suite.",
    "red": "Le candidat sans défaut n’est pas vert : rien ne peut être prouvé sur lui.",
    "unsteady": "Le candidat sans défaut change d’une fois à l’autre : rien ne peut être prouvé sur lui.",
}

PROOF_DRIVERS = {
    "auto": "par HTTP, et dans un navigateur ce que lui seul peut voir",
    "http": "par HTTP",
    "browser": "dans un navigateur",
}

_UNCAUGHT = (Fate.SILENT, Fate.DEAD, Fate.KILLED_WRONG)
_UNJUDGED = (Fate.INCONCLUSIVE, Fate.TIMEOUT, Fate.BROKEN)


def fate_word(fate: Fate | Calm) -> str:
    """One word for what became of a mutant or of a variant."""
    return FATES[fate] if isinstance(fate, Fate) else CALMS[fate]


def headline(proof: Proof) -> tuple[str, str]:
    """The key of the outcome that colours a proof, and its title."""
    if proof.baseline != "green":
        return "cant_tell", "Rien ne peut être prouvé"
    uncaught, alarmed = len(proof.of(*_UNCAUGHT)), len(proof.varied(Calm.FALSE_ALARM))
    wrong = []
    if uncaught:
        wrong.append(plural(uncaught, "défaut n’est pas attrapé", "défauts ne sont pas attrapés"))
    if alarmed:
        wrong.append(plural(alarmed, "fausse alarme", "fausses alarmes"))
    if wrong:
        return "failed", ", ".join(wrong)
    doubtful = len(proof.of(*_UNJUDGED))
    doubtful += len(proof.varied(Calm.BROKEN, Calm.INCONCLUSIVE, Calm.TIMEOUT))
    if doubtful:
        return "cant_tell", plural(doubtful, "essai reste sans conclusion", "essais restent sans conclusion")
    told = []
    if proof.mutants:
        told.append("chaque défaut est attrapé")
    if proof.variants:
        told.append("aucune fausse alarme")
    title = ", ".join(told) or "Rien n’a été essayé"
    return ("passed" if told else "cant_tell"), title[:1].upper() + title[1:]


def sensitivity(proof: Proof) -> str:
    """The figure with two decimals; 1,00 only where not one is missing."""
    if proof.sensitivity is None:
        return "–"
    shown = min(proof.sensitivity, 0.99) if proof.sensitivity < 1 else 1.0
    return f"{shown:.2f}".replace(".", ",")


def figures(proof: Proof) -> tuple[str, ...]:
    """The two figures of a proof, each in a sentence, and what weakens them."""
    return tuple(typeset(sentence) for sentence in (_sensitivity(proof), _alarms(proof), *cautions(proof)))


def cautions(proof: Proof) -> tuple[str, ...]:
    """Why a proof is not whole, where it is not."""
    told = []
    if proof.left_out:
        count = plural(len(proof.left_out), "essai, qui demande", "essais, qui demandent")
        told.append(f"Laissé de côté : {count} un navigateur ({', '.join(proof.left_out)}).")
    if proof.partial:
        told.append(f"Preuve partielle : {proof.partial}.")
    return tuple(typeset(sentence) for sentence in told)


def _sensitivity(proof: Proof) -> str:
    if proof.sensitivity is None:
        return "Sensibilité : sans objet, aucun mutant n’a été essayé."
    killed = len(proof.of(Fate.KILLED_RIGHT))
    counted = len(proof.mutants) - len(proof.of(Fate.EQUIVALENT, Fate.BROKEN))
    aside = [
        f"{len(proof.of(fate))} {word}"
        for fate, word in ((Fate.EQUIVALENT, "hors de vue"), (Fate.BROKEN, "sans démarrage"))
        if proof.of(fate)
    ]
    besides = f" ; non comptés : {', '.join(aside)}" if aside else ""
    caught = plural(killed, "mutant attrapé", "mutants attrapés")
    return f"Sensibilité : {sensitivity(proof)} ({caught} sur {counted}{besides})."


def _alarms(proof: Proof) -> str:
    if not proof.variants:
        return "Fausses alarmes : sans objet, aucune variante n’a été jouée."
    rows = sum(len(each.alarms) for each in proof.variants)
    unjudged = len(proof.varied(Calm.BROKEN, Calm.INCONCLUSIVE, Calm.TIMEOUT))
    where = f", {plural(rows, 'exigence', 'exigences')}" if rows else ""
    rest = f" ; {unjudged} sans conclusion" if unjudged else ""
    told = plural(len(proof.varied(Calm.FALSE_ALARM)), "variante", "variantes")
    played = sum(each.cases for each in proof.variants)
    return (
        f"Fausses alarmes : {told} sur {len(proof.variants)}{where}{rest} ({played} scénarios joués en tout)."
    )


def cost_sentence(proof: Proof) -> str:
    """How long it took, and the share of the processor's time that was not the candidate's."""
    outside = proof.spent.outside
    share = f", {outside:.0%} du calcul hors du candidat" if outside is not None else ""
    return typeset(f"Durée : {duration(proof.spent.seconds)}{share.replace('%', ' %')}.")
