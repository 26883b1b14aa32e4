# language: fr
Fonctionnalité: S'identifier par le numéro de Sécurité sociale

  @URS-007
  Règle: Le formulaire d'identification présente le numéro, le code d'activation et « suivant »

    Contexte:
      Étant donné une visiteuse parvenue à la page d'identification

    @URS-007-P1
    Scénario: Les deux saisies annoncées sont offertes
      Quand elle lit le formulaire
      Alors elle peut saisir son numéro de Sécurité sociale
      Et elle peut saisir son code d'activation

    @URS-007-N2
    Scénario: Le bouton porte le mot du guide
      Quand elle lit le formulaire
      Alors une commande « suivant » lui est offerte

    @URS-007-N1
    Scénario: Rien d'autre n'est exigé
      Quand elle lit le formulaire
      Alors aucune autre saisie n'est exigée que le numéro et le code

  @URS-008
  Règle: Le numéro avec sa clé et le code d'activation suffisent pour passer l'identification

    @URS-008-P1 @URS-008-N1
    Scénario: Les deux éléments suffisent
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle ne saisit que son numéro et son code
      Alors la page de choix de l'adresse de contact s'ouvre

  @URS-009
  Règle: Le numéro de Sécurité sociale est saisi avec sa clé, soit quinze positions

    Plan du scénario: Un numéro de <positions> positions est <issue>
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro <saisie>
      Alors son numéro est <issue>

      Exemples: De part et d'autre de quinze positions
        | positions | saisie                        | issue   | exemple                |
        | 13        | sans sa clé                   | refusé  | URS-009-N1, URS-009-B1 |
        | 14        | amputé de son dernier chiffre | refusé  | URS-009-N2, URS-009-B2 |
        | 15        | complet                       | accepté | URS-009-P1, URS-009-B3 |
        | 16        | suivi d'un chiffre de trop    | refusé  | URS-009-N3, URS-009-B4 |
