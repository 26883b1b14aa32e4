# language: fr
Fonctionnalité: Saisir le code d'activation

  @URS-017
  Règle: Le code d'activation est exigé en même temps que le numéro

    Plan du scénario: Un code <saisie> est refusé
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et un code <saisie>
      Alors son code est refusé

      Exemples: Rien qui fasse un code
        | saisie         | exemple    |
        | laissé vide    | URS-017-N1 |
        | fait d'espaces | URS-017-N2 |

  @URS-018
  Règle: Avec le bon numéro et son propre code, « suivant » ouvre le choix de l'adresse de contact

    @URS-018-P1
    Scénario: La bonne paire ouvre l'étape suivante
      Étant donné une artiste-auteure qui a saisi son numéro et son code
      Quand elle choisit « suivant »
      Alors la page de choix de l'adresse de contact s'ouvre
