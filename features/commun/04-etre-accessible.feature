# language: fr
Fonctionnalité: Être accessible à tous, quel que soit le portail

  @GEN-027
  Règle: Chaque champ a une étiquette visible qui lui est associée

    @GEN-027-P1
    Plan du scénario: Sur <portail>, chaque champ du parcours a son étiquette
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors chaque champ a une étiquette visible qui lui est associée

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-028
  Règle: Une erreur nomme son champ, lui est associée et dit ce qui est attendu avec un exemple

    @GEN-028-P1
    Plan du scénario: Sur <portail>, une saisie fausse <où> est expliquée sur son champ
      Étant donné une usagère parvenue <où>
      Quand elle y saisit une valeur mal formée
      Alors l'erreur est associée à son champ et dit ce qui est attendu

      Exemples: Sur chaque portail
        | portail | où                               |
        | Urssaf  | au premier formulaire            |
        | Urssaf  | au choix de son adresse          |
        | Urssaf  | au choix de son mot de passe     |
        | Urssaf  | à la page qui montre ses données |
        | Audiens | au premier formulaire            |
        | Audiens | au choix de son mot de passe     |

    @audiens @GEN-028-P1
    Plan du scénario: Sur Audiens, une saisie fausse <endroit> est expliquée sur son champ
      Étant donné une adhérente qui donne un portable parvenue <endroit>
      Quand elle y saisit une valeur mal formée
      Alors l'erreur est associée à son champ et dit ce qui est attendu

      Exemples: Aux pages qui suivent le formulaire
        | endroit                        |
        | à la saisie de son portable    |
        | à la saisie de son identifiant |
        | à la saisie du code            |

  @GEN-029
  Règle: Les champs obligatoires sont signalés avant l'envoi

    @GEN-029-P1
    Plan du scénario: Sur <portail>, ce qui est obligatoire se voit avant l'envoi
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors chaque champ obligatoire est signalé comme tel

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-030
  Règle: Les champs concernant la personne déclarent leur finalité

    @GEN-030-P1
    Plan du scénario: Sur <portail>, les champs disent ce qu'ils demandent de la personne
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors chaque champ qui concerne la personne déclare sa finalité

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-031
  Règle: Chaque page déclare le français et a un titre propre et pertinent

    @GEN-031-P1
    Plan du scénario: Sur <portail>, chaque page dit sa langue et son sujet
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors chaque page déclare le français
      Et chaque page a un titre qui n'est qu'à elle

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-032
  Règle: Tout le parcours se fait au clavier, avec un focus visible et un ordre logique

    @GEN-032-P1
    Plan du scénario: Sur <portail>, le parcours se fait sans souris
      Étant donné une usagère qui n'a qu'un clavier
      Quand elle suit le guide jusqu'à son message, au clavier seul
      Alors chaque champ et chaque commande dont elle s'est servie ont reçu un focus visible, dans l'ordre

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-033
  Règle: Les messages qui apparaissent sans changement de page sont restitués par les technologies d'assistance

    @GEN-033-P1
    Plan du scénario: Sur <portail>, un refus affiché sans nouvelle page est annoncé
      Étant donné une usagère parvenue au premier formulaire
      Quand elle y saisit une valeur mal formée
      Alors ce qui est apparu sans nouvelle page est annoncé

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-034
  Règle: La limite de temps d'un code est annoncée et l'atteindre ne fait perdre que le code lui-même

    @GEN-034-P1
    Plan du scénario: Sur <portail>, la limite de temps est annoncée
      Étant donné une usagère parvenue à l'attente de son message
      Quand son message lui parvient
      Alors la page ou le message dit combien de temps il vaut
      Et la page d'attente ne s'en va pas d'elle-même

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

    @horloge
    Plan du scénario: Sur <portail>, un message périmé se redemande
      Étant donné une usagère qui a reçu son message
      Quand elle laisse passer sa limite de temps et recommence
      Alors un nouveau message lui permet de continuer

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-035
  Règle: Boutons et liens ont un nom accessible explicite

    @GEN-035-P1
    Plan du scénario: Sur <portail>, chaque commande a un nom
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors chaque bouton et chaque lien a un nom

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-036
  Règle: Les pages restent utilisables à 320 pixels CSS et le contraste suffit

    @GEN-036-P1
    Plan du scénario: Sur <portail>, les pages se lisent sur un écran étroit
      Étant donné une usagère à l'écran large de 320 pixels
      Quand elle suit le guide jusqu'à son message
      Alors chaque page tient dans la largeur de son écran
      Et les textes de chaque page contrastent assez avec leur fond

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-037
  Règle: La page d'accueil affiche l'une des trois mentions légales d'accessibilité et toute page mène à la déclaration d'accessibilité

    @GEN-037-P1
    Plan du scénario: Sur <portail>, l'accessibilité est déclarée
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors l'accueil porte une mention d'accessibilité et chaque page mène à la déclaration

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |
