"""The French words of the reports: one official word for each thing that is judged, explained once."""

from __future__ import annotations

from catalogue.model import Level
from record.outcomes import Cause, Outcome
from record.verdict import Verdict

VERDICTS = {
    Verdict.CONFORMING: "Recette prononcée",
    Verdict.CONFORMING_WITH_RESERVATIONS: "Recette prononcée avec réserves",
    Verdict.NOT_CONFORMING: "Recette refusée",
    Verdict.NOT_JUDGED: "Portail non jugé",
}

OUTCOMES = {
    Outcome.PASSED: "tenue",
    Outcome.FAILED: "non tenue",
    Outcome.CANT_TELL: "indécidable",
    Outcome.UNTESTED: "non évaluée",
    Outcome.INAPPLICABLE: "sans objet",
}

SEVERAL = {
    Outcome.PASSED: "tenues",
    Outcome.FAILED: "non tenues",
    Outcome.CANT_TELL: "indécidables",
    Outcome.UNTESTED: "non évaluées",
    Outcome.INAPPLICABLE: "sans objet",
}

SCENARIO_OUTCOMES = {
    Outcome.PASSED: "réussi",
    Outcome.FAILED: "en échec",
    Outcome.CANT_TELL: "indécidable",
    Outcome.UNTESTED: "non évalué",
    Outcome.INAPPLICABLE: "sans objet",
}

SIGNS = {
    Outcome.PASSED: "✓",
    Outcome.FAILED: "✕",
    Outcome.CANT_TELL: "?",
    Outcome.UNTESTED: "…",
    Outcome.INAPPLICABLE: "–",
}

OUTCOME_MEANINGS = {
    Outcome.PASSED: "Ce que l’exigence demande a été constaté dans tous ses scénarios qui s’appliquent.",
    Outcome.FAILED: "Le portail a fait autre chose que ce que l’exigence demande ; l’écart lui est imputé.",
    Outcome.CANT_TELL: "Le banc n’a pas pu conclure : raccordement, blocage en amont ou défaut du banc. Rien "
    "n’est imputé au portail.",
    Outcome.UNTESTED: "Rien n’a été constaté : aucun scénario, hors de la sélection, ou moyen que le profil "
    "déclare absent.",
    Outcome.INAPPLICABLE: "L’exigence ne se pose pas pour ce portail, sous les lectures qu’il déclare.",
}

LEVELS = {Level.DOCUMENTED: "Documentée", Level.INFERRED: "Déduite", Level.GOOD_PRACTICE: "Bonne pratique"}

LEVEL_MEANINGS = {
    Level.DOCUMENTED: "Le guide la dit ou la montre. Non tenue, elle fait refuser la recette.",
    Level.INFERRED: "Sans elle, ce que le guide décrit n’aurait pas de sens. Non tenue, elle fait refuser la "
    "recette, sauf lecture déclarée.",
    Level.GOOD_PRACTICE: "L’état de l’art l’attend, le guide ne la demande pas. Elle éclaire la décision, "
    "sans jamais faire refuser.",
}

CAUSES = {
    Cause.CANDIDATE: "imputé au portail",
    Cause.CONNECTION: "raccordement du portail au banc",
    Cause.HARNESS: "banc d’essai",
    Cause.BLOCKED: "blocage en amont",
    Cause.DECLARED: "déclaré par le profil",
}

CAUSE_MEANINGS = {
    Cause.CANDIDATE: "Le portail a fait autre chose que l’exigence. C’est la seule cause d’une exigence non "
    "tenue.",
    Cause.CONNECTION: "Le profil, un puits de messages, le mandataire ou l’API de contrôle n’a pas répondu "
    "comme prévu : à corriger dans le raccordement.",
    Cause.HARNESS: "Le banc n’a pas su jouer ou conclure : à signaler à ses responsables.",
    Cause.BLOCKED: "La situation de départ n’a pas pu être atteinte, parce qu’une autre exigence, nommée, "
    "n’est pas tenue.",
    Cause.DECLARED: "Le profil du portail déclare une lecture du guide, ou l’absence d’un moyen de contrôle.",
}

STATUSES = {
    "PASSED": "réussie",
    "FAILED": "en échec",
    "SKIPPED": "non jouée",
    "UNDEFINED": "inconnue du banc",
    "AMBIGUOUS": "ambiguë",
    "PENDING": "à écrire",
}

DRIVERS = {"http": "par HTTP, sans navigateur", "browser": "dans un navigateur"}

PORTALS = {
    "urssaf": "Guide Urssaf artistes-auteurs",
    "audiens": "Guide Audiens",
    "both": "Exigences communes aux deux portails",
}

DIGESTS = {"catalogue": "catalogue des exigences", "features": "scénarios", "profile": "profil"}
