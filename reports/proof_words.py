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
    Fate.EQUIVALENT: "invisible",
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


def fate_word(fate: Fate | Calm) -> str:
    """One word for what became of a mutant or of a variant."""
    return FATES[fate] if isinstance(fate, Fate) else CALMS[fate]


def baseline_sentence(proof: Proof) -> str:
    """What the candidate without any fault gave."""
    return BASELINES[proof.baseline]


def figures(proof: Proof) -> tuple[str, ...]:
    """The two figures of a proof, each in a sentence, and what weakens them."""
    told = [_sensitivity(proof), _alarms(proof)]
    if proof.left_out:
        count = plural(len(proof.left_out), "essai, qui demande", "essais, qui demandent")
        told.append(f"Laissé de côté : {count} un navigateur ({', '.join(proof.left_out)}).")
    if proof.partial:
        told.append(f"Preuve partielle : {proof.partial}")
    return tuple(typeset(sentence) for sentence in told if sentence)


def _sensitivity(proof: Proof) -> str:
    if proof.sensitivity is None:
        return "Sensibilité : sans objet, aucun mutant n’a été essayé."
    killed = len(proof.of(Fate.KILLED_RIGHT))
    counted = len(proof.mutants) - len(proof.of(Fate.EQUIVALENT, Fate.BROKEN))
    aside = [
        plural(len(proof.of(fate)), *words)
        for fate, words in (
            (Fate.EQUIVALENT, ("invisible", "invisibles")),
            (Fate.BROKEN, ("qui ne démarre pas", "qui ne démarrent pas")),
        )
        if proof.of(fate)
    ]
    besides = f" ; en dehors : {', '.join(aside)}" if aside else ""
    figure = f"{proof.sensitivity:.2f}" if killed < counted else "1.00"
    if killed < counted and figure == "1.00":
        figure = "0.99"
    return f"Sensibilité : {figure.replace('.', ',')} ({killed} mutants attrapés sur {counted}{besides})."


def _alarms(proof: Proof) -> str:
    if not proof.variants:
        return "Fausses alarmes : sans objet, aucune variante n’a été jouée."
    alarmed = len(proof.varied(Calm.FALSE_ALARM))
    unjudged = len(proof.varied(Calm.BROKEN, Calm.INCONCLUSIVE, Calm.TIMEOUT))
    rows = sum(len(each.alarms) for each in proof.variants)
    played = sum(each.cases for each in proof.variants)
    rest = f" ; {unjudged} sans conclusion" if unjudged else ""
    where = f", {plural(rows, 'exigence', 'exigences')}" if rows else ""
    told = plural(alarmed, "variante", "variantes")
    return f"Fausses alarmes : {told} sur {len(proof.variants)}{where}{rest} ({played} scénarios joués)."


def cost_sentence(proof: Proof) -> str:
    """How long it took, and the share of the processor's time that was not the candidate's."""
    outside = proof.spent.outside
    share = f", {outside:.0%} du calcul hors du candidat" if outside is not None else ""
    return typeset(f"{duration(proof.spent.seconds)}{share.replace('%', ' %')}.")
