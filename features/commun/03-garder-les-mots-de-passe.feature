# language: fr
Fonctionnalité: Garder les mots de passe, quel que soit le portail

  @GEN-023
  Règle: Les saisies de mot de passe sont masquées, acceptent le collage et portent autocomplete new-password ou current-password

    @GEN-023-P1 @GEN-023-N1
    Plan du scénario: Sur <portail>, <où>, le mot de passe est masqué et peut être collé
      Étant donné une usagère parvenue <où>
      Quand elle colle son mot de passe
      Alors chaque saisie de mot de passe est masquée, le reçoit, et se dit aux gestionnaires de mots de passe

      Exemples: Sur chaque portail
        | portail | où                           |
        | Urssaf  | au choix de son mot de passe |
        | Urssaf  | à la page de connexion       |
        | Audiens | au choix de son mot de passe |
        | Audiens | à la page de connexion       |

  @GEN-024
  Règle: Les mots de passe très courants qui respectent la règle documentée sont refusés ou signalés

    # une règle plus stricte refuse ces trois-là d'elle-même ; parmi les courants qui lui obéissent, les listes diffèrent
    Plan du scénario: Sur <portail>, <mot de passe> est refusé ou signalé
      Étant donné une usagère parvenue au choix de son mot de passe
      Quand elle choisit « <mot de passe> », très courant
      Alors ce mot de passe est refusé ou signalé

      Exemples: Selon la règle du guide
        | portail | mot de passe | exemple    |
        | Audiens | 12345678     | GEN-024-N1 |
        | Audiens | azertyui     | GEN-024-N2 |
        | Audiens | motdepasse   | GEN-024-N3 |

    Plan du scénario: Sur <portail>, aucun des plus courants que sa règle admet ne passe sans un mot
      Étant donné une usagère parvenue au choix de son mot de passe
      Quand elle essaie tour à tour les plus courants que la règle déclarée admet
      Alors l'un d'eux au moins est refusé ou signalé

      Exemples: Selon la règle déclarée
        | portail |
        | Urssaf  |

    @GEN-024-P1
    Plan du scénario: Sur <portail>, un mot de passe peu courant est accepté
      Étant donné une usagère parvenue au choix de son mot de passe
      Quand elle choisit un mot de passe tiré au sort
      Alors ce mot de passe tiré au sort est accepté

      Exemples: Selon la règle du guide
        | portail |
        | Audiens |

  @GEN-025
  Règle: Les mots de passe faux répétés sont ralentis ou bloqués, sans qu'un inconnu puisse bloquer un compte pour toujours

    @GEN-025-B1 @horloge
    Plan du scénario: Sur <portail>, les essais répétés sont ralentis, puis la titulaire entre
      Étant donné une usagère dont l'espace est ouvert
      Quand un inconnu épuise les essais déclarés sur son identifiant
      Alors il est ralenti ou bloqué, et elle entre une fois le blocage levé, quoi qu'il ait tenté entre-temps

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-025-B1 @horloge
    Plan du scénario: Sur <portail>, écrire l'identifiant autrement ne donne pas d'autres essais
      Étant donné une usagère dont l'espace est ouvert
      Quand un inconnu épuise les essais déclarés en écrivant son identifiant tour à tour autrement
      Alors il est ralenti ou bloqué, et elle entre une fois le blocage levé, quoi qu'il ait tenté entre-temps

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-025-B1 @horloge
    Plan du scénario: Sur <portail>, changer d'appareil à chaque essai ne donne pas d'autres essais
      Étant donné une usagère dont l'espace est ouvert
      Quand un inconnu épuise les essais déclarés sur son identifiant, d'un appareil neuf à chaque essai
      Alors il est ralenti ou bloqué, et elle entre une fois le blocage levé, quoi qu'il ait tenté entre-temps

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-026
  Règle: Conseil : la politique déclarée atteint 80 bits, ou 50 bits avec restriction d'accès
    # sans scénario : GEN-026-B1, GEN-026-B2, GEN-026-B3, GEN-026-B4 — le barème lui-même, que les tests du banc éprouvent : un candidat n'a qu'une règle.

    Plan du scénario: Pour <portail>, la règle déclarée est assez forte
      Quand on lit les déclarations de l'éditeur
      Alors la règle des mots de passe atteint 80 bits, ou 50 avec une limite d'essais

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |
