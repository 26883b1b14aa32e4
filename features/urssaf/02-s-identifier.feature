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

    Scénario: Un fichier qui n'a ni téléphone ni adresse n'y fait pas obstacle
      Étant donné une artiste-auteure connue par ses seuls noms parvenue à la page d'identification
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

  @URS-010
  Règle: Un numéro dont les deux derniers chiffres ne sont pas sa clé de contrôle est refusé aussitôt
    # lecture URS-AMB-04=no_key_check : la clé n'est pas vérifiée à cette page, rien n'y est exigé d'elle

    Plan du scénario: Le numéro d'une personne <naissance> est accepté
      Étant donné une artiste-auteure <naissance> parvenue à la page d'identification
      Quand elle ne saisit que son numéro et son code
      Alors son numéro est accepté

      Exemples: Des clés justes, aux bornes et ailleurs
        | naissance                        | exemple    |
        | dont la clé est 01               | URS-010-B1 |
        | dont la clé est 97               | URS-010-B2 |
        | dont la clé commence par un zéro | URS-010-P1 |
        | née à l'étranger                 | URS-010-P1 |
        | née outre-mer                    | URS-010-P1 |
        | née en Corse avant 1976          | URS-010-P1 |
        | née en 2004                      | URS-010-P1 |

    Plan du scénario: Un numéro <saisie> est refusé
      Étant donné que le portail vérifie la clé du numéro
      Et une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec un numéro <saisie>
      Alors son numéro est refusé

      Exemples: Des fautes de frappe et des clés fausses
        | saisie                                      | exemple    |
        | dont la clé est augmentée d'une unité       | URS-010-N1 |
        | dont deux chiffres voisins sont intervertis | URS-010-N2 |
        | dont un chiffre est remplacé                | URS-010-N3 |
        | dont la clé est 00 au lieu de 97            | URS-010-B3 |
        | dont la clé est 98 au lieu de 01            | URS-010-B3 |
        | dont la clé est 99 au lieu de 02            | URS-010-B3 |
        | dont la clé est le reste de la division     | URS-010-N1 |

    Plan du scénario: La clé fausse d'une personne <naissance> est refusée
      Étant donné que le portail vérifie la clé du numéro
      Et une artiste-auteure <naissance> parvenue à la page d'identification
      Quand elle s'identifie avec un numéro dont la clé est augmentée d'une unité
      Alors son numéro est refusé

      Exemples: Les numéros qui sortent de l'ordinaire
        | naissance                             |
        | dont le mois de naissance est noté 20 |
        | dont le mois de naissance est noté 31 |
        | née à l'étranger                      |
        | née outre-mer                         |

    Scénario: Une clé mal tapée ne compte pas comme un essai de code
      Étant donné que le portail vérifie la clé du numéro
      Et une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie après autant de numéros à la clé fausse que d'essais admis
      Alors son numéro est accepté

  @URS-011
  Règle: Le numéro d'une personne née en Corse depuis 1976 est accepté, avec 2A ou 2B

    Plan du scénario: Le numéro d'une personne <naissance> est accepté
      Étant donné que le portail admet les lettres corses
      Et une artiste-auteure <naissance> parvenue à la page d'identification
      Quand elle ne saisit que son numéro et son code
      Alors son numéro est accepté

      Exemples: Les deux départements
        | naissance                       | exemple    |
        | née en Corse-du-Sud depuis 1976 | URS-011-P1 |
        | née en Haute-Corse depuis 1976  | URS-011-P2 |

    Scénario: Les lettres corses se tapent sur un téléphone
      Étant donné que le portail admet les lettres corses
      Et une visiteuse parvenue à la page d'identification
      Quand elle lit le formulaire
      Alors le clavier d'un téléphone y propose des lettres

    @URS-011-N1
    Scénario: Un département 2C est refusé
      Étant donné une artiste-auteure née en Corse-du-Sud depuis 1976 parvenue à la page d'identification
      Quand elle s'identifie avec son numéro où 2C remplace le département
      Alors son numéro est refusé

    @URS-011-N2
    Scénario: Une clé corse calculée sur 20 est refusée
      Étant donné que le portail vérifie la clé du numéro
      Et une artiste-auteure née en Corse-du-Sud depuis 1976 parvenue à la page d'identification
      Quand elle s'identifie avec un numéro dont la clé est calculée sur 20
      Alors son numéro est refusé

    @URS-011-B1
    Scénario: Une lettre corse minuscule est admise ou refusée avec un message
      Étant donné que le portail admet les lettres corses
      Et une artiste-auteure née en Haute-Corse depuis 1976 parvenue à la page d'identification
      Quand elle s'identifie avec son numéro en minuscules
      Alors son numéro est accepté, ou refusé par un message sur ce champ

    @lecture:URS-AMB-04=digits
    Scénario: Une lettre corse est refusée par un message
      Étant donné une artiste-auteure née en Corse-du-Sud depuis 1976 parvenue à la page d'identification
      Quand elle s'identifie avec son numéro complet
      Alors son numéro est refusé

  @URS-012
  Règle: Les espaces tapées ou collées dans le numéro ne causent pas de refus

    Plan du scénario: Un numéro <saisie> est compris
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro <saisie>
      Alors son numéro est accepté ou, si le profil n'en déclare rien, un message dit comment le présenter

      Exemples: Les séparateurs déclarés admis
        | saisie                                  | exemple    |
        | groupé par des espaces ordinaires       | URS-012-P1 |
        | groupé par des espaces insécables       | URS-012-P1 |
        | groupé par des espaces fines insécables | URS-012-P1 |
        | précédé d'une espace                    | URS-012-P2 |
        | suivi d'une espace                      | URS-012-P2 |

    Plan du scénario: Un numéro <saisie> reste refusé
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro <saisie>
      Alors son numéro est refusé

      Exemples: Ce qui ne sépare rien
        | saisie                       | exemple    |
        | où une lettre s'ajoute       | URS-012-N1 |
        | en chiffres arabes orientaux | URS-012-N2 |

  @URS-013
  Règle: Un numéro laissé vide maintient la personne à l'identification avec un message sur ce champ

    Plan du scénario: Un numéro <saisie> est refusé
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro <saisie>
      Alors son numéro est refusé

      Exemples: Rien qui fasse un numéro
        | saisie         | exemple    |
        | laissé vide    | URS-013-N1 |
        | fait d'espaces | URS-013-N2 |

    Scénario: Un envoi sans numéro reste sans effet hors du formulaire
      Étant donné une artiste-auteure dont une première identification a été refusée
      Quand sa demande est rejouée hors du formulaire sans le numéro
      Alors cette demande n'ouvre pas l'étape suivante

  @URS-014
  Règle: Ce qui n'est ni chiffre ni lettre corse est refusé avec un message sur le numéro

    Plan du scénario: Un numéro <saisie> est refusé
      Étant donné une artiste-auteure née en 2004 parvenue à la page d'identification
      Quand elle s'identifie avec son numéro <saisie>
      Alors son numéro est refusé

      Exemples: Des lettres et des signes
        | saisie                                   | exemple    |
        | où la lettre O remplace un zéro          | URS-014-N1 |
        | où une lettre s'ajoute                   | URS-014-N1 |
        | remplacé par quinze lettres              | URS-014-N2 |
        | où un signe étranger remplace un chiffre | URS-014-N3 |
        | où un signe étranger s'ajoute            | URS-014-N3 |

    @URS-014-B1
    Scénario: Des chiffres pleine chasse sont compris ou refusés
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro en chiffres pleine chasse
      Alors son numéro est accepté, ou refusé par un message sur ce champ

  @URS-015
  Règle: Les numéros d'attente ou provisoires sont traités comme le candidat le déclare, partout de même

    Plan du scénario: Le numéro d'une personne <naissance> est accepté
      Étant donné une artiste-auteure <naissance> parvenue à la page d'identification
      Quand elle ne saisit que son numéro et son code
      Alors son numéro est accepté

      Exemples: Des mois que toutes les règles connues admettent
        | naissance                             | exemple                |
        | dont le mois de naissance est noté 12 | URS-015-B1             |
        | dont le mois de naissance est noté 20 | URS-015-P1, URS-015-B1 |
        | dont le mois de naissance est noté 31 | URS-015-P1             |
        | dont le mois de naissance est noté 99 | URS-015-B1             |

    Plan du scénario: Un numéro inconnu qui commence par <position> est refusé
      Étant donné que le portail ne déclare pas admettre la première position <position>
      Et une visiteuse parvenue à la page d'identification
      Quand elle s'identifie avec un numéro inconnu qui commence par <position>
      Alors l'identification est refusée

      Exemples: Des premières positions sans emploi
        | position | exemple    |
        | 0        | URS-015-N1 |
        | 9        | URS-015-N1 |

    Plan du scénario: Même connu, un numéro qui commence par <position> est refusé s'il n'est pas déclaré
      Étant donné que le portail ne déclare pas admettre la première position <position>
      Et une visiteuse parvenue à la page d'identification
      Quand elle s'identifie avec un numéro du fichier qui commence par <position>
      Alors l'identification est refusée

      Exemples: Des premières positions sans emploi
        | position | exemple    |
        | 0        | URS-015-N1 |
        | 9        | URS-015-N1 |

    Plan du scénario: Déclarée, la première position <position> est acceptée
      Étant donné que le portail déclare admettre la première position <position>
      Et une visiteuse parvenue à la page d'identification
      Quand elle s'identifie avec un numéro du fichier qui commence par <position>
      Alors son numéro est accepté

      Exemples: Des premières positions de numéros d'attente ou provisoires
        | position |
        | 3        |
        | 4        |
        | 7        |
        | 8        |
        | 9        |

    Plan du scénario: Examiné, le numéro d'une personne <naissance> est refusé
      Étant donné que le portail examine le mois de naissance du numéro
      Et une artiste-auteure <naissance> parvenue à la page d'identification
      Quand elle s'identifie avec son numéro complet
      Alors son numéro est refusé

      Exemples: Des mois qui n'existent pas
        | naissance                             | exemple                |
        | dont le mois de naissance est noté 00 | URS-015-N2             |
        | dont le mois de naissance est noté 13 | URS-015-N2, URS-015-B1 |
        | dont le mois de naissance est noté 19 | URS-015-N2, URS-015-B1 |

    @URS-015-B2
    Scénario: Sans examen du mois, la clé et le fichier décident seuls
      Étant donné que le portail n'examine pas le mois de naissance du numéro
      Et une artiste-auteure dont le mois de naissance est noté 13 parvenue à la page d'identification
      Quand elle ne saisit que son numéro et son code
      Alors son numéro est accepté

    Scénario: Un numéro au mois inconnu sert jusqu'à la huitième étape
      Étant donné une artiste-auteure dont le mois de naissance est noté 31
      Quand elle suit le guide de la première à la huitième étape
      Alors son espace personnel s'ouvre

  @URS-016
  Règle: Un numéro bien formé que l'Urssaf ne connaît pas ne passe pas l'identification

    @URS-016-N1
    Scénario: Un numéro inconnu est refusé
      Étant donné une visiteuse parvenue à la page d'identification
      Quand elle s'identifie avec un numéro que l'Urssaf ne connaît pas
      Alors l'identification est refusée
