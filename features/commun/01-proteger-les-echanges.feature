# language: fr
Fonctionnalité: Protéger les échanges, quel que soit le portail

  @GEN-001
  Règle: Toutes les pages et formulaires sont servis en HTTPS et le HTTP simple ne fait que rediriger

    @GEN-001-P1 @GEN-001-N1
    Plan du scénario: Sur <portail>, rien n'est servi ni envoyé en clair
      Étant donné le parcours entier d'une usagère
      Quand une internaute ouvre le portail en HTTP simple
      Alors elle est redirigée vers HTTPS
      Et toutes les pages et tous les formulaires du parcours passent par HTTPS

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-002
  Règle: Les réponses portent Strict-Transport-Security d'au moins un an

    @GEN-002-B1 @GEN-002-B2
    Plan du scénario: Sur <portail>, chaque page impose HTTPS pour un an
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors chaque page porte Strict-Transport-Security d'au moins un an

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-003
  Règle: Le cookie de session est Secure, HttpOnly et SameSite Lax ou Strict
    # sans scénario : GEN-003-P1 — le préfixe __Host- est une force de plus, que rien n'exige : son absence n'est pas un défaut.

    @GEN-003-N1
    Plan du scénario: Sur <portail>, le cookie dont dépend l'espace est protégé
      Étant donné une usagère dont l'espace est ouvert
      Quand on cherche les cookies sans lesquels son espace se ferme
      Alors ces cookies sont hors de portée des scripts et des autres sites

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-003-N1
    Plan du scénario: Sur <portail>, aucun cookie n'est posé que les navigateurs refusent
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors aucun cookie ne demande SameSite=None sans Secure

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-004
  Règle: Les pages portent une politique de sécurité de contenu avec frame-ancestors, nosniff et une politique de referrer qui ne divulgue pas les chemins

    @GEN-004-P1 @GEN-004-N1
    Plan du scénario: Sur <portail>, chaque page porte ses en-têtes de sécurité
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors chaque page limite qui l'encadre, fixe son type et tait son chemin

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-005
  Règle: Les pages montrant des données personnelles ou des secrets interdisent la mise en cache

    @GEN-005-P1 @GEN-005-N1
    Plan du scénario: Sur <portail>, rien de ce qui montre la personne n'est mis en cache
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors les réponses qui montrent ses données interdisent la mise en cache

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-006
  Règle: Aucune adresse du parcours ne contient numéro, identifiant, code, mot de passe, e-mail ou téléphone ; le jeton du lien e-mail est la seule exception

    @GEN-006-P1 @GEN-006-N1
    Plan du scénario: Sur <portail>, les adresses ne disent rien de la personne
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors aucune adresse ne contient ce qu'elle a saisi ou reçu

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-007
  Règle: Les journaux serveur remis au harnais ne contiennent ni mot de passe, ni code, ni jeton, ni numéro complet
    # un candidat que le banc lance lui laisse ce qu'il écrit sur ses sorties ; d'un autre, aucun journal n'est remis, et rien n'est évalué

    @GEN-007-P1 @GEN-007-N1
    Plan du scénario: Sur <portail>, le journal du parcours ne dit aucun secret
      Étant donné le parcours entier d'une usagère
      Quand on lit le journal que le candidat laisse au banc
      Alors rien de ce qu'elle a saisi ou reçu de secret ne s'y lit

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-008
  Règle: Aucun hôte tiers ne reçoit de données pendant le parcours, sauf déclaration

    @GEN-008-P1 @GEN-008-N1
    Plan du scénario: Sur <portail>, aucun hôte inconnu n'est appelé par les pages
      Étant donné le parcours entier d'une usagère
      Quand on en relit les échanges
      Alors aucun hôte tiers non déclaré n'est sollicité

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |
