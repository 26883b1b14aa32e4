# language: fr
Fonctionnalité: Recevoir et saisir le code SMS

  @AUD-087
  Règle: Un SMS portant un code à six chiffres est envoyé

    # Un zéro de tête ne se tire qu'une fois sur dix : soixante codes le montrent, à deux chances sur mille près.
    @AUD-087-P2 @AUD-087-B1 @horloge
    Scénario: Soixante codes ont tous six chiffres
      Quand soixante adhérentes reçoivent un code chacune
      Alors chacun de ces codes a six chiffres

    @AUD-087-P1 @AUD-087-N1 @AUD-087-N2
    Plan du scénario: Le code arrive à une adhérente <branche>
      Étant donné une adhérente <branche> parvenue à la saisie de son identifiant
      Quand elle donne son identifiant
      Alors un SMS lui apporte un code à six chiffres

      Exemples: Les deux branches SMS
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |

  @AUD-088
  Règle: Le SMS part une fois, vers son numéro et vers aucun autre

    @AUD-088-P1 @AUD-088-N1 @AUD-088-N2
    Plan du scénario: Un seul SMS part pour une adhérente <branche>
      Étant donné une adhérente <branche> parvenue à la saisie de son identifiant
      Quand elle donne son identifiant
      Alors un SMS lui apporte un code à six chiffres
      Et ce SMS est seul à lui parvenir et son code ne va à personne d'autre, témoin à l'appui

      Exemples: Les deux branches SMS
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |

    @AUD-088-N2 @lecture:AUD-AMB-03=channel_choice
    Scénario: Le numéro récusé, le SMS va à celui qui le remplace
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle récuse son numéro, puis en donne un autre
      Alors le SMS parvient au numéro donné à la place
      Et ce SMS est seul à lui parvenir et son code ne va à personne d'autre, témoin à l'appui

    @AUD-088-N2 @lecture:AUD-AMB-03=restart
    Scénario: Le numéro récusé, tout recommencé, le SMS va à celui qui le remplace
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle récuse son numéro, recommence, puis en donne un autre
      Alors le SMS parvient au numéro donné à la place
      Et ce SMS est seul à lui parvenir et son code ne va à personne d'autre, témoin à l'appui

    @AUD-088-N2
    Scénario: Le portable corrigé, le SMS va au dernier donné
      Étant donné une adhérente qui donne un portable parvenue à la saisie de son identifiant
      Quand elle revient corriger son portable, puis donne son identifiant
      Alors le SMS parvient au numéro donné à la place
      Et ce SMS est seul à lui parvenir et son code ne va à personne d'autre, témoin à l'appui

    @AUD-088-N2
    Scénario: Un autre numéro glissé dans les demandes ne reçoit rien
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand ses demandes sont rejouées avec un autre numéro de portable
      Alors cet autre numéro ne reçoit aucun SMS, témoin à l'appui

  @AUD-089
  Règle: La page explique que le code finalise la création ; elle a sa saisie, « Valider » et « Retour »

    @AUD-089-P1
    Scénario: Le rôle du code se lit
      Étant donné une adhérente parvenue à la saisie du code
      Quand elle lit la page
      Alors la page dit que le code reçu finalise la création

    @AUD-089-P1
    Plan du scénario: « <commande> » est offert
      Étant donné une adhérente parvenue à la saisie du code
      Quand elle lit le formulaire
      Alors une commande « <commande> » lui est offerte

      Exemples: La saisie, les deux commandes
        | commande                 |
        | Code de confirmation SMS |
        | Valider                  |
        | Retour                   |

  @AUD-090
  Règle: La page avertit que le code vaut cinq minutes et qu'il faudra ensuite recommencer

    @AUD-090-P1
    Plan du scénario: La page dit <énoncé>
      Étant donné une adhérente parvenue à la saisie du code
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: La durée, la suite
        | énoncé                           |
        | que le code vaut cinq minutes    |
        | qu'il faudra recommencer ensuite |

  @AUD-091
  Règle: Le bon code saisi dans les cinq minutes ouvre la création du mot de passe

    @AUD-091-P1
    Scénario: Saisi aussitôt, le code ouvre la suite
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle saisit ce code
      Alors ce code ouvre la création du mot de passe

    @AUD-091-P2 @AUD-091-B1 @horloge
    Scénario: Le code vaut encore une seconde avant l'échéance
      Quand une adhérente saisit son code 299 secondes après son envoi
      Alors ce code ouvre la création du mot de passe

  @AUD-092
  Règle: Passé cinq minutes, le bon code est refusé et la personne doit recommencer la procédure

    # sans scénario : AUD-092-B2 — à 300 secondes justes, rien n'est affirmé.
    @AUD-092-B1 @horloge
    Scénario: Le code vaut encore une seconde avant l'échéance
      Quand une adhérente saisit son code 299 secondes après son envoi
      Alors ce code ouvre la création du mot de passe

    @AUD-092-N1 @AUD-092-B3 @horloge
    Scénario: Le code est mort une seconde après l'échéance
      Quand une adhérente saisit son code 301 secondes après son envoi
      Alors ce code est refusé
      Et elle est invitée à recommencer la procédure

    @AUD-092-N1 @horloge
    Scénario: Le saisir une seconde fois ne le ranime pas
      Quand une adhérente saisit deux fois son code 301 secondes après son envoi
      Alors ce code est refusé

    @AUD-092-N1 @horloge
    Scénario: Rouvrir la page ne le prolonge pas
      Quand une adhérente rouvre la page du code, puis le saisit 301 secondes après son envoi
      Alors ce code est refusé

    @AUD-092-N1 @horloge @lecture:AUD-AMB-08=limited
    Scénario: En redemander un ne prolonge pas le premier
      Quand une adhérente redemande un code, puis saisit le premier 301 secondes après son envoi
      Alors ce code est refusé

    @AUD-092-N2 @horloge
    Scénario: Le code est mort le lendemain
      Quand une adhérente saisit son code un jour après son envoi
      Alors ce code est refusé

    @AUD-092-N2 @horloge
    Scénario: Il l'est aussi sur un portable qui vient d'être donné
      Quand une adhérente qui donne un portable saisit son code un jour après son envoi
      Alors ce code est refusé

    @AUD-092-N1 @horloge
    Scénario: Le code échu ne laisse pas ouverte l'adresse du mot de passe
      Quand une adhérente saisit son code 301 secondes après son envoi
      Alors à l'adresse où une autre crée son mot de passe, elle ne peut pas créer le sien

  @AUD-093
  Règle: Après recommencement, un nouveau code est envoyé et l'ancien reste mort

    Contexte:
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle a laissé ce code expirer, puis recommencé

    @AUD-093-P1 @horloge
    Scénario: Le nouveau code sert
      Quand elle saisit ce code
      Alors ce nouveau code diffère du premier
      Et ce code ouvre la création du mot de passe

    @AUD-093-N1 @horloge
    Scénario: L'ancien code ne sert plus
      Quand elle saisit le premier code reçu
      Alors ce code est refusé

  @AUD-094
  Règle: Un code faux est refusé ; la personne reste sur la page et peut réessayer

    Plan du scénario: Un code <saisie> est refusé
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle saisit un code <saisie>
      Alors elle reste sur la page du code

      Exemples: Ce qui n'est pas le code
        | saisie                      | exemple    |
        | faux d'un chiffre           | AUD-094-N1 |
        | faux de son premier chiffre | AUD-094-N1 |
        | faux de son dernier chiffre | AUD-094-N1 |
        | laissé vide                 | AUD-094-N2 |
        | fait de zéros               | AUD-094-N3 |
        | de cinq chiffres            | AUD-094-N4 |
        | de sept chiffres            | AUD-094-N5 |
        | fait de lettres             | AUD-094-N6 |

    @AUD-094-N1
    Scénario: Sur un portable qui vient d'être donné aussi, un code faux est refusé
      Étant donné une adhérente qui donne un portable et vient de recevoir son code par SMS
      Quand elle saisit un code faux d'un chiffre
      Alors elle reste sur la page du code

    @AUD-094-N1
    Scénario: Le code faux ne laisse pas ouverte l'adresse du mot de passe
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle saisit un code faux d'un chiffre
      Alors à l'adresse où une autre crée son mot de passe, elle ne peut pas créer le sien

    @AUD-094-P1
    Scénario: Le bon code sert encore après un faux
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle a saisi un code faux d'un chiffre
      Quand elle saisit ce code
      Alors ce code ouvre la création du mot de passe

  @AUD-095
  Règle: Les espaces autour ou à l'intérieur d'un code collé sont tolérés

    Plan du scénario: Un code <saisie> est admis
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle saisit ce code <saisie>
      Alors ce code ouvre la création du mot de passe

      Exemples: Ce qu'un copier-coller emporte
        | saisie               | exemple    |
        | précédé d'une espace | AUD-095-P1 |
        | suivi d'une espace   | AUD-095-P1 |
        | coupé d'une espace   | AUD-095-P2 |

  @AUD-096
  Règle: Un code qui a ouvert la page du mot de passe ne peut pas resservir

    @AUD-096-N1
    Scénario: Rejoué dans une autre session, il est refusé
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et que ce code lui a ouvert la création du mot de passe
      Et qu'elle a recommencé d'un autre appareil jusqu'à un nouveau code
      Quand elle saisit le premier code reçu
      Alors ce code est refusé

    @AUD-096-N1
    Scénario: Ressaisi à la page du code, il n'ouvre plus rien
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et que ce code lui a ouvert la création du mot de passe
      Quand elle rouvre la page du code et l'y saisit de nouveau
      Alors ce code est refusé

    @AUD-096-N1
    Scénario: Le compte créé, la demande qui portait le code n'ouvre plus rien
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et que ce code lui a servi à créer son compte
      Quand la demande qui portait ce code est rejouée
      Alors le mot de passe ne peut pas être créé de nouveau

  @AUD-097
  Règle: Un code ne vaut que dans le parcours pour lequel il a été envoyé

    @AUD-097-N1
    Scénario: Le code d'une autre ne sert pas
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'une autre adhérente a reçu le sien
      Quand elle saisit le code de l'autre
      Alors ce code est refusé

    @AUD-097-N2
    Scénario: Le code d'un parcours antérieur ne sert plus
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle a recommencé d'un autre appareil jusqu'à un nouveau code
      Quand elle saisit le premier code reçu
      Alors ce code est refusé

  @AUD-098
  Règle: Les codes faux sont limités au nombre déclaré, après quoi le code est mort

    @AUD-098-B1
    Scénario: À un essai de la limite, le bon code sert encore
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle est à un essai d'épuiser les codes faux admis
      Quand elle saisit enfin le bon code
      Alors ce code ouvre la création du mot de passe

    @AUD-098-N1 @AUD-098-B2
    Scénario: La limite atteinte, le bon code est mort
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle a épuisé les codes faux admis
      Quand elle saisit enfin le bon code
      Alors ce code est refusé

    @AUD-098-N1 @AUD-098-B2
    Scénario: Repasser par l'identifiant ne rend pas d'essais
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle est à un essai d'épuiser les codes faux admis
      Quand elle revient à son identifiant, le redonne, épuise les codes faux, puis saisit le bon
      Alors ce code est refusé

    @AUD-098-N1 @AUD-098-B2
    Scénario: Rouvrir la page du code ne rend pas d'essais
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Et qu'elle est à un essai d'épuiser les codes faux admis
      Quand elle rouvre la page du code, épuise les codes faux, puis saisit le bon
      Alors ce code est refusé

  @AUD-099
  Règle: Les codes sont imprévisibles : dispersés et jamais séquentiels

    @AUD-099-P1 @AUD-099-N1 @horloge
    Scénario: Soixante codes sont dispersés
      Quand soixante adhérentes reçoivent un code chacune
      Alors ces codes sont dispersés et ne se suivent pas

  @AUD-100
  Règle: Le code n'est nulle part ailleurs que dans le SMS

    @AUD-100-N1 @AUD-100-N2
    Scénario: Ni page, ni script, ni en-tête, ni adresse, ni e-mail ne le porte
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle lit la page
      Alors ce code n'est nulle part ailleurs

    Scénario: Une fois saisi, il n'est pas davantage ailleurs
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle saisit ce code
      Alors ce code n'est nulle part ailleurs

  @AUD-101
  Règle: « Retour » quitte la page du code pour la précédente sans valider

    @AUD-101-P1
    Scénario: « Retour » ramène à l'identifiant
      Étant donné une adhérente parvenue à la saisie du code
      Quand elle choisit « Retour »
      Alors elle revient à la saisie de son identifiant

    Scénario: Le bon code tapé, « Retour » ne le valide pas
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle tape ce code, puis choisit « Retour »
      Alors elle revient à la saisie de son identifiant

  @AUD-102
  Règle: Un renvoi, s'il existe, suit la déclaration et ne permet pas d'inonder un téléphone

    @AUD-102-P1 @AUD-102-N1
    Scénario: Insister n'apporte pas plus de SMS que déclaré
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle redemande un code aussi souvent que la page le permet
      Alors il ne lui parvient pas plus de SMS que déclaré, témoin à l'appui

    @AUD-102-N1 @horloge @lecture:AUD-AMB-08=limited
    Scénario: La pause passée à chaque fois, le nombre déclaré borne encore les SMS
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle redemande un code plus souvent que déclaré, la pause passée à chaque fois
      Alors il ne lui parvient pas plus de SMS que le nombre déclaré, témoin à l'appui

  @AUD-103
  Règle: Le SMS nomme le service et la validité, tient en un message et ne porte pas d'identité

    @AUD-103-P1 @AUD-103-N1 @AUD-103-N2
    Scénario: Le SMS dit ce qu'il faut, et rien de plus
      Étant donné une adhérente qui vient de recevoir son code par SMS
      Quand elle lit le SMS
      Alors il nomme le service et la validité, sans lien ni identité
