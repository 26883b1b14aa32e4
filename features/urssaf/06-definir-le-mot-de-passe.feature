# language: fr
Fonctionnalité: Définir le mot de passe

  @URS-056
  Règle: La page offre le mot de passe, sa confirmation et « Valider »

    Contexte:
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe

    @URS-056-P1
    Scénario: Les deux saisies sont offertes et masquées
      Quand elle lit le formulaire
      Alors elle peut saisir son mot de passe à l'abri des regards
      Et elle peut saisir sa confirmation à l'abri des regards

    Scénario: Le bouton porte le mot du guide
      Quand elle lit le formulaire
      Alors une commande « Valider » lui est offerte

  @URS-057
  Règle: Quand les deux saisies diffèrent, le mot de passe n'est pas enregistré

    Contexte:
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe

    Plan du scénario: Une confirmation <saisie> est refusée
      Quand elle confirme son mot de passe par une saisie <saisie>
      Alors la confirmation du mot de passe est refusée

      Exemples: Ce qui n'est pas le même mot de passe
        | saisie                    | exemple    |
        | dont la casse diffère     | URS-057-N1 |
        | laissée vide              | URS-057-N2 |
        | suivie d'une espace       | URS-057-N3 |

    Plan du scénario: Après ce refus, <essai> n'ouvre aucune session
      Étant donné qu'elle a confirmé son mot de passe par une saisie dont la casse diffère
      Quand elle se connecte d'un autre appareil avec <essai>
      Alors aucune session ne s'ouvre

      Exemples: L'une et l'autre des deux saisies
        | essai               |
        | la première saisie  |
        | la seconde saisie   |

  @URS-060
  Règle: « Valider » avec deux saisies égales et acceptables ouvre la page des coordonnées

    @URS-060-P1
    Scénario: Le mot de passe accepté mène aux coordonnées
      Étant donné une artiste-auteure qui a saisi deux fois son mot de passe
      Quand elle choisit « Valider »
      Alors la page des coordonnées s'ouvre
