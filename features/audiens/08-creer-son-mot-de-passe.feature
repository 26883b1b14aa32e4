# language: fr
Fonctionnalité: Créer son mot de passe

  @AUD-104
  Règle: Après le code, la personne crée un mot de passe personnel et le confirme

    @AUD-104-P1 @AUD-104-N1
    Scénario: Deux saisies masquées sont offertes
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle lit le formulaire
      Alors deux saisies masquées lui permettent de créer et de confirmer son mot de passe

    @AUD-104-P1
    Scénario: Deux saisies égales sont acceptées
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle crée et confirme son mot de passe
      Alors ses deux saisies sont acceptées

    Plan du scénario: Sans le code, une adhérente <branche> ne peut pas créer le sien
      Étant donné une adhérente <branche> parvenue à la saisie du code
      Quand elle lit la page
      Alors à l'adresse où une autre crée son mot de passe, elle ne peut pas créer le sien

      Exemples: Les deux branches SMS
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |

  @AUD-105
  Règle: Le mot de passe compte au moins huit caractères

    Plan du scénario: Un mot de passe <longueur> est <issue>
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle choisit un mot de passe <longueur>
      Alors son mot de passe est <issue>

      Exemples: Aux bornes
        | longueur                     | issue    | exemple                |
        | de sept caractères           | refusé   | AUD-105-N1, AUD-105-B1 |
        | de huit caractères           | accepté  | AUD-105-P1, AUD-105-B2 |
        | de neuf caractères           | accepté  | AUD-105-B3             |
        | de la plus grande longueur   | accepté  | AUD-105-B4             |

  @AUD-106
  Règle: Lettres seules, chiffres seuls ou mélange sont tous acceptés

    Plan du scénario: Un mot de passe fait <sorte> est traité comme déclaré
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle choisit un mot de passe fait <sorte>
      Alors son mot de passe fait <sorte> est traité comme déclaré

      Exemples: Toutes les combinaisons
        | sorte                                     | exemple    |
        | de lettres seules                         | AUD-106-P1 |
        | de chiffres seuls                         | AUD-106-P2 |
        | de lettres des deux casses et de chiffres | AUD-106-P3 |

  @AUD-107
  Règle: Un mot de passe contenant un caractère spécial est refusé avec un message

    Plan du scénario: Un mot de passe avec <signe> est refusé
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle choisit un mot de passe avec <signe>
      Alors son mot de passe est refusé

      Exemples: Au début, au milieu, à la fin
        | signe                           | exemple                |
        | un point d'exclamation à la fin | AUD-107-N1, AUD-107-B1 |
        | un tiret au milieu              | AUD-107-N2, AUD-107-B1 |
        | une espace au milieu            | AUD-107-N3             |
        | un tiret bas au milieu          | AUD-107-N4             |
        | le signe de l'euro à la fin     | AUD-107-N5             |
        | un émoji au milieu              | AUD-107-N6             |
        | un signe au début               | AUD-107-B1             |
        | une espace au début             | AUD-107-N3, AUD-107-B1 |
        | une espace à la fin             | AUD-107-N3, AUD-107-B1 |

  @AUD-108
  Règle: Les lettres accentuées sont traitées comme déclaré, à la création et à la connexion

    @AUD-108-N1
    Scénario: Une lettre accentuée suit la déclaration
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle choisit un mot de passe à lettre accentuée
      Alors son accent est traité comme déclaré, à la création et à la connexion

  @AUD-109
  Règle: La règle est montrée avant ou pendant le choix

    @AUD-109-P1
    Plan du scénario: La page montre <élément>
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle lit la page
      Alors la page montre de la règle <élément>

      Exemples: Les trois éléments
        | élément                             |
        | la longueur exigée                  |
        | les signes qui le composent         |
        | l'exclusion des caractères spéciaux |

  @AUD-110
  Règle: Des saisies différentes sont refusées et rien n'est enregistré

    Plan du scénario: Une confirmation <saisie> est refusée
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle donne à la confirmation une saisie <saisie>
      Alors son mot de passe est refusé

      Exemples: Ce qui n'est pas le même mot de passe
        | saisie                | exemple    |
        | dont la casse diffère | AUD-110-N1 |
        | laissée vide          | AUD-110-N2 |

      Exemples: Le début seul ne suffit pas
        | saisie                       |
        | amputée de son dernier signe |

    Scénario: Ni l'une ni l'autre saisie n'est gardée
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle donne à la confirmation une saisie dont la casse diffère
      Alors aucune de ses deux saisies n'ouvre de session

  @AUD-111
  Règle: La casse et toute la longueur comptent à la connexion

    Plan du scénario: D'un mot de passe <longueur>, <essai> n'ouvre rien
      Étant donné une adhérente dont l'espace a un mot de passe <longueur>
      Quand elle donne à la connexion d'Audiens <essai>
      Alors la connexion est refusée

      Exemples: Presque le mot de passe
        | longueur                   | essai                                           | exemple    |
        | de douze caractères        | ce mot de passe à la casse changée              | AUD-111-N1 |
        | de douze caractères        | ses huit premiers caractères                    | AUD-111-N2 |
        | de la plus grande longueur | ce mot de passe amputé de son dernier caractère | AUD-111-B1 |

      Exemples: D'un caractère de trop
        | longueur            | essai                                        |
        | de douze caractères | ce mot de passe suivi d'un caractère de trop |

    @AUD-111-B1
    Scénario: Le plus long mot de passe ouvre l'espace
      Étant donné une adhérente dont l'espace a un mot de passe de la plus grande longueur
      Quand elle donne à la connexion d'Audiens ce mot de passe
      Alors son espace s'ouvre

  @AUD-112
  Règle: Un mot de passe accepté achève la création

    @AUD-112-P1
    Scénario: Le compte existe et s'ouvre d'un autre appareil
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors son espace s'ouvre

    @lecture:AUD-AMB-20=logged_in
    Scénario: L'espace s'ouvre aussitôt
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle crée et confirme son mot de passe
      Alors la page de l'espace personnel s'ouvre

    @lecture:AUD-AMB-20=login_page
    Scénario: La page de connexion s'affiche
      Étant donné une adhérente parvenue à la création de son mot de passe
      Quand elle crée et confirme son mot de passe
      Alors la page de connexion s'ouvre

  @AUD-113
  Règle: L'identifiant et le mot de passe ouvrent l'espace par le bloc de connexion

    @AUD-113-P1
    Plan du scénario: L'identifiant <forme> ouvre l'espace
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son identifiant <forme>
      Alors son espace s'ouvre

      Exemples: Les présentations du guide
        | forme      |
        | pointé     |
        | sans point |

    Plan du scénario: La connexion avec <essai> est refusée
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle essaie <essai>
      Alors la connexion est refusée

      Exemples: Ce qui n'est ni l'un ni l'autre
        | essai                               | exemple    |
        | le code du SMS pour mot de passe    | AUD-113-N1 |
        | son adresse e-mail pour identifiant | AUD-113-N2 |

  @AUD-114
  Règle: Conseil : la règle du mot de passe et ce qui freine les essais sont déclarés

    @AUD-114-P1
    Scénario: L'éditeur déclare sa règle
      Quand on lit les déclarations de l'éditeur
      Alors elles disent la règle du mot de passe et ce qui freine les essais
