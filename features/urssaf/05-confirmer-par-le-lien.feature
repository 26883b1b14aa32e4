# language: fr
Fonctionnalité: Confirmer par le lien reçu

  @URS-047
  Règle: Suivre le lien confirme la création et amène à la définition du mot de passe, sur le portail

    Contexte:
      Étant donné une artiste-auteure qui a reçu son lien de confirmation

    @URS-047-P1 @URS-047-N1 @URS-047-N2 @lecture:URS-AMB-02=numbers @lecture:URS-AMB-03=one
    Scénario: Le lien mène au mot de passe
      Quand elle suit le dernier lien reçu
      Alors la page de définition du mot de passe s'ouvre
      Et cette page est sur un hôte du portail

    @lecture:URS-AMB-02=numbers @lecture:URS-AMB-03=two
    Scénario: Les deux liens suivis mènent au mot de passe
      Quand elle suit les deux liens reçus
      Alors la page de définition du mot de passe s'ouvre
      Et cette page est sur un hôte du portail

    @lecture:URS-AMB-02=text
    Scénario: Le lien mène aux coordonnées, le mot de passe étant déjà choisi
      Quand elle suit le dernier lien reçu
      Alors la page des coordonnées s'ouvre
      Et cette page est sur un hôte du portail

  @URS-048
  Règle: Tant que le lien n'a pas été suivi, aucun espace n'existe

    Contexte:
      Étant donné une artiste-auteure qui a reçu son lien de confirmation

    @URS-048-N1
    Scénario: Le mot de passe ne se définit pas sans le lien
      Quand elle envoie la définition du mot de passe sans avoir suivi le lien
      Alors rien de la suite du parcours ne lui est ouvert
      Et aucun espace n'existe pour elle

    Scénario: Le mot de passe envoyé sans le lien n'ouvre aucune session
      Étant donné qu'elle a envoyé la définition du mot de passe sans avoir suivi le lien
      Quand elle se connecte d'un autre appareil avec ce mot de passe
      Alors aucune session ne s'ouvre

    Scénario: La connexion est refusée tant que le lien attend
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors aucune session ne s'ouvre
      Et aucun espace n'existe pour elle

  @URS-049
  Règle: Le lien s'ouvre dans un autre navigateur que celui où le parcours a commencé

    Plan du scénario: Dans un autre navigateur, le lien <issue>
      Étant donné une artiste-auteure qui a reçu son lien de confirmation
      Quand elle suit le dernier lien reçu dans un autre navigateur
      Alors le lien <issue>

      @lecture:URS-AMB-07=lenient
      Exemples: Rien ne l'attache au premier navigateur
        | issue                                 | exemple    |
        | lui ouvre la suite de son parcours    | URS-049-P1 |

      @lecture:URS-AMB-07=declared
      Exemples: Rien ne l'y attache non plus sous la durée déclarée
        | issue                                 | exemple    |
        | lui ouvre la suite de son parcours    | URS-049-P1 |

      @lecture:URS-AMB-07=strict_latest
      Exemples: Rien n'y attache le plus récent
        | issue                                 | exemple    |
        | lui ouvre la suite de son parcours    | URS-049-P1 |

      @lecture:URS-AMB-07=same_browser
      Exemples: Il ne s'ouvre que là où le parcours a commencé
        | issue                                              |
        | est refusé par une page qui lui indique quoi faire |

    Scénario: Dans cet autre navigateur, le parcours va jusqu'à son terme
      Étant donné une artiste-auteure qui a reçu son lien de confirmation
      Et qu'un lien s'ouvre dans un autre navigateur
      Quand elle y suit son lien et termine son inscription
      Alors son espace personnel s'ouvre

  @URS-050
  Règle: Un lien altéré, coupé ou inventé est refusé par une page lisible qui dit comment en obtenir un nouveau

    Contexte:
      Étant donné une artiste-auteure qui a reçu son lien de confirmation

    Plan du scénario: Un lien <état> est refusé
      Quand elle suit son lien <état>
      Alors le lien est refusé par une page qui dit comment en obtenir un nouveau

      Exemples: Ce que font les messageries
        | état                          | exemple    |
        | dont un signe a changé        | URS-050-N1 |
        | coupé au milieu de son jeton  | URS-050-N2 |

    @URS-050-B2
    Scénario: Un lien sans jeton n'ouvre rien
      Quand elle suit son lien privé de son jeton
      Alors ce lien ne lui ouvre rien

    @URS-050-B1
    Scénario: Le lien d'une autre personne n'ouvre que le parcours de celle-ci
      Quand elle suit le lien reçu par une autre personne
      Alors ce lien ouvre le parcours de cette autre personne ou rien

  @URS-051
  Règle: Un lien ayant servi à définir le mot de passe ne peut pas resservir

    @URS-051-N1
    Scénario: Le lien est mort dès que le mot de passe est défini
      Étant donné une artiste-auteure à qui son lien a servi
      Quand elle suit de nouveau son lien là où un lien s'ouvre
      Alors le lien est refusé par une page qui lui indique quoi faire

    @URS-051-N2
    Scénario: Le lien est mort une fois l'espace ouvert
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle suit de nouveau son lien là où un lien s'ouvre
      Alors le lien est refusé par une page qui lui indique quoi faire
      Et son mot de passe ouvre toujours sa session

    @lecture:URS-AMB-02=numbers
    Scénario: La définition du mot de passe ne se rejoue pas
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand la définition du mot de passe est rejouée par qui n'a que son lien
      Alors le mot de passe rejoué n'ouvre aucune session
      Et son mot de passe ouvre toujours sa session

    @lecture:URS-AMB-02=numbers
    Scénario: Un second navigateur où le lien est resté ouvert ne sert plus
      Étant donné une artiste-auteure dont le lien est ouvert dans deux navigateurs
      Quand elle finit dans le premier, puis choisit un autre mot de passe dans le second
      Alors le mot de passe rejoué n'ouvre aucune session
      Et son mot de passe ouvre toujours sa session

    Scénario: La page d'attente restée ouverte ne fait pas repartir de lien qui serve
      Étant donné une artiste-auteure dont l'espace s'est ouvert loin de la page d'attente qu'elle a laissée
      Quand elle y demande un renvoi, puis suit ce qui lui parvient
      Alors ce qui lui est parvenu ne lui ouvre rien
      Et son mot de passe ouvre toujours sa session

  @URS-052
  Règle: Un simple GET ou HEAD du lien ne l'épuise pas et n'achève pas la création

    Contexte:
      Étant donné une artiste-auteure dont le lien a été visité par un analyseur de courrier

    @URS-052-P1 @URS-052-N1
    Scénario: Le lien visité par un analyseur reste le bon
      Quand elle suit le dernier lien reçu
      Alors le lien lui ouvre la suite de son parcours

    Scénario: La visite d'un analyseur ne crée rien
      Quand elle attend son message
      Alors aucun espace n'existe pour elle

  @URS-053 @horloge
  Règle: Le lien a une validité finie, au-delà de laquelle il est refusé avec proposition d'en envoyer un autre

    @URS-053-B1
    Scénario: Le lien vaut encore une seconde avant l'échéance
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit son lien une seconde avant la fin de sa validité
      Alors le lien lui ouvre la suite de son parcours

    Scénario: Un lien renvoyé vaut jusqu'à sa propre échéance, passée celle du premier
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit un lien renvoyé une seconde avant la fin de sa propre validité
      Alors le lien lui ouvre la suite de son parcours

    @URS-053-B2 @URS-053-N1
    Scénario: Le lien est mort une seconde après l'échéance
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit son lien une seconde après la fin de sa validité
      Alors le lien est refusé par une page qui dit comment en obtenir un nouveau

    Scénario: Un lien renvoyé est mort une seconde après sa propre échéance
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit un lien renvoyé une seconde après la fin de sa propre validité
      Alors le lien est refusé par une page qui dit comment en obtenir un nouveau

    Scénario: Un lien déjà ouvert n'en vit pas plus longtemps
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit, une seconde après la fin de sa validité, un lien qu'elle avait ouvert entre-temps
      Alors le lien est refusé par une page qui dit comment en obtenir un nouveau

  @URS-054
  Règle: Le lien porte un jeton imprévisible d'au moins 128 bits et ne dit rien de la personne

    Contexte:
      Étant donné plusieurs artistes-auteurs qui attendent leur lien

    @URS-054-P1 @URS-054-N1 @URS-054-N3
    Scénario: Le jeton ne se devine pas
      Quand chacun reçoit le sien
      Alors chaque lien porte un jeton différent d'au moins 128 bits

    @URS-054-N2
    Scénario: Le lien ne dit rien de sa destinataire
      Quand chacun reçoit le sien
      Alors aucun lien ne porte le numéro, le code ou l'adresse, même déguisés

  @URS-055
  Règle: L'hôte du lien ne dépend pas des en-têtes de la requête

    @URS-055-N1
    Plan du scénario: « Envoyer » avec un faux <en-tête> ne détourne pas le lien
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation
      Quand sa demande est rejouée avec un faux <en-tête>
      Alors aucun lien ne lui parvient qui mène hors du portail

      Exemples: Les en-têtes qui nomment un hôte
        | en-tête          |
        | Host             |
        | X-Forwarded-Host |

    @URS-055-N1
    Plan du scénario: « Renvoyer un e-mail » avec un faux <en-tête> ne détourne pas le lien
      Étant donné une artiste-auteure qui s'est fait renvoyer son lien de confirmation
      Quand son renvoi est rejoué avec un faux <en-tête>
      Alors aucun lien ne lui parvient qui mène hors du portail

      Exemples: Les en-têtes qui nomment un hôte
        | en-tête          |
        | Host             |
        | X-Forwarded-Host |
