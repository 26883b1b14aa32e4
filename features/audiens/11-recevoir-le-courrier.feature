# language: fr
Fonctionnalité: Voie courrier et première connexion

  @AUD-136
  Règle: L'identifiant bon, un courrier portant un code d'accès provisoire arrive quelques jours après

    @AUD-136-P1 @AUD-136-N1 @AUD-136-N2 @AUD-136-B1 @horloge
    Scénario: Un seul courrier arrive dans le délai déclaré
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Quand elle demande son courrier
      Alors un courrier et un seul lui apporte un code d'accès provisoire dans le délai déclaré

    @horloge
    Plan du scénario: <identifiant> refusé, aucun courrier ne part
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Quand elle donne pour identifiant <identifiant>
      Alors aucun courrier ne part, ni pour elle ni pour une autre, témoin à l'appui

      Exemples: Ce qui n'est pas le sien
        | identifiant                 |
        | celui d'une autre adhérente |
        | un identifiant inconnu      |

  @AUD-137
  Règle: Il est adressé à la personne à l'adresse postale au fichier

    @AUD-137-P1 @horloge
    Scénario: Il va là où elle habite
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle lit le courrier
      Alors il lui est adressé là où elle habite selon le fichier

    @AUD-137-N1 @horloge
    Scénario: Une adresse glissée dans la confirmation ne le détourne pas
      Étant donné une adhérente qui choisit le courrier parvenue à l'écran qui la reconnaît
      Quand elle confirme qui elle est avec une autre adresse postale, puis choisit le courrier
      Alors il lui est adressé là où elle habite selon le fichier

  @AUD-138
  Règle: Dans cette branche, ni SMS ni page de mot de passe avant l'usage du code du courrier

    @AUD-138-N1
    Scénario: L'identifiant donné, rien d'autre ne s'ouvre ni ne part
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Quand elle demande son courrier
      Alors ni page de mot de passe ni SMS ne lui parvient, témoin à l'appui

    @AUD-138-N1
    Scénario: Le numéro récusé n'est pas servi pour autant
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle refuse le numéro, puis poursuit par la voie qui lui reste
      Alors ni page de mot de passe ni SMS ne lui parvient, témoin à l'appui

    @AUD-138-N1
    Scénario: L'adresse de la création du mot de passe reste fermée
      Étant donné une adhérente parvenue par courrier à l'annonce de celui-ci
      Quand elle ouvre l'adresse où une autre crée son mot de passe
      Alors la création du mot de passe ne s'ouvre pas

  @AUD-139
  Règle: La page atteinte après l'identifiant indique qu'un courrier est en route

    @AUD-139-P1
    Scénario: Le courrier est annoncé
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Quand elle demande son courrier
      Alors la page qui annonce le courrier s'ouvre
      Et elle y lit qu'un courrier est en route, ce qu'une inconnue n'y lit pas

  @AUD-140
  Règle: La première connexion se fait avec l'identifiant et le code d'accès provisoire

    @AUD-140-P1 @horloge
    Scénario: Le code du courrier ouvre la première connexion
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle se connecte avec son code d'accès provisoire
      Alors la confirmation de son adresse e-mail lui est demandée

    @horloge
    Plan du scénario: La connexion avec <code> est refusée
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle se connecte avec <code>
      Alors la connexion est refusée

      Exemples: Ce qui n'est pas son code
        | code                                  | exemple    |
        | un code faux d'un caractère           | AUD-140-N1 |
        | un code faux de son premier caractère | AUD-140-N1 |
        | le code du courrier d'une autre       | AUD-140-N2 |

  @AUD-141
  Règle: À cette première connexion, il est demandé de confirmer l'adresse e-mail

    @AUD-141-N1 @horloge
    Scénario: La confirmation est demandée avant toute autre chose
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle se connecte avec son code d'accès provisoire
      Alors la confirmation de son adresse e-mail lui est demandée

    @AUD-141-P1 @horloge
    Scénario: L'adresse confirmée mène au mot de passe
      Étant donné une adhérente qui choisit le courrier parvenue à la confirmation de son adresse e-mail
      Quand elle confirme son adresse e-mail
      Alors la page de création du mot de passe s'ouvre

    @horloge
    Scénario: L'adresse corrigée est celle qui est gardée
      Étant donné une adhérente qui choisit le courrier parvenue à la confirmation de son adresse e-mail
      Quand elle corrige son adresse e-mail, puis crée son mot de passe
      Alors son compte garde l'adresse corrigée

  @AUD-142
  Règle: Puis la personne crée et confirme un mot de passe personnel

    @horloge
    Scénario: Il est à créer, en deux saisies, une fois l'adresse confirmée
      Étant donné une adhérente qui choisit le courrier parvenue à la confirmation de son adresse e-mail
      Quand elle confirme son adresse e-mail
      Alors la page de création du mot de passe s'ouvre
      Et deux saisies masquées lui permettent de créer et de confirmer son mot de passe

    @AUD-142-P1 @horloge
    Scénario: Le mot de passe créé ouvre l'espace
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle crée et confirme son mot de passe
      Alors son mot de passe ouvre son espace d'un autre appareil

    @AUD-142-N1 @horloge
    Scénario: Deux saisies différentes sont refusées
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle donne à la confirmation une saisie dont la casse diffère
      Alors son mot de passe est refusé

  @AUD-143
  Règle: La règle du mot de passe est la même que dans les branches SMS

    @horloge
    Plan du scénario: Un mot de passe fait <sorte> est traité comme déclaré
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle choisit un mot de passe fait <sorte>
      Alors son mot de passe fait <sorte> est traité comme déclaré

      Exemples: Une seule sorte de signes
        | sorte             | exemple    |
        | de lettres seules | AUD-143-P1 |
        | de chiffres seuls | AUD-143-P2 |

    @horloge
    Plan du scénario: Un mot de passe <longueur> est <issue>
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle choisit un mot de passe <longueur>
      Alors son mot de passe est <issue>

      Exemples: Aux bornes
        | longueur           | issue   | exemple                |
        | de sept caractères | refusé  | AUD-143-N1, AUD-143-B1 |
        | de huit caractères | accepté | AUD-143-B1             |

    @AUD-143-N2 @horloge
    Scénario: Un caractère spécial est refusé
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle choisit un mot de passe avec un point d'exclamation à la fin
      Alors son mot de passe est refusé

  @AUD-144
  Règle: Le mot de passe créé, le code provisoire ne permet plus de se connecter

    @AUD-144-N1 @horloge
    Scénario: Le code est mort une fois le mot de passe créé
      Étant donné une adhérente dont l'espace a été ouvert par courrier
      Quand elle se connecte d'un autre appareil avec son code d'accès provisoire
      Alors la connexion est refusée

    @AUD-144-N1 @horloge
    Scénario: Il est mort aussi quand le mot de passe a été créé par SMS
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Et qu'elle a créé son mot de passe par SMS, d'un autre appareil
      Quand elle se connecte avec le code du premier courrier
      Alors la connexion est refusée

  @AUD-145
  Règle: Avec le seul code provisoire, aucun service n'est accessible

    @AUD-145-N1 @horloge
    Scénario: Les adresses des services restent fermées avant le mot de passe
      Étant donné une adhérente qui choisit le courrier parvenue à la confirmation de son adresse e-mail
      Quand elle ouvre les adresses des services d'un espace
      Alors aucun service ne s'ouvre

    @AUD-145-N1 @horloge
    Scénario: L'adresse e-mail confirmée, ils restent fermés jusqu'au mot de passe
      Étant donné une adhérente parvenue par courrier à la création de son mot de passe
      Quand elle ouvre les adresses des services d'un espace
      Alors aucun service ne s'ouvre

  @AUD-146
  Règle: La validité du code provisoire suit la déclaration et figure dans le courrier

    @AUD-146-B1 @horloge
    Scénario: Le code sert jusqu'à la fin de sa validité
      Étant donné une adhérente qui a demandé son courrier à un instant connu
      Quand elle se connecte avec son code juste avant la fin de sa validité
      Alors la confirmation de son adresse e-mail lui est demandée

    @AUD-146-B2 @horloge
    Scénario: Le code ne sert plus un jour après
      Étant donné une adhérente qui a demandé son courrier à un instant connu
      Quand elle se connecte avec son code un jour après la fin de sa validité
      Alors la connexion est refusée

    @horloge
    Scénario: Le courrier donne la durée
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle lit le courrier
      Alors il donne la durée de validité du code

  @AUD-147
  Règle: Les codes provisoires faux sont limités

    @AUD-147-N1 @AUD-147-B1 @horloge
    Scénario: La limite atteinte, le bon code est retenu
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Et qu'elle a épuisé les codes provisoires faux admis
      Quand elle donne enfin son code d'accès provisoire
      Alors son code d'accès provisoire est retenu

    @AUD-147-N1 @AUD-147-B1 @horloge
    Scénario: Changer d'appareil à chaque essai ne donne pas d'autres essais
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Et qu'elle a épuisé les codes provisoires faux admis, d'un appareil neuf à chaque essai
      Quand elle donne enfin son code d'accès provisoire
      Alors son code d'accès provisoire est retenu

  @AUD-148
  Règle: Un second courrier est traité comme déclaré ; seul le code le plus récent vaut

    Contexte:
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Et qu'elle a demandé un second courrier

    @AUD-148-P1 @AUD-148-P2 @horloge
    Scénario: Le code qui vaut selon la déclaration ouvre la première connexion
      Quand elle se connecte avec le code qui vaut selon la déclaration
      Alors la confirmation de son adresse e-mail lui est demandée

    @AUD-148-N1 @horloge
    Scénario: Le premier code est traité comme déclaré
      Quand elle se connecte avec le code du premier courrier
      Alors le premier code est traité comme déclaré

  @AUD-149
  Règle: Le courrier dit où et comment utiliser le code, sans mot de passe ni numéro de Sécurité sociale

    @AUD-149-P1 @AUD-149-N1 @horloge
    Scénario: Le courrier explique
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle lit le courrier
      Alors il dit où et comment utiliser le code, sans mot de passe ni numéro de Sécurité sociale
