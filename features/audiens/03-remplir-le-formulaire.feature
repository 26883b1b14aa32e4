# language: fr
Fonctionnalité: Remplir le formulaire d'inscription

  @AUD-031
  Règle: Le formulaire demande nom, prénom, date de naissance, adresse et confirmation, rien d'autre d'obligatoire

    @AUD-031-P1
    Plan du scénario: Il y a une saisie pour <champ>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors elle y trouve une saisie pour <champ>

      Exemples: Les cinq saisies
        | champ                          |
        | son nom                        |
        | son prénom                     |
        | sa date de naissance           |
        | son adresse e-mail             |
        | la confirmation de son adresse |

    @AUD-031-N1
    Scénario: Aucune autre saisie n'est obligatoire
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors rien d'autre n'y est obligatoire

    @AUD-031-P1
    Scénario: Les cinq saisies suffisent
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire rempli
      Alors elle est reconnue

  @AUD-032
  Règle: La page indique que l'on n'est pas encore inscrit et qu'il s'agit de l'inscription classique

    @AUD-032-P1
    Plan du scénario: La page dit <énoncé>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Les deux mentions
        | énoncé                                     |
        | que l'on n'est pas encore inscrit          |
        | qu'il s'agit de l'inscription classique    |

  @AUD-033
  Règle: Chaque page de l'inscription garde le titre « Vous n'êtes pas encore inscrit ? »

    @AUD-033-P1 @AUD-033-N1
    Plan du scénario: Le titre reste pour une adhérente <branche>
      Étant donné une adhérente <branche>
      Quand elle suit le guide jusqu'à <terme>
      Alors chaque page de l'inscription rencontrée garde son titre

      Exemples: Les trois branches
        | branche                    | terme                 |
        | dont le portable est connu | son espace            |
        | qui donne un portable      | son espace            |
        | qui choisit le courrier    | l'annonce du courrier |

    @AUD-033-P1
    Scénario: Le formulaire qui revient avec une erreur garde ce titre
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire sans son prénom
      Alors le formulaire qui revient garde le titre de l'inscription

  @AUD-035
  Règle: Sans nom, le formulaire est refusé avec un message sur ce champ

    @AUD-035-N1
    Scénario: Le nom vide est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire sans son nom
      Alors un message porte sur son nom

    @AUD-035-N2
    Scénario: Le nom fait d'espaces est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec des espaces pour son nom
      Alors un message porte sur son nom

  @AUD-036
  Règle: Sans prénom, le formulaire est refusé avec un message sur ce champ

    @AUD-036-N1
    Scénario: Le prénom vide est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire sans son prénom
      Alors un message porte sur son prénom

    @AUD-036-N2
    Scénario: Le prénom fait d'espaces est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec des espaces pour son prénom
      Alors un message porte sur son prénom

  @AUD-037
  Règle: Sans date de naissance, le formulaire est refusé avec un message sur ce champ

    @AUD-037-N1
    Scénario: La date vide est refusée
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire sans sa date de naissance
      Alors un message porte sur sa date de naissance

    @AUD-037-N2
    Scénario: La date faite d'espaces est refusée
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec des espaces pour sa date de naissance
      Alors un message porte sur sa date de naissance

  @AUD-038
  Règle: La date de naissance est donnée en jour, mois et année de quatre chiffres

    Plan du scénario: Née le <naissance>, elle est reconnue par <saisie>
      Étant donné une adhérente née le <naissance> parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance <saisie>
      Alors elle est reconnue

      Exemples: Dans l'ordre français
        | naissance  | saisie     | exemple                |
        | 01/08/1985 | 01/08/1985 | AUD-038-P1, AUD-038-B1 |
        | 31/12/1999 | 31/12/1999 | AUD-038-P2             |

    @AUD-038-B1
    Scénario: Le jour n'est pas pris pour le mois
      Étant donné une adhérente née le 08/01/1985 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 01/08/1985
      Alors personne n'est reconnu

    @AUD-038-N1
    Scénario: L'ordre américain est refusé
      Étant donné une adhérente née le 31/08/1985 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 08/31/1985
      Alors un message porte sur sa date de naissance

    @AUD-038-B2
    Scénario: L'année d'abord est comprise ou refusée
      Étant donné une adhérente née le 01/08/1985 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 1985-08-01
      Alors cette date est lue comme elle est écrite, ou refusée

    @AUD-038-B2
    Scénario: L'année d'abord n'est jamais suivie du jour
      Étant donné une adhérente née le 08/01/1985 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 1985-08-01
      Alors personne n'est reconnu

    Plan du scénario: Une année de deux chiffres, <saisie>, n'est pas prise pour celle d'un autre siècle
      Étant donné une adhérente née le <naissance> parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance <saisie>
      Alors cette date est lue comme elle est écrite, ou refusée par un message

      Exemples: De part et d'autre de l'année présente
        | naissance  | saisie   |
        | 01/08/1985 | 01/08/85 |
        | 01/08/1925 | 01/08/25 |

  @AUD-039
  Règle: Une date inexistante ou à venir est refusée avec un message sur le champ

    # sans scénario : AUD-039-B2 — le jour même peut être admis ou refusé : rien n'en est affirmé.
    Plan du scénario: Le <date> est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance <date>
      Alors un message porte sur sa date de naissance

      Exemples: Des jours qui n'existent pas
        | date       | exemple    |
        | 31/04/1985 | AUD-039-N1 |
        | 29/02/1985 | AUD-039-N2 |
        | 00/08/1985 | AUD-039-N3 |
        | 01/13/1985 | AUD-039-N4 |

    @AUD-039-N5 @AUD-039-B3
    Scénario: Le surlendemain est refusé
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance le jour qui vient dans 2 jours
      Alors un message porte sur sa date de naissance

    @AUD-039-B1
    Scénario: Le 29 février d'une année bissextile est accepté
      Étant donné une adhérente née le 29/02/1984 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 29/02/1984
      Alors elle est reconnue

    @AUD-039-B4
    Scénario: Une date ancienne n'est pas une faute
      Étant donné une adhérente née le 01/01/1930 parvenue au formulaire d'inscription
      Quand elle donne pour date de naissance 01/01/1930
      Alors aucun message ne porte sur sa date de naissance

  @AUD-040
  Règle: Une adresse syntaxiquement non valide est refusée

    # sans scénario : AUD-040-B3 — sans point, HTML la tient pour valide : admise ou refusée, rien n'en est affirmé.
    Contexte:
      Étant donné une adhérente parvenue au formulaire d'inscription

    Plan du scénario: Une adresse <adresse> est acceptée
      Quand elle donne deux fois une adresse <adresse>
      Alors elle est reconnue

      Exemples: Des adresses valides
        | adresse      | exemple    |
        | usuelle      | AUD-040-P1 |
        | à signe plus | AUD-040-P2 |

    Plan du scénario: Une adresse <adresse> est refusée
      Quand elle donne deux fois une adresse <adresse>
      Alors un message porte sur son adresse e-mail

      Exemples: Ce qui n'est pas une adresse
        | adresse             | exemple    |
        | sans arobase        | AUD-040-N1 |
        | sans domaine        | AUD-040-N2 |
        | coupée d'une espace | AUD-040-N3 |

      Exemples: De part et d'autre de l'arobase
        | adresse            |
        | sans partie locale |
        | à deux arobases    |

    Plan du scénario: Une adresse <adresse> est acceptée, ou visiblement trop longue
      Quand elle donne deux fois une adresse <adresse>
      Alors cette adresse est acceptée, ou ne peut visiblement être saisie

      Exemples: Les plus longues qui soient valides
        | adresse                         | exemple    |
        | à partie locale de 64 caractères | AUD-040-B1 |
        | de 254 caractères               | AUD-040-B2 |

    Plan du scénario: Une adresse <adresse> n'est jamais coupée en silence
      Quand elle donne deux fois une adresse <adresse>
      Alors cette adresse est refusée, ou gardée entière

      Exemples: D'un caractère de trop
        | adresse                         | exemple    |
        | à partie locale de 65 caractères | AUD-040-B1 |
        | de 255 caractères               | AUD-040-B2 |

  @AUD-041
  Règle: L'adresse et sa confirmation doivent être égales

    @AUD-041-P1
    Scénario: Deux adresses égales sont acceptées
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle donne deux fois une adresse usuelle
      Alors elle est reconnue

    Plan du scénario: Une confirmation <saisie> est refusée
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle confirme son adresse par une saisie <saisie>
      Alors un message porte sur la confirmation de son adresse

      Exemples: Ce qui n'est pas la même adresse
        | saisie                             | exemple    |
        | d'une autre lettre                 | AUD-041-N1 |
        | d'une autre lettre dans le domaine | AUD-041-N1 |
        | laissée vide                       | AUD-041-N2 |

      Exemples: À un signe près
        | saisie                       |
        | amputée de son dernier signe |
        | suivie d'un signe de trop    |

    Plan du scénario: La casse <partie> compte comme le profil le déclare
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle confirme son adresse dans une autre casse <partie>
      Alors cette autre casse <partie> est traitée comme déclaré

      Exemples: Chaque partie de l'adresse
        | partie          |
        | avant l'arobase |
        | après l'arobase |

  @AUD-042
  Règle: Une case permet de dire si l'on souhaite les actualités et offres par e-mail

    @AUD-042-P1
    Scénario: La case se coche et se décoche
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors elle peut cocher et décocher la case des actualités par e-mail

    Scénario: La case nomme les actualités, les offres et leur envoi par e-mail
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors la case des actualités par e-mail dit de quoi il s'agit

  @AUD-043
  Règle: L'état de cette case au premier affichage est celui qui est déclaré

    @AUD-043-P1 @AUD-043-N1 @lecture:AUD-AMB-04=unticked
    Scénario: Elle n'est pas cochée d'avance
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors la case des actualités par e-mail n'est pas cochée

    @lecture:AUD-AMB-04=ticked
    Scénario: Elle est cochée d'avance, comme à l'écran du guide
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit le formulaire
      Alors la case des actualités par e-mail est cochée

  @AUD-044
  Règle: Le choix fait est enregistré tel quel, réaffiché après une erreur, et ne conditionne pas l'inscription

    @AUD-044-P1 @horloge
    Plan du scénario: Cochée par une adhérente <branche>, la case est gardée cochée
      Étant donné une adhérente <branche> et qui souhaite les actualités par e-mail
      Quand elle suit le guide jusqu'à son espace
      Alors son compte garde qu'elle les souhaite

      Exemples: Par SMS, et par la première connexion
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |
        | qui choisit le courrier    |

    @AUD-044-P1 @horloge
    Plan du scénario: Décochée par une adhérente <branche>, la case est gardée décochée
      Étant donné une adhérente <branche> et qui ne souhaite pas les actualités par e-mail
      Quand elle suit le guide jusqu'à son espace
      Alors son compte garde qu'elle ne les souhaite pas

      Exemples: Par SMS, et par la première connexion
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |
        | qui choisit le courrier    |

    Scénario: Cochée, elle revient cochée après une erreur
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie un formulaire fautif, la case des actualités cochée
      Alors le formulaire revient avec cette case cochée

    Scénario: Décochée, elle revient décochée après une erreur
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie un formulaire fautif, la case des actualités décochée
      Alors le formulaire revient avec cette case décochée

    Plan du scénario: Une case <état> revient ainsi à qui n'est pas reconnu
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle n'est pas reconnue par un formulaire dont la case des actualités est <état>
      Alors le formulaire, s'il revient rempli, a cette case <état>

      Exemples: L'un et l'autre choix
        | état     |
        | cochée   |
        | décochée |

  @AUD-045
  Règle: La mention d'information dit qui traite les données et dans quel but

    @AUD-045-P1 @AUD-045-P2 @AUD-045-N1
    Plan du scénario: La mention dit <énoncé>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Responsable et finalité
        | énoncé                    |
        | qui traite les données    |
        | dans quel but             |

  @AUD-046
  Règle: La mention dit que les données sont indispensables et qui les reçoit

    @AUD-046-P1 @AUD-046-P2 @AUD-046-N1
    Plan du scénario: La mention dit <énoncé>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Caractère et destinataires
        | énoncé                                |
        | que les données sont indispensables   |
        | qui reçoit les données                |

  @AUD-047
  Règle: La mention énumère les droits de la personne

    @AUD-047-P1 @AUD-047-N1 @lecture:AUD-AMB-21=legacy
    Plan du scénario: La mention dit <énoncé>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Les quatre droits du guide
        | énoncé                                      |
        | le droit d'interrogation                    |
        | le droit d'accès                            |
        | le droit de rectification                   |
        | le droit d'opposition pour motif légitime   |

    @AUD-047-P2 @lecture:AUD-AMB-21=current
    Scénario: La mention dit les droits d'aujourd'hui
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page ou son aide dit les droits d'aujourd'hui

  @AUD-048
  Règle: La mention dit comment exercer ces droits

    @AUD-048-P1 @AUD-048-N1 @lecture:AUD-AMB-21=legacy
    Plan du scénario: La mention dit <énoncé>
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Le courrier, le titre, l'adresse
        | énoncé                                        |
        | l'exercice des droits par courrier signé      |
        | la copie d'un titre d'identité                |
        | l'adresse où envoyer la demande numérisée     |

    @AUD-048-P2 @lecture:AUD-AMB-21=current
    Scénario: La mention dit comment exercer ses droits
      Étant donné une internaute parvenue au formulaire d'inscription
      Quand elle lit la page
      Alors la page ou son aide dit comment exercer ses droits

  @AUD-049
  Règle: « Retour » quitte le formulaire pour la page précédente sans rien envoyer

    @AUD-049-P1
    Scénario: « Retour » ramène à la connexion
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle revient en arrière après avoir saisi son adresse
      Alors elle revient à la page de connexion sans que rien ne soit envoyé

  @AUD-050
  Règle: « Valider » avec les données d'une personne au fichier mène à l'écran qui la montre

    @AUD-050-P1
    Scénario: La personne au fichier est reconnue
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire rempli
      Alors elle est reconnue

  @AUD-051
  Règle: Des données qui ne correspondent à personne sont refusées avec la façon d'obtenir de l'aide

    Plan du scénario: Avec <inconnue>, personne n'est reconnu
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec <inconnue>
      Alors personne n'est reconnu, et le refus dit comment obtenir de l'aide

      Exemples: À peu de chose près
        | inconnue                                  | exemple    |
        | une date de naissance d'un jour de trop   | AUD-051-N1 |
        | une date de naissance d'un mois différent | AUD-051-N1 |
        | une date de naissance d'un an de trop     | AUD-051-N1 |
        | un autre nom                              | AUD-051-N2 |
        | ses nom et prénom intervertis             | AUD-051-N3 |
        | le début de son prénom                    | AUD-051-N2 |
        | le début de son nom                       | AUD-051-N2 |

    Plan du scénario: Avec <inconnue>, celle qui le porte en entier n'est pas reconnue
      Étant donné une adhérente au prénom composé parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec <inconnue>
      Alors personne n'est reconnu, et le refus dit comment obtenir de l'aide

      Exemples: D'une part et de l'autre
        | inconnue                                 | exemple    |
        | la première partie de son prénom composé | AUD-051-N2 |
        | la seconde partie de son prénom composé  | AUD-051-N2 |

    @AUD-051-N1
    Scénario: Ce refus n'envoie rien
      Étant donné une adhérente dont le portable est connu parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec une date de naissance d'un jour de trop
      Alors rien ne lui a été envoyé, témoin à l'appui

    @AUD-051-N1
    Scénario: Ce refus n'adresse aucun courrier
      Étant donné une adhérente dont le portable est connu parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec une date de naissance d'un jour de trop
      Alors aucun courrier ne lui a été adressé, témoin à l'appui

  @AUD-052
  Règle: Les noms sont rapprochés sans tenir compte de la casse, et comme déclaré pour le reste

    Plan du scénario: Un nom écrit <variante> est traité comme déclaré
      Étant donné une adhérente au nom écrit <variante>, parvenue au formulaire d'inscription
      Quand elle donne son nom <variante>
      Alors son nom écrit <variante> est traité comme déclaré

      Exemples: Casse, accents, trait d'union, apostrophe
        | variante                          | exemple    |
        | en capitales                      | AUD-052-P1 |
        | avec une capitale                 | AUD-052-P2 |
        | sans son accent                   | AUD-052-P3 |
        | sans son trait d'union            | AUD-052-P4 |
        | avec une apostrophe typographique | AUD-052-P5 |

      Exemples: Le prénom, l'accent dans l'autre sens
        | variante                             | exemple    |
        | avec le prénom en capitales          | AUD-052-P1 |
        | avec le prénom en minuscules         | AUD-052-P2 |
        | avec le prénom sans son accent       | AUD-052-P3 |
        | avec un accent de plus qu'au fichier | AUD-052-P3 |

    @AUD-052-N1
    Scénario: Un autre nom, même proche, ne suffit pas
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie le formulaire avec un nom à deux lettres de plus
      Alors personne n'est reconnu

  @AUD-053
  Règle: Entre plusieurs personnes de mêmes nom, prénom et date, aucune n'est montrée au hasard

    @AUD-053-N1
    Scénario: Deux homonymes restent cachées l'une et l'autre
      Étant donné une adhérente qui a une homonyme née le même jour, parvenue au formulaire d'inscription
      Quand elle envoie le formulaire rempli
      Alors rien de l'une ni de l'autre n'est montré
      Et une réponse fausse à la question posée n'en montre pas davantage

  @AUD-054
  Règle: Qui a déjà un compte n'en obtient pas un second, et le sien n'est pas modifié

    @AUD-054-N1
    Scénario: La seconde inscription reçoit la réponse déclarée
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle recommence l'inscription d'un autre appareil avec une autre adresse
      Alors la réponse est celle que le candidat déclare

    @AUD-054-N1
    Scénario: Le compte existant reste ce qu'il était
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle recommence l'inscription d'un autre appareil avec une autre adresse
      Alors son premier mot de passe ouvre toujours son espace, à son adresse inchangée d'Audiens

    @AUD-054-N1 @horloge
    Scénario: Le compte ouvert par courrier en est un aussi
      Étant donné une adhérente dont l'espace a été ouvert par courrier
      Quand elle recommence l'inscription d'un autre appareil avec une autre adresse
      Alors la réponse est celle que le candidat déclare

  @AUD-055
  Règle: Les envois répétés du formulaire depuis un même client sont ralentis ou bloqués au nombre déclaré

    @AUD-055-N1 @AUD-055-B1
    Scénario: Passé la limite, le bon formulaire est retenu
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie plus de formulaires faux que le candidat n'en admet
      Alors le formulaire suivant est ralenti ou bloqué

    @AUD-055-N1 @AUD-055-B1
    Scénario: Changer de navigateur ne rend pas de formulaires
      Étant donné une adhérente parvenue au formulaire d'inscription
      Quand elle envoie de plusieurs navigateurs plus de formulaires faux que le candidat n'en admet
      Alors le formulaire suivant est ralenti ou bloqué
