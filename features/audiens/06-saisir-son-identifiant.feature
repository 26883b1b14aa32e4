# language: fr
Fonctionnalité: Saisir son identifiant

  @AUD-076
  Règle: L'identifiant est demandé dans les trois branches

    @AUD-076-P1
    Plan du scénario: Il est demandé à une adhérente <branche>
      Étant donné une adhérente <branche>
      Quand elle suit le guide jusqu'à la saisie de son identifiant
      Alors la page de saisie de l'identifiant s'ouvre

      Exemples: Les trois branches
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |
        | qui choisit le courrier    |

  @AUD-077
  Règle: La page a une saisie d'identifiant, « Valider » et « Retour »

    @AUD-077-P1
    Plan du scénario: « <commande> » est offert
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle lit le formulaire
      Alors une commande « <commande> » lui est offerte

      Exemples: Les deux commandes, la saisie
        | commande    |
        | Identifiant |
        | Valider     |
        | Retour      |

  @AUD-078
  Règle: L'aide et la page rappellent ce qu'est l'identifiant et les trois endroits où le trouver

    @AUD-078-P1
    Plan du scénario: La page dit <énoncé>
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle lit la page
      Alors la page ou son aide dit <énoncé>

      Exemples: Ce qu'il est, où il se trouve
        | énoncé                                       |
        | que l'identifiant est le numéro d'adhérent   |
        | la rubrique « Vos références » des courriers |
        | la carte de tiers payant                     |
        | le titre de retraite                         |

  @AUD-079
  Règle: L'identifiant comporte dix chiffres

    @AUD-079-P1 @AUD-079-B2
    Scénario: Dix chiffres sont acceptés
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant
      Alors la page de saisie du code s'ouvre

    Plan du scénario: Un identifiant <saisie> est refusé
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant <saisie>
      Alors un message porte sur son identifiant

      Exemples: De part et d'autre
        | saisie                         | exemple                |
        | amputé de son dernier chiffre  | AUD-079-N1, AUD-079-B1 |
        | suivi d'un chiffre de trop     | AUD-079-N2, AUD-079-B3 |
        | suivi de deux chiffres de trop | AUD-079-N3, AUD-079-B4 |

  @AUD-080
  Règle: La forme avec un point entre le huitième et le neuvième chiffre est acceptée

    @AUD-080-P1
    Scénario: La forme pointée est traitée comme déclaré
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant avec un point après le huitième chiffre
      Alors son identifiant avec un point après le huitième chiffre est traité comme déclaré

    @AUD-080-P1
    Scénario: La forme pointée ouvre aussi l'espace
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son identifiant pointé
      Alors son espace s'ouvre

    @AUD-080-N1
    Scénario: Un point après le septième chiffre est traité comme déclaré
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant avec un point après le septième chiffre
      Alors son identifiant avec un point après le septième chiffre est traité comme déclaré

    @AUD-080-N2
    Scénario: Un point avant le dernier chiffre est refusé
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant avec un point avant le dernier chiffre
      Alors un message porte sur son identifiant

  @AUD-081
  Règle: La forme de dix chiffres sans point est acceptée comme le même identifiant

    @AUD-081-P1
    Scénario: La forme sans point est traitée comme déclaré
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant sans point
      Alors son identifiant sans point est traité comme déclaré

    @AUD-081-P1
    Scénario: C'est le même identifiant à la connexion
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son identifiant sans point
      Alors son espace s'ouvre

  @AUD-082
  Règle: Les lettres et autres signes sont refusés avec un message sur le champ

    Plan du scénario: Un identifiant <saisie> est refusé
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant <saisie>
      Alors un message porte sur son identifiant

      Exemples: Des lettres et des signes
        | saisie                                  | exemple    |
        | où huit lettres remplacent les chiffres | AUD-082-N1 |
        | où une virgule remplace le point        | AUD-082-N2 |
        | où un tiret remplace le point           | AUD-082-N3 |
        | fait de dièses                          | AUD-082-N4 |

    @AUD-082-B1
    Scénario: Des espaces autour sont pardonnées ou refusées
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne son identifiant entouré d'espaces
      Alors son identifiant est admis, ou refusé par un message sur ce champ

  @AUD-083
  Règle: Seul l'identifiant de la personne reconnue est accepté

    Plan du scénario: Donner <identifiant> est refusé
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Quand elle donne pour identifiant <identifiant>
      Alors cet identifiant est refusé

      Exemples: Qui n'est pas le sien
        | identifiant                        | exemple    |
        | celui d'une autre adhérente        | AUD-083-N1 |
        | un identifiant inconnu             | AUD-083-N2 |
        | le sien à son premier chiffre près | AUD-083-N3 |
        | le sien à un chiffre près          | AUD-083-N3 |
        | le sien à son dernier chiffre près | AUD-083-N3 |

    Plan du scénario: À une adhérente <branche>, donner <identifiant> est refusé
      Étant donné une adhérente <branche> parvenue à la saisie de son identifiant
      Quand elle donne pour identifiant <identifiant>
      Alors cet identifiant est refusé

      Exemples: Dans les deux autres branches
        | branche                 | identifiant                 | exemple    |
        | qui donne un portable   | celui d'une autre adhérente | AUD-083-N1 |
        | qui donne un portable   | un identifiant inconnu      | AUD-083-N2 |
        | qui choisit le courrier | celui d'une autre adhérente | AUD-083-N1 |
        | qui choisit le courrier | un identifiant inconnu      | AUD-083-N2 |

    @AUD-083-N1
    Scénario: Le sien déjà accepté, celui d'une autre est encore refusé
      Étant donné une adhérente parvenue à la saisie du code
      Et qu'elle est revenue de la page du code à la saisie de son identifiant
      Quand elle donne pour identifiant celui d'une autre adhérente
      Alors cet identifiant est refusé

  @AUD-084
  Règle: Dans les branches SMS, un bon identifiant mène à la page du code et provoque l'envoi

    @AUD-084-P1
    Plan du scénario: Pour une adhérente <branche>, la page s'ouvre et le SMS part
      Étant donné une adhérente <branche> parvenue à la saisie de son identifiant
      Quand elle donne son identifiant
      Alors la page du code s'ouvre et un SMS lui parvient

      Exemples: Les deux branches SMS
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |

  @AUD-085
  Règle: « Retour » ramène à la page précédente de la branche

    @AUD-085-P1
    Plan du scénario: Une adhérente <branche> revient <retour>
      Étant donné une adhérente <branche> parvenue à la saisie de son identifiant
      Quand elle choisit « Retour »
      Alors elle revient <retour>

      Exemples: Les trois branches
        | branche                    | retour                      |
        | dont le portable est connu | devant son numéro masqué    |
        | qui donne un portable      | à la saisie de son portable |
        | qui choisit le courrier    | au choix du canal           |

  @AUD-086
  Règle: Les identifiants faux à la suite sont limités comme déclaré

    @AUD-086-B1
    Scénario: À un essai de la limite, le bon identifiant sert encore
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Et qu'elle est à un essai d'épuiser les identifiants faux admis
      Quand elle donne enfin son identifiant
      Alors son identifiant est admis

    @AUD-086-N1 @AUD-086-B2
    Scénario: La limite atteinte, le bon identifiant est retenu
      Étant donné une adhérente parvenue à la saisie de son identifiant
      Et qu'elle a épuisé les identifiants faux admis
      Quand elle donne enfin son identifiant
      Alors son identifiant est retenu

    @AUD-086-N1 @AUD-086-B2
    Scénario: Par courrier aussi, la limite atteinte, le bon identifiant est retenu
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Et qu'elle a épuisé les identifiants faux admis
      Quand elle donne enfin son identifiant
      Alors son identifiant est retenu
