# language: fr
Fonctionnalité: Page de connexion et d'inscription

  @AUD-014
  Règle: Chaque page du parcours porte les entrées de l'espace particulier et de l'espace entreprise

    @AUD-014-P1
    Plan du scénario: Elles se lisent partout pour une adhérente <branche>
      Étant donné une adhérente <branche>
      Quand elle suit le guide jusqu'à <terme>
      Alors les deux entrées d'en-tête se lisent sur chaque page rencontrée

      Exemples: Les trois branches, qui montrent ensemble les dix écrans
        | branche                    | terme                 |
        | dont le portable est connu | son espace            |
        | qui donne un portable      | son espace            |
        | qui choisit le courrier    | l'annonce du courrier |

  @AUD-015
  Règle: La page sépare la connexion à un compte existant de la création d'un compte

    @AUD-015-P1
    Plan du scénario: La page dit <énoncé>
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors la page dit <énoncé>

      Exemples: Les deux blocs
        | énoncé                             |
        | la connexion à un compte existant  |
        | la création d'un compte            |

  @AUD-016
  Règle: Le bloc de connexion a une saisie d'identifiant, une saisie de secret et un bouton d'envoi

    @AUD-016-P1
    Scénario: Les saisies du bloc sont là
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors la page dit la voie d'Audiens
      Et elle y trouve une saisie pour son identifiant
      Et elle y trouve une saisie masquée pour son mot de passe ou son code d'accès provisoire

    @AUD-016-P1
    Scénario: Le bouton porte les mots du guide
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors une commande « Se connecter avec Audiens » lui est offerte

  @AUD-017
  Règle: La même saisie reçoit le mot de passe personnel et le code d'accès provisoire

    @AUD-017-P1
    Scénario: Le mot de passe ouvre l'espace
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors la page de l'espace personnel s'ouvre

    @AUD-017-P2
    Scénario: Le code du courrier ouvre la première connexion
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle se connecte avec son code d'accès provisoire
      Alors la page de confirmation de l'adresse e-mail s'ouvre

    @AUD-017-N1
    Scénario: Le code ne sert plus une fois le mot de passe créé
      Étant donné une adhérente dont l'espace a été ouvert par courrier
      Quand elle se connecte d'un autre appareil avec son code d'accès provisoire
      Alors la connexion est refusée

    Scénario: La saisie annonce les deux
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors elle y trouve une saisie masquée pour son mot de passe ou son code d'accès provisoire

  @AUD-018
  Règle: Identifiant inconnu ou secret faux, la connexion est refusée avec un même message

    Contexte:
      Étant donné une adhérente dont l'espace est ouvert

    Plan du scénario: La connexion avec <essai> est refusée
      Quand elle essaie <essai>
      Alors la connexion est refusée

      Exemples: Ce qui n'ouvre rien
        | essai                             | exemple    |
        | un identifiant inconnu            | AUD-018-N1 |
        | un mot de passe faux              | AUD-018-N2 |
        | des saisies vides                 | AUD-018-N3 |
        | son identifiant sans mot de passe | AUD-018-N3 |

    @AUD-018-N1 @AUD-018-N2
    Scénario: Les deux refus se lisent de même
      Quand elle essaie un identifiant inconnu, puis un mot de passe faux
      Alors les deux essais reçoivent le même message

    @AUD-018-N1
    Scénario: Le refus ne dit pas qui est au fichier sans compte
      Quand elle essaie un identifiant inconnu, puis celui d'une adhérente sans compte
      Alors les deux essais reçoivent le même message

  @AUD-019
  Règle: Un lien s'adresse à qui ne connaît pas son identifiant

    @AUD-019-P1
    Scénario: Le lien est offert
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors une commande « Je ne connais pas mon identifiant de connexion » lui est offerte

  @AUD-020
  Règle: Ce lien mène à une page qui aide sans révéler d'identifiant

    @AUD-020-P1 @AUD-020-N1
    Scénario: L'aide ne montre pas l'identifiant
      Étant donné une adhérente parvenue à la page de connexion
      Quand elle demande de l'aide sur son identifiant
      Alors une page l'aide sans montrer d'identifiant

    @AUD-020-N1
    Scénario: Elle ne montre pas davantage celui de qui a un compte
      Étant donné une adhérente dont l'espace est ouvert
      Et qu'elle est revenue à la page de connexion
      Quand elle demande de l'aide sur son identifiant
      Alors une page l'aide sans montrer d'identifiant

    @horloge @lecture:AUD-AMB-25=declared
    Scénario: Son identifiant revient par la voie déclarée
      Étant donné une adhérente dont l'espace est ouvert
      Et qu'elle est revenue à la page de connexion
      Quand elle demande de l'aide sur son identifiant
      Alors son identifiant lui est rappelé par la voie déclarée

  @AUD-021
  Règle: Un lien s'adresse à qui a perdu son mot de passe

    @AUD-021-P1
    Scénario: Le lien est offert
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors une commande « J'ai perdu mon mot de passe ? » lui est offerte

  @AUD-022
  Règle: La récupération ne donne jamais l'ancien mot de passe et ne dit rien de l'existence du compte

    @AUD-022-N1
    Scénario: L'ancien mot de passe n'est ni montré ni envoyé
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle demande la récupération de son mot de passe
      Alors l'ancien mot de passe ne paraît ni sur la page ni dans un message

    @AUD-022-N1 @horloge @lecture:AUD-AMB-25=declared
    Scénario: La récupération suit la voie déclarée
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle demande la récupération de son mot de passe
      Alors la récupération de son mot de passe lui parvient par la voie déclarée
      Et l'ancien mot de passe ne paraît ni sur la page ni dans un message

    Scénario: Un identifiant inconnu reçoit la même réponse
      Étant donné une adhérente dont l'espace est ouvert
      Quand une récupération est demandée pour son identifiant, puis pour un inconnu
      Alors les deux essais reçoivent le même message

    Scénario: Qui est au fichier sans compte reçoit la réponse faite à une inconnue
      Étant donné une adhérente parvenue à la page de connexion
      Quand une récupération est demandée pour une adhérente sans compte, puis pour une inconnue
      Alors les deux essais reçoivent le même message

  @AUD-023
  Règle: Une seconde voie de connexion est proposée par FranceConnect

    @AUD-023-P1
    Scénario: Le bouton FranceConnect est offert
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors la page dit la voie de FranceConnect
      Et une commande « S'identifier avec FranceConnect » lui est offerte

  @AUD-026
  Règle: Un lien explique ce qu'est FranceConnect

    @AUD-026-P1
    Scénario: Le lien est offert et mène quelque part
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors une commande « Qu'est-ce que FranceConnect ? » lui est offerte
      Et le lien qui explique FranceConnect mène quelque part

  @AUD-027
  Règle: Une aide dit que l'identifiant est le numéro d'adhérent et nomme trois endroits où le trouver

    @AUD-027-P1 @AUD-027-N1
    Plan du scénario: L'aide dit <énoncé>
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors la page ou son aide dit <énoncé>

      Exemples: Ce qu'il est, où il se trouve
        | énoncé                                       |
        | que l'identifiant est le numéro d'adhérent   |
        | la rubrique « Vos références » des courriers |
        | la carte de tiers payant                     |
        | le titre de retraite                         |

  @AUD-028
  Règle: L'aide ou la saisie montre la présentation attendue de l'identifiant

    @AUD-028-P1 @AUD-028-N1
    Scénario: La présentation déclarée se lit
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors la présentation attendue de l'identifiant s'y lit

  @AUD-029
  Règle: L'aide sur l'identifiant est restituée aux lecteurs d'écran

    @AUD-029-P1 @AUD-029-N1
    Scénario: L'aide est rattachée à la saisie
      Étant donné une internaute parvenue à la page de connexion
      Quand elle lit la page
      Alors l'aide sur l'identifiant est rattachée à sa saisie

  @AUD-030
  Règle: « Je m'inscris » ouvre le formulaire d'inscription

    @AUD-030-P1
    Scénario: L'inscription commence
      Étant donné une internaute parvenue à la page de connexion
      Quand elle choisit « Je m'inscris »
      Alors la page du formulaire d'inscription s'ouvre
