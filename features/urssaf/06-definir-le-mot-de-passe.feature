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

    Scénario: De deux longues saisies, le dernier caractère compte aussi
      Quand elle confirme son mot de passe par une saisie dont seul le dernier caractère diffère
      Alors la confirmation du mot de passe est refusée

    Plan du scénario: Après ce refus, <essai> n'ouvre aucune session
      Étant donné qu'elle a confirmé son mot de passe par une saisie dont la casse diffère
      Quand elle se connecte d'un autre appareil avec <essai>
      Alors aucune session ne s'ouvre

      Exemples: L'une et l'autre des deux saisies
        | essai               |
        | la première saisie  |
        | la seconde saisie   |

  @URS-058
  Règle: Un mot de passe vide est refusé

    Contexte:
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe

    @URS-058-N1
    Scénario: Deux saisies vides, donc égales, ne font pas un mot de passe
      Quand elle laisse vides les deux saisies
      Alors ce mot de passe est refusé

    @URS-058-N2
    Scénario: Deux espaces ne font pas un mot de passe
      Quand elle choisit un mot de passe fait de deux espaces
      Alors ce mot de passe est refusé

    Scénario: Deux saisies vides envoyées hors du formulaire restent sans effet
      Étant donné un parcours joué jusqu'à son terme par une autre personne
      Quand le formulaire est envoyé de sa session avec deux saisies vides
      Alors son mot de passe reste à définir

  @URS-059
  Règle: La règle des mots de passe est affichée avant la saisie et appliquée telle qu'elle est déclarée

    Contexte:
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe

    Scénario: La règle se lit avant toute saisie
      Quand elle lit le formulaire
      Alors la règle déclarée s'y lit avant toute saisie

    @URS-059-P1
    Scénario: Un mot de passe conforme est accepté
      Quand elle choisit un mot de passe conforme à la règle déclarée
      Alors ce mot de passe est accepté

    Plan du scénario: Un mot de passe fait <longueur> est <issue>
      Quand elle choisit un mot de passe fait <longueur>
      Alors ce mot de passe est <issue>

      Exemples: Aux bornes déclarées
        | longueur                                                    | issue   | exemple                |
        | d'un caractère de moins que le minimum                      | refusé  | URS-059-N1, URS-059-B1 |
        | d'un caractère de moins que le minimum, dont deux accentués | refusé  |                        |
        | du nombre minimum de caractères                             | accepté | URS-059-B2             |
        | du nombre maximum de caractères                             | accepté | URS-059-B3             |

    Plan du scénario: Un mot de passe sans <sorte> est refusé là où la règle en veut
      Quand elle choisit un mot de passe sans <sorte>
      Alors ce mot de passe est refusé

      Exemples: Chaque sorte de caractère que la règle déclare
        | sorte             |
        | minuscule         |
        | majuscule         |
        | chiffre           |
        | caractère spécial |
        | lettre            |

  @URS-060
  Règle: « Valider » avec deux saisies égales et acceptables ouvre la page des coordonnées

    @URS-060-P1 @lecture:URS-AMB-02=numbers
    Scénario: Le mot de passe accepté mène aux coordonnées
      Étant donné une artiste-auteure qui a saisi deux fois son mot de passe
      Quand elle choisit « Valider »
      Alors la page des coordonnées s'ouvre

  @URS-061
  Règle: Le mot de passe est conservé tel que tapé

    Plan du scénario: D'un mot de passe fait <longueur>, <essai> <issue>
      Étant donné une titulaire dont le mot de passe est fait <longueur>
      Quand elle donne à la connexion <essai>
      Alors <constat>

      Exemples: Le plus long que la règle admette
        | longueur                        | essai                                           | issue            | constat                   | exemple    |
        | du nombre maximum de caractères | ce mot de passe                                 | ouvre l'espace   | son espace personnel s'ouvre | URS-061-P1 |
        | du nombre maximum de caractères | ses 8 premiers caractères                       | n'ouvre rien     | aucune session ne s'ouvre | URS-061-N1 |
        | du nombre maximum de caractères | ses 32 premiers caractères                      | n'ouvre rien     | aucune session ne s'ouvre |            |
        | du nombre maximum de caractères | ce mot de passe amputé de son dernier caractère | n'ouvre rien     | aucune session ne s'ouvre |            |
        | du nombre maximum de caractères | ce mot de passe à la casse changée              | n'ouvre rien     | aucune session ne s'ouvre | URS-061-N2 |

      Exemples: Autour des 72 octets que certains chiffrements gardent seuls
        | longueur     | essai                                           | issue          | constat                      | exemple    |
        | de 72 octets | ce mot de passe                                 | ouvre l'espace | son espace personnel s'ouvre | URS-061-B1 |
        | de 72 octets | ce mot de passe amputé de son dernier caractère | n'ouvre rien   | aucune session ne s'ouvre    | URS-061-B1 |
        | de 73 octets | ce mot de passe                                 | ouvre l'espace | son espace personnel s'ouvre | URS-061-B1 |
        | de 73 octets | ce mot de passe amputé de son dernier caractère | n'ouvre rien   | aucune session ne s'ouvre    | URS-061-B1 |

    Scénario: Une espace finale est refusée ou compte
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe
      Quand elle choisit un mot de passe terminé par une espace
      Alors ce mot de passe est refusé, ou gardé avec son espace

    Scénario: Deux espaces qui se suivent sont refusées ou comptent toutes deux
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe
      Quand elle choisit un mot de passe où deux espaces se suivent
      Alors ce mot de passe est refusé, ou gardé avec ses espaces

  @URS-062
  Règle: Le mot de passe n'apparaît jamais dans un message, une page ou une adresse

    Scénario: Un refus ne réaffiche pas ce qui a été tapé
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe
      Quand elle confirme son mot de passe par une saisie dont la casse diffère
      Alors aucune page ni adresse ne contient l'une ou l'autre saisie

    Scénario: Une connexion refusée ne réaffiche pas le mot de passe
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle donne à la connexion son mot de passe sous un identifiant inconnu
      Alors aucune page ni adresse ne contient son mot de passe

    @URS-062-N1
    Scénario: Rien de la création ni de la connexion ne le répète
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors aucune page ni adresse ne contient son mot de passe
      Et aucun message reçu ne contient son mot de passe
