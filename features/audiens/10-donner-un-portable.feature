# language: fr
Fonctionnalité: Donner un numéro de portable

  @AUD-121
  Règle: La page demande un numéro de portable et sa confirmation, avec « Valider » et « Retour »

    @AUD-121-P1
    Plan du scénario: « <commande> » est offert
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit le formulaire
      Alors une commande « <commande> » lui est offerte

      Exemples: Les deux saisies, les deux commandes
        | commande                        |
        | N° de portable                  |
        | Confirmation téléphone portable |
        | Valider                         |
        | Retour                          |

  @AUD-122
  Règle: Le numéro compte dix chiffres

    @AUD-122-P1 @AUD-122-B2
    Scénario: Dix chiffres sont acceptés
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable sans séparateur
      Alors son portable est accepté

    Plan du scénario: Un portable <forme> est refusé
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable <forme>
      Alors un message porte sur son portable

      Exemples: De part et d'autre
        | forme                         | exemple                |
        | amputé de son dernier chiffre | AUD-122-N1, AUD-122-B1 |
        | suivi d'un chiffre de trop    | AUD-122-N2, AUD-122-B3 |

  @AUD-123
  Règle: Il commence par 06 ou 07 ; tout autre début est refusé

    @AUD-123-P1 @AUD-123-B2
    Scénario: Un numéro en 06 est accepté
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable en cinq paires
      Alors son portable est accepté

    @AUD-123-P2 @AUD-123-B3
    Scénario: Un numéro en 07 est accepté
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois un portable commençant par 07
      Alors son portable est accepté

    Plan du scénario: Un portable <forme> est refusé
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois un portable <forme>
      Alors un message porte sur son portable

      Exemples: D'autres débuts
        | forme             | exemple                |
        | commençant par 01 | AUD-123-N1             |
        | commençant par 05 | AUD-123-N2, AUD-123-B1 |
        | commençant par 08 | AUD-123-N3, AUD-123-B4 |
        | commençant par 09 | AUD-123-N4             |

      Exemples: Le zéro compte aussi
        | forme                                  |
        | dont le premier chiffre n'est pas zéro |

  @AUD-124
  Règle: Le numéro et sa confirmation doivent être égaux

    @AUD-124-P1
    Scénario: Deux numéros égaux sont acceptés
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable sans séparateur
      Alors son portable est accepté

    Plan du scénario: Une confirmation <saisie> est refusée
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle confirme son portable par une saisie <saisie>
      Alors un message porte sur la confirmation de son portable

      Exemples: Ce qui n'est pas le même numéro
        | saisie                          | exemple    |
        | dont le dernier chiffre diffère | AUD-124-N1 |
        | laissée vide                    | AUD-124-N2 |

    @AUD-124-B1
    Scénario: Autrement espacée, la confirmation est acceptée ou refusée par un message
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle confirme son portable par une saisie autrement espacée
      Alors son portable est accepté, ou refusé par un message

  @AUD-125
  Règle: La forme en cinq paires et la forme sans séparateur sont toutes deux acceptées

    Plan du scénario: Un portable <forme> est accepté
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable <forme>
      Alors son portable est accepté
      Et le SMS parvient à ce portable

      Exemples: Les formes du guide et celles que le candidat offre
        | forme              | exemple    |
        | en cinq paires     | AUD-125-P1 |
        | sans séparateur    | AUD-125-P2 |
        | en paires pointées | AUD-125-P3 |
        | en paires à tirets | AUD-125-P4 |

    @AUD-125-N1
    Scénario: Une lettre n'est pas un chiffre
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable où une lettre O remplace un zéro
      Alors un message porte sur son portable

  @AUD-126
  Règle: L'écriture internationale est traitée comme déclaré ; un numéro étranger est refusé

    Plan du scénario: Un portable <forme> est traité comme déclaré
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable <forme>
      Alors cette écriture est traitée comme déclaré

      Exemples: Le même portable, écrit autrement
        | forme         | exemple    |
        | écrit en +33  | AUD-126-B1 |
        | écrit en 0033 | AUD-126-B2 |

    @AUD-126-B3
    Scénario: Un numéro d'outre-mer est refusé, ou reçoit lui-même le SMS
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois un portable écrit d'outre-mer
      Alors ce numéro est refusé, ou reçoit lui-même le SMS

    @AUD-126-N1
    Scénario: Un numéro étranger est refusé au profit du courrier
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois un portable étranger
      Alors ce numéro est refusé et le courrier lui est indiqué

  @AUD-127
  Règle: Une case permet de s'opposer aux actualités et offres par téléphone

    @AUD-127-P1 @lecture:AUD-AMB-05=optout_unticked
    Scénario: La case d'opposition est là
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit le formulaire
      Alors la case que le candidat déclare s'y trouve

    @AUD-127-P2 @lecture:AUD-AMB-05=optin
    Scénario: Une case de consentement est là
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit le formulaire
      Alors la case que le candidat déclare s'y trouve

    @AUD-127-P3 @lecture:AUD-AMB-05=absent
    Scénario: Sans prospection, pas de case
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit le formulaire
      Alors aucune case ne parle d'actualités par téléphone

  @AUD-128
  Règle: La case n'est pas cochée au premier affichage

    @AUD-128-P1
    Scénario: La case n'est pas cochée d'avance
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit le formulaire
      Alors la case des actualités par téléphone n'est pas cochée

  @AUD-129
  Règle: Le choix est enregistré tel quel et ne conditionne pas le SMS

    @AUD-129-P1
    Scénario: Cochée, la case est gardée et le SMS part
      Étant donné une adhérente qui coche la case des actualités par téléphone
      Quand elle suit le guide jusqu'à son espace
      Alors son compte garde la case cochée

    @AUD-129-P1
    Scénario: La case cochée n'empêche pas le SMS
      Étant donné une adhérente qui coche la case des actualités par téléphone
      Quand elle suit le guide jusqu'à la saisie du code
      Alors le SMS lui parvient tout de même

    Scénario: Laissée, la case est gardée telle quelle
      Étant donné une adhérente qui laisse la case des actualités par téléphone
      Quand elle suit le guide jusqu'à son espace
      Alors son compte garde la case non cochée

    Scénario: De deux choix, le dernier est gardé
      Étant donné une adhérente qui coche la case des actualités par téléphone
      Quand elle revient sur son choix, puis suit le guide jusqu'à son espace
      Alors son compte garde la case non cochée

  @AUD-130
  Règle: Une mention rappelle le droit de s'inscrire sur la liste Bloctel

    @AUD-130-P1 @AUD-130-N1 @lecture:AUD-AMB-21=legacy
    Plan du scénario: La mention dit <énoncé>
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Le droit, la loi, l'effet
        | énoncé                                 |
        | le droit de s'inscrire sur Bloctel     |
        | la loi de 2014                         |
        | l'effet de cette inscription           |

    @AUD-130-P2 @lecture:AUD-AMB-21=current
    Scénario: La mention suit le droit en vigueur
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit la page
      Alors la page dit un droit face au démarchage

  @AUD-131
  Règle: La mention porte un lien vers le site Bloctel

    # sans scénario : AUD-131-P2 — la liste étant close, avec ou sans lien, les deux conviennent sous AUD-AMB-21=current.
    @AUD-131-P1 @AUD-131-N1 @lecture:AUD-AMB-21=legacy
    Scénario: Le lien mène à Bloctel
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle lit la page
      Alors un lien mène au site de Bloctel

  @AUD-132
  Règle: « Valider » avec un bon numéro mène à l'identifiant ; le SMS attend que l'identifiant soit bon

    @AUD-132-P1
    Scénario: Donner son portable n'envoie encore rien
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable sans séparateur
      Alors son portable est accepté
      Et aucun SMS ne lui est parvenu, témoin à l'appui

  @AUD-133
  Règle: « Retour » ramène au choix du canal

    @AUD-133-P1
    Scénario: « Retour » ramène au canal
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle choisit « Retour »
      Alors elle revient au choix du canal

  @AUD-134
  Règle: Dans la branche SMS, un numéro vide est refusé

    @AUD-134-N1
    Scénario: Deux saisies vides sont refusées
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle donne deux fois son portable laissé vide
      Alors un message porte sur son portable

    Scénario: Une confirmation seule est refusée
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son portable
      Quand elle ne donne son portable qu'en confirmation
      Alors un message porte sur son portable

  @AUD-135
  Règle: Le numéro donné ne devient celui du fichier qu'une fois le code accepté

    @AUD-135-P1
    Scénario: Le code accepté, le numéro est au fichier
      Étant donné une adhérente qui donne un portable
      Quand elle suit le guide jusqu'à son espace
      Alors le numéro donné est au fichier

    @AUD-135-N1
    Scénario: Abandonné avant le code, il n'est ni gardé ni proposé
      Quand une adhérente abandonne devant le code, puis recommence
      Alors le numéro donné n'est ni au fichier ni proposé

    @AUD-135-N1
    Scénario: Suivi d'un code faux, il n'est ni gardé ni proposé
      Quand une adhérente donne un code faux et abandonne, puis recommence
      Alors le numéro donné n'est ni au fichier ni proposé
