# language: fr
Fonctionnalité: Portable connu : reconnaître son numéro

  @AUD-066
  Règle: Un portable au fichier est montré avec ses seuls quatre derniers chiffres lisibles

    @AUD-066-N1 @AUD-066-N2
    Plan du scénario: Du numéro qui finit par <fin>, on lit ces quatre chiffres
      Étant donné une adhérente dont le portable finit par <fin>, parvenue devant son numéro masqué
      Quand elle lit la page
      Alors les mots « Votre numéro de téléphone portable » s'y lisent
      Et seuls les quatre derniers chiffres de son portable y sont lisibles

      Exemples: Avec et sans zéros
        | fin   | exemple    |
        | 37 08 | AUD-066-P1 |
        | 00 00 | AUD-066-B1 |
        | 00 07 | AUD-066-B2 |

  @AUD-067
  Règle: Les chiffres cachés sont absents de tout ce que reçoit le navigateur

    @AUD-067-N1
    Scénario: Le numéro entier n'est nulle part
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle choisit « C'est bien mon numéro de téléphone »
      Alors son numéro entier n'est dans rien de ce que reçoit son navigateur

    @AUD-067-N1
    Scénario: Il n'est pas davantage à la page du code
      Étant donné une adhérente dont le portable est connu
      Quand elle suit le guide jusqu'à la saisie du code
      Alors son numéro entier n'est dans rien de ce que reçoit son navigateur

  @AUD-068
  Règle: L'écran annonce qu'un code de confirmation va être envoyé par SMS à ce numéro

    @AUD-068-P1
    Scénario: L'envoi par SMS est annoncé
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle lit la page
      Alors la page dit l'envoi d'un code de confirmation par SMS

  @AUD-069
  Règle: « C'est bien mon numéro de téléphone » mène à la page demandant l'identifiant

    @AUD-069-P1
    Scénario: Le numéro reconnu mène à l'identifiant
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle choisit « C'est bien mon numéro de téléphone »
      Alors la page de saisie de l'identifiant s'ouvre

  @AUD-070
  Règle: « Ce n'est pas mon numéro de téléphone » est proposé à côté

    @AUD-070-P1
    Scénario: La commande est offerte
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle lit la page
      Alors une commande « Ce n'est pas mon numéro de téléphone » lui est offerte

  @AUD-071
  Règle: Après « Ce n'est pas mon numéro de téléphone », rien n'est jamais envoyé au numéro récusé

    @AUD-071-N1
    Scénario: Poursuivre autrement n'envoie rien au numéro récusé
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle refuse le numéro, puis poursuit par la voie qui lui reste
      Alors aucun SMS ne part vers le numéro récusé, témoin à l'appui

    @AUD-071-N1
    Scénario: En donner un autre n'envoie rien au numéro récusé
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle refuse le numéro, puis en donne un autre
      Alors aucun SMS ne part vers le numéro récusé, témoin à l'appui

    @AUD-071-N1
    Scénario: Rouvrir la page de l'identifiant n'y change rien
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle refuse le numéro, puis rouvre la page où une autre donne son identifiant
      Alors aucun SMS ne part vers le numéro récusé, témoin à l'appui

    @AUD-071-N1
    Scénario: Le taper de nouveau n'y change rien
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle refuse le numéro, puis le donne de nouveau comme le sien
      Alors aucun SMS ne part vers le numéro récusé, témoin à l'appui

  @AUD-072
  Règle: « Ce n'est pas mon numéro de téléphone » ne finit pas en impasse

    Contexte:
      Étant donné une adhérente parvenue devant son numéro masqué

    @AUD-072-P1 @AUD-072-N1 @AUD-072-N2 @lecture:AUD-AMB-03=channel_choice
    Scénario: Elle peut choisir un autre canal
      Quand elle choisit « Ce n'est pas mon numéro de téléphone »
      Alors le choix lui est laissé entre « SMS » et « Courrier Papier »

    @lecture:AUD-AMB-03=letter_only
    Scénario: Seule la voie postale lui reste ouverte
      Quand elle choisit « Ce n'est pas mon numéro de téléphone »
      Alors son identifiant lui est demandé pour un envoi par courrier

    @lecture:AUD-AMB-03=contact
    Scénario: Une aide lui est donnée
      Quand elle choisit « Ce n'est pas mon numéro de téléphone »
      Alors une page d'aide lui est donnée

    @lecture:AUD-AMB-03=restart
    Scénario: Elle peut recommencer
      Quand elle choisit « Ce n'est pas mon numéro de téléphone »
      Alors le formulaire d'inscription lui est rendu

  @AUD-073
  Règle: Qui reconnaît son numéro n'a pas à choisir de canal

    @AUD-073-N1
    Scénario: Le canal n'est pas demandé à qui reconnaît son numéro
      Étant donné une adhérente dont le portable est connu
      Quand elle suit le guide jusqu'à la saisie du code
      Alors aucun choix de canal ne lui a été demandé

  @AUD-074
  Règle: Qui n'a qu'un téléphone fixe au fichier est traité comme n'ayant pas de portable

    @AUD-074-P1 @AUD-074-N1
    Scénario: Un téléphone fixe mène au choix du canal
      Étant donné une adhérente dont le fichier n'a qu'un téléphone fixe, parvenue à l'écran qui la reconnaît
      Quand elle choisit « Confirmer »
      Alors la page de choix du canal s'ouvre

  @AUD-075
  Règle: Le SMS ne part qu'après validation de l'identifiant

    @AUD-075-P1 @AUD-075-N1
    Scénario: Reconnaître son numéro n'envoie encore rien
      Étant donné une adhérente parvenue devant son numéro masqué
      Quand elle choisit « C'est bien mon numéro de téléphone »
      Alors aucun SMS ne lui est parvenu, témoin à l'appui

    @AUD-075-N1
    Scénario: Donner un portable n'envoie encore rien
      Étant donné une adhérente qui donne un portable
      Quand elle suit le guide jusqu'à la saisie de son identifiant
      Alors aucun SMS ne lui est parvenu, témoin à l'appui

    @AUD-075-N1
    Scénario: Un identifiant refusé n'envoie rien
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne pour identifiant le sien à un chiffre près
      Alors aucun SMS ne lui est parvenu, témoin à l'appui

    @AUD-075-N1
    Scénario: L'identifiant d'une autre n'envoie rien, ni à l'une ni à l'autre
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne pour identifiant celui d'une autre adhérente
      Alors aucun SMS ne part, ni pour elle ni pour une autre, témoin à l'appui
