# language: fr
Fonctionnalité: Tenir bon devant deux parcours, deux clics ou une saisie étrange, quel que soit le portail

  @GEN-009
  Règle: L'identifiant de session change lorsque le parcours devient une session connectée, et à chaque connexion

    @GEN-009-P1 @GEN-009-N1
    Plan du scénario: Sur <portail>, la session du parcours n'ouvre pas l'espace
      Étant donné une usagère parvenue à l'attente de son message
      Quand elle termine son parcours dans le même navigateur
      Alors les cookies d'avant n'ouvrent pas son espace

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-009-P1 @GEN-009-N1
    Plan du scénario: Sur <portail>, la session d'avant la connexion n'ouvre pas l'espace
      Étant donné une usagère dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil
      Alors les cookies d'avant n'ouvrent pas son espace

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @audiens @horloge @GEN-009-P1 @GEN-009-N1
    Scénario: La session d'avant la première connexion par courrier n'en ouvre rien
      Étant donné une adhérente munie du code d'accès provisoire de son courrier
      Quand elle se connecte pour la première fois, d'un autre appareil, avec ce code
      Alors les cookies d'avant n'ouvrent rien de cette connexion

  @GEN-010
  Règle: Un formulaire envoyé sans sa preuve anti-falsification est refusé et ne change rien

    @GEN-010-P1 @GEN-010-N1
    Plan du scénario: Sur <portail>, un mot de passe choisi par un autre site n'est pas pris
      Étant donné une usagère parvenue au choix de son mot de passe
      Quand un autre site envoie un mot de passe en son nom, sans preuve puis avec celle d'une autre session
      Alors ce mot de passe n'ouvre rien, et le sien est encore à choisir

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-010-P1 @GEN-010-N1
    Plan du scénario: Sur <portail>, un message demandé par un autre site ne part pas
      Étant donné une usagère sur le point de demander son message
      Quand un autre site demande son message en son nom, sans preuve puis avec celle d'une autre session
      Alors aucun message ne part, alors que sa propre demande en fait partir un

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-010-P1 @GEN-010-N1
    Plan du scénario: Sur <portail>, un message redemandé par un autre site ne part pas
      Étant donné une usagère parvenue à l'attente de son message
      Quand un autre site redemande son message en son nom, sans preuve puis avec celle d'une autre session
      Alors aucun message ne part, alors que sa propre demande en fait partir un

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @urssaf @GEN-010-P1 @GEN-010-N1
    Scénario: Sur Urssaf, une adresse postale changée par un autre site n'est pas prise
      Étant donné une artiste-auteure qui a changé d'adresse postale dans son espace
      Quand un autre site change son adresse postale en son nom, sans preuve puis avec celle d'une autre session
      Alors son adresse postale reste la sienne, alors qu'elle-même peut la changer encore

  @GEN-011
  Règle: Chaque règle tient lorsque le script du navigateur et les contraintes HTML sont contournés

    @GEN-011-P1 @GEN-011-N1
    Plan du scénario: Sur <portail>, <écart> est refusé aussi hors de la page
      Étant donné une usagère parvenue <où>
      Quand le formulaire est envoyé hors de la page avec <écart>
      Alors elle n'est pas allée plus loin

      Exemples: Sur chaque portail
        | portail | où                           | écart                                       |
        | Urssaf  | au choix de son adresse      | une confirmation d'adresse différente       |
        | Urssaf  | au choix de son adresse      | une confirmation d'adresse absente          |
        | Urssaf  | au choix de son mot de passe | un mot de passe trop court                  |
        | Urssaf  | au choix de son mot de passe | une confirmation du mot de passe différente |
        | Urssaf  | au choix de son mot de passe | une confirmation du mot de passe absente    |
        | Audiens | au premier formulaire        | une confirmation d'adresse différente       |
        | Audiens | au premier formulaire        | une confirmation d'adresse absente          |
        | Audiens | au choix de son mot de passe | une confirmation du mot de passe différente |
        | Audiens | au choix de son mot de passe | une confirmation du mot de passe absente    |

  @GEN-012
  Règle: Deux parcours simultanés ne mélangent pas leurs données

    @GEN-012-P1 @GEN-012-N1
    Plan du scénario: Sur <portail>, deux personnes avancent à tour de rôle
      Étant donné deux usagères parvenues ensemble à l'attente de leur message
      Quand chacune redemande et reçoit le sien, à tour de rôle
      Alors chacune continue avec le sien et ne voit que ses données

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-012-P1
    Plan du scénario: Sur <portail>, une même personne s'y prend dans deux navigateurs
      Étant donné une usagère parvenue à l'attente de son message
      Quand elle recommence et termine dans un autre navigateur
      Alors son premier navigateur montre une page utilisable, et son mot de passe tient

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-012-N1
    Plan du scénario: Sur <portail>, deux espaces ouverts ensemble restent distincts
      Étant donné deux usagères dont l'espace est ouvert
      Quand l'une d'elles se sert de ses services
      Alors l'espace de l'autre n'en montre rien

      Exemples: Là où l'on commence des démarches
        | portail |
        | Urssaf  |

  @GEN-013
  Règle: Appuyer deux fois sur un bouton ou recharger une page de résultat ne double pas un message et ne corrompt pas l'état

    @GEN-013-P1 @GEN-013-N1
    Plan du scénario: Sur <portail>, un double appui n'envoie qu'un message
      Étant donné une usagère sur le point de demander son message
      Quand elle appuie deux fois de suite
      Alors un seul message lui parvient, et il lui permet de continuer

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @audiens @horloge @GEN-013-P1 @GEN-013-N1
    Scénario: Un double appui ne fait partir qu'un courrier
      Étant donné une adhérente parvenue par courrier à la saisie de son identifiant
      Quand elle demande son courrier en appuyant deux fois
      Alors un seul courrier lui parvient, et il lui permet de continuer

    @GEN-013-P1 @GEN-013-N1
    Plan du scénario: Sur <portail>, recharger la page n'envoie rien de plus
      Étant donné une usagère parvenue à l'attente de son message
      Quand elle recharge la page
      Alors un seul message lui parvient, et il lui permet de continuer

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-013-P1 @GEN-013-N1
    Plan du scénario: Sur <portail>, un double appui n'écrit qu'un message à l'organisme
      Étant donné une usagère dont l'espace est ouvert
      Quand elle y envoie un message en appuyant deux fois
      Alors son message n'est gardé qu'une fois

      Exemples: Là où le guide fait écrire dans l'espace
        | portail |
        | Urssaf  |

  @GEN-014
  Règle: Le bouton Précédent du navigateur montre une page utilisable ou un message clair, jamais un état cassé, et après succès il ne permet pas de refaire le mot de passe

    @GEN-014-P1 @GEN-014-N1
    Plan du scénario: Sur <portail>, revenir en arrière ne refait pas le mot de passe
      Étant donné une usagère qui vient de choisir son mot de passe
      Quand elle revient en arrière et en choisit un autre
      Alors aucune page n'est cassée, et seul le premier ouvre sa session

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-014-P1 @GEN-014-N1
    Plan du scénario: Sur <portail>, revenir en arrière depuis l'espace ne refait pas le mot de passe
      Étant donné une usagère dont l'espace est ouvert
      Quand elle revient en arrière et en choisit un autre
      Alors aucune page n'est cassée, et seul le premier ouvre sa session

      Exemples: Là où l'espace s'ouvre plus loin que le mot de passe
        | portail |
        | Urssaf  |

  @GEN-015
  Règle: Un parcours abandonné prend fin après un délai déclaré et le dit, sans perdre le droit de recommencer

    @horloge
    Plan du scénario: Sur <portail>, un parcours repris <quand> le délai déclaré <suite>
      Étant donné une usagère qui laisse son parcours en suspens
      Quand elle le reprend <quand> le délai déclaré
      Alors son parcours <suite>

      Exemples: De part et d'autre du délai
        | portail | quand        | suite                       | exemple    |
        | Urssaf  | juste avant  | continue                    | GEN-015-B1 |
        | Urssaf  | juste après  | a pris fin et se recommence | GEN-015-B2 |
        | Audiens | juste avant  | continue                    | GEN-015-B1 |
        | Audiens | juste après  | a pris fin et se recommence | GEN-015-B2 |

    @GEN-015-B2 @horloge
    Plan du scénario: Sur <portail>, un mot de passe envoyé après le délai n'ouvre rien
      Étant donné une usagère parvenue au choix de son mot de passe
      Quand elle l'envoie passé le délai déclaré d'un parcours
      Alors ce mot de passe n'ouvre aucun espace, et le parcours se recommence

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-016
  Règle: Ce qui a été saisi est réaffiché comme du texte : aucun balisage n'est interprété dans les pages, e-mails ou courriers

    Plan du scénario: Sur <portail>, <texte> saisi dans un formulaire reste du texte
      Étant donné une usagère dont le premier formulaire a été refusé
      Quand chaque champ est renvoyé avec <texte>
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Sur chaque portail
        | portail | texte                  | exemple    |
        | Urssaf  | du balisage            | GEN-016-N1 |
        | Urssaf  | une formule de gabarit | GEN-016-N2 |
        | Audiens | du balisage            | GEN-016-N1 |
        | Audiens | une formule de gabarit | GEN-016-N2 |

    @GEN-016-N1
    Plan du scénario: Sur <portail>, du balisage saisi plus loin dans le parcours reste du texte
      Étant donné une usagère dont les formulaires suivants ont été refusés
      Quand chaque champ est renvoyé avec du balisage
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-016-N1
    Plan du scénario: Sur <portail>, du balisage saisi à côté du parcours reste du texte
      Étant donné une internaute devant les formulaires à côté du parcours
      Quand chaque champ est renvoyé avec du balisage
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-016-N1
    Plan du scénario: Sur <portail>, du balisage saisi dans l'espace reste du texte
      Étant donné une usagère dont l'espace est ouvert
      Quand elle donne du balisage dans les services de son espace
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Là où le guide fait écrire dans l'espace
        | portail |
        | Urssaf  |

    @GEN-016-N1
    Plan du scénario: Sur <portail>, du balisage envoyé par une page de l'espace reste du texte
      Étant donné une usagère dont l'espace est ouvert
      Quand chaque formulaire des pages de son espace est renvoyé avec du balisage
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    Plan du scénario: Sur <portail>, un nom qui contient <texte> reste du texte jusque dans l'espace
      Étant donné une usagère dont le nom contient <texte>
      Quand elle suit le guide de bout en bout
      Alors rien de ce qui est réaffiché n'est interprété

      Exemples: Sur chaque portail
        | portail | texte                             | exemple    |
        | Urssaf  | du balisage                       | GEN-016-N1 |
        | Urssaf  | une formule de gabarit            | GEN-016-N2 |
        | Urssaf  | une apostrophe et une esperluette | GEN-016-P1 |
        | Audiens | du balisage                       | GEN-016-N1 |
        | Audiens | une formule de gabarit            | GEN-016-N2 |
        | Audiens | une apostrophe et une esperluette | GEN-016-P1 |

  @GEN-017
  Règle: Des sauts de ligne dans les saisies ne peuvent ajouter ni en-tête ni destinataire aux messages

    @GEN-017-P1 @GEN-017-N1
    Plan du scénario: Sur <portail>, un saut de ligne n'ajoute pas de destinataire
      Étant donné une usagère sur le point de donner où la joindre
      Quand elle y ajoute un saut de ligne et un autre destinataire
      Alors rien ne parvient à cet autre destinataire, témoin à l'appui

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-018
  Règle: Les noms avec accents, traits d'union, apostrophes, espaces ou particules traversent pages et messages sans dommage

    @GEN-018-N1
    Plan du scénario: Sur <portail>, <prénom> et <nom> traversent les pages sans dommage
      Étant donné une usagère prénommée <prénom>, au nom <nom>
      Quand elle suit le guide jusqu'à la page qui montre ses données
      Alors son nom s'y lit exactement

      Exemples: Sur chaque portail
        | portail | prénom    | nom                 | exemple                |
        | Urssaf  | Marie-Zoë | D'Été-Noël          | GEN-018-P1             |
        | Urssaf  | Loÿs      | Œuvrard             | GEN-018-P3, GEN-018-P4 |
        | Urssaf  | Anne      | LE GOFF             | GEN-018-P2             |
        | Urssaf  | Y         | de soixante lettres | GEN-018-B1, GEN-018-B2 |
        | Audiens | Marie-Zoë | D'Été-Noël          | GEN-018-P1             |
        | Audiens | Loÿs      | Œuvrard             | GEN-018-P3, GEN-018-P4 |
        | Audiens | Anne      | LE GOFF             | GEN-018-P2             |
        | Audiens | Y         | de soixante lettres | GEN-018-B1, GEN-018-B2 |

    @GEN-018-N1 @horloge
    Plan du scénario: Sur <portail>, les messages à <prénom> et <nom> gardent ce nom
      Étant donné une usagère prénommée <prénom>, au nom <nom>
      Quand elle suit le guide jusqu'au dernier message qu'il lui promet
      Alors aucun de ses messages ne déforme son nom

      Exemples: Sur chaque portail
        | portail | prénom    | nom        | exemple                |
        | Urssaf  | Marie-Zoë | D'Été-Noël | GEN-018-P1             |
        | Urssaf  | Loÿs      | Œuvrard    | GEN-018-P3, GEN-018-P4 |
        | Audiens | Marie-Zoë | D'Été-Noël | GEN-018-P1             |
        | Audiens | Loÿs      | Œuvrard    | GEN-018-P3, GEN-018-P4 |

  @GEN-019
  Règle: Aucun refus ni saisie étrange ne mène à une page d'erreur technique ou à des détails internes

    @GEN-019-P1
    Plan du scénario: Sur <portail>, <saisie> ne casse rien
      Étant donné une usagère dont le premier formulaire a été refusé
      Quand chaque champ est renvoyé avec <saisie>
      Alors le portail ne tombe jamais en panne et ne montre rien de ses rouages

      Exemples: Sur chaque portail
        | portail | saisie               | exemple                |
        | Urssaf  | un octet nul         | GEN-019-N1             |
        | Urssaf  | dix mille caractères | GEN-019-N2             |
        | Urssaf  | rien, puis le double | GEN-019-N3, GEN-019-N4 |
        | Audiens | un octet nul         | GEN-019-N1             |
        | Audiens | dix mille caractères | GEN-019-N2             |
        | Audiens | rien, puis le double | GEN-019-N3, GEN-019-N4 |

    Plan du scénario: Sur <portail>, <saisie> ne casse pas les formulaires qui suivent
      Étant donné une usagère dont les formulaires suivants ont été refusés
      Quand chaque champ est renvoyé avec <saisie>
      Alors le portail ne tombe jamais en panne et ne montre rien de ses rouages

      Exemples: Sur chaque portail
        | portail | saisie               |
        | Urssaf  | un octet nul         |
        | Urssaf  | dix mille caractères |
        | Urssaf  | rien, puis le double |
        | Audiens | un octet nul         |
        | Audiens | dix mille caractères |
        | Audiens | rien, puis le double |

    Plan du scénario: Sur <portail>, <saisie> ne casse pas les pages de l'espace
      Étant donné une usagère dont l'espace est ouvert
      Quand chaque formulaire des pages de son espace est renvoyé avec <saisie>
      Alors le portail ne tombe jamais en panne et ne montre rien de ses rouages

      Exemples: Sur chaque portail
        | portail | saisie               |
        | Urssaf  | un octet nul         |
        | Urssaf  | dix mille caractères |
        | Urssaf  | rien, puis le double |
        | Audiens | un octet nul         |
        | Audiens | dix mille caractères |
        | Audiens | rien, puis le double |

  @GEN-020
  Règle: Les réponses d'inscription, de connexion et de récupération ne permettent pas à un inconnu de dresser une liste de membres, autant que les écrans documentés le permettent
    # sans scénario : GEN-020-P1 — ce que les écrans du guide divulguent (la personne reconnue, chez Audiens) tient au guide ; rien n'est à en juger.

    Plan du scénario: Sur <portail>, la connexion répond de même à qui n'est pas membre
      Étant donné une usagère dont l'espace est ouvert
      Quand un inconnu essaie son identifiant puis celui de personne
      Alors les deux refus sont les mêmes

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @GEN-020-N1
    Plan du scénario: Sur <portail>, la connexion répond aussi vite à qui n'est pas membre
      Étant donné une usagère dont l'espace est ouvert
      Quand un inconnu essaie plusieurs fois son identifiant et celui de personne
      Alors les durées médianes ne les distinguent pas

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    Plan du scénario: Sur <portail>, le blocage de la connexion frappe de même qui n'est pas membre
      Étant donné une usagère dont l'espace est ouvert
      Quand deux inconnus épuisent les essais de connexion, l'un sur son identifiant, l'autre sur celui de personne
      Alors chaque essai reçoit la même réponse, membre ou non

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-021
  Règle: Les durées de validité sont mesurées par le serveur ; changer l'horloge ou les en-têtes du client est sans effet

    @GEN-021-P1 @GEN-021-N1 @horloge
    Plan du scénario: Sur <portail>, un message périmé le reste quelle que soit l'heure du navigateur
      Étant donné une usagère qui a reçu son message
      Quand elle s'en sert passé sa limite, son navigateur resté à l'heure de l'envoi
      Alors ce message ne lui sert plus à rien

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-022
  Règle: L'éditeur déclare que codes et jetons viennent d'un générateur cryptographique et que les secrets sont stockés hachés

    @GEN-022-P1
    Scénario: La garde des secrets est déclarée
      Quand on lit les déclarations de l'éditeur
      Alors elles disent d'où viennent codes et jetons et comment les secrets sont gardés
