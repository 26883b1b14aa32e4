# language: fr
Fonctionnalité: Vérifier les coordonnées et finaliser

  @URS-063
  Règle: La page des coordonnées est remplie d'avance avec ce que l'Urssaf détient

    @URS-063-P1 @URS-063-N1 @URS-063-N2 @lecture:URS-AMB-10=declared
    Scénario: Chaque donnée connue est déjà là
      Étant donné d'autres artistes-auteurs connus de l'Urssaf
      Et une artiste-auteure connue à une autre adresse, parvenue à la page des coordonnées
      Quand elle lit le formulaire
      Alors chaque coordonnée déclarée y figure telle que l'Urssaf la détient
      Et l'adresse de contact qu'elle a choisie y figure

    @lecture:URS-AMB-10=minimum
    Scénario: Ce que la page montre est déjà là
      Étant donné d'autres artistes-auteurs connus de l'Urssaf
      Et une artiste-auteure parvenue à la page des coordonnées
      Quand elle lit le formulaire
      Alors au moins son adresse et un moyen de contact y figurent, dont un modifiable

  @URS-064
  Règle: Seules les données de la personne identifiée sont montrées, quels que soient les identifiants de la requête

    Scénario: Deux parcours menés de front ne se mêlent pas
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Et une autre personne devant ses propres coordonnées
      Quand toutes deux redemandent leur page
      Alors chacune n'a vu que ses propres coordonnées

    @URS-064-N1
    Scénario: Deux parcours dans un même navigateur ne se mêlent pas
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle mène son parcours à côté d'une autre personne, dans le même navigateur
      Alors chacune n'a vu que ses propres coordonnées

    Scénario: Ce que l'une donne dans son espace ne se montre pas dans celui de l'autre
      Étant donné deux usagères dont l'espace est ouvert
      Quand l'une d'elles y donne un compte et une autre rue
      Alors l'espace de l'autre n'en montre rien

    @URS-064-N2
    Scénario: Un identifiant altéré ne montre personne d'autre
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Et une autre personne devant ses propres coordonnées
      Quand ses requêtes sont rejouées avec les identifiants de l'autre personne
      Alors aucune donnée de l'autre personne ne lui est montrée

    @URS-064-N2
    Scénario: Un formulaire au nom d'autrui n'atteint pas son dossier
      Étant donné une autre personne parvenue à la page des coordonnées
      Quand elle envoie le formulaire de la première ouverture avec les identifiants de l'autre personne
      Alors les coordonnées de l'autre personne sont intactes, et restées cachées

    @URS-064-N2
    Scénario: Dans l'espace, un formulaire au nom d'autrui n'atteint pas son dossier
      Étant donné une autre personne parvenue à la page des coordonnées
      Quand elle envoie celui de son espace avec les identifiants de l'autre personne
      Alors les coordonnées de l'autre personne sont intactes, et restées cachées

  @URS-065
  Règle: La personne peut modifier une valeur inexacte

    @URS-065-P1
    Scénario: La valeur corrigée est celle que l'espace montre ensuite
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir corrigé une coordonnée
      Alors son espace montre ce qu'elle a saisi
      Et elle l'y retrouve d'un autre appareil

    Plan du scénario: Qui corrige <donnée> le retrouve dans son espace
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir corrigé <donnée>
      Alors son espace montre ce qu'elle a saisi

      Exemples: Ce qui est déclaré modifiable, au-delà de la rue
        | donnée        |
        | son téléphone |
        | sa commune    |

    Scénario: Une coordonnée facultative qu'elle efface ne reste pas
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir effacé une coordonnée facultative
      Alors son espace ne montre plus ce qu'elle a effacé

    @URS-065-N1 @lecture:URS-AMB-10=declared
    Scénario: Ce qui est déclaré modifiable l'est
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle lit le formulaire
      Alors chaque coordonnée déclarée modifiable peut être saisie

  @URS-066
  Règle: La personne peut renseigner une valeur que l'Urssaf n'avait pas

    @URS-066-P1 @URS-066-N1
    Scénario: La valeur ajoutée est celle que l'espace montre ensuite
      Étant donné une artiste-auteure à qui il manque une coordonnée, parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir ajouté cette coordonnée
      Alors son espace montre ce qu'elle a saisi
      Et elle l'y retrouve d'un autre appareil

  @URS-067
  Règle: La personne qui trouve tout exact continue sans toucher aucun champ, et rien ne change

    @URS-067-P1
    Scénario: L'inscription se termine sans rien saisir
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors son espace personnel s'ouvre
      Et ses coordonnées restent celles que l'Urssaf détenait

    Scénario: Les accents d'une commune demeurent, comme sa casse
      Étant donné une artiste-auteure domiciliée à 42000 Saint-Étienne, parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors son espace personnel s'ouvre
      Et ses coordonnées restent celles que l'Urssaf détenait

    Scénario: Les accents d'une rue demeurent, comme sa casse
      Étant donné une artiste-auteure dont la rue est « 7 allée de l'Île-aux-Chênes », parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors son espace personnel s'ouvre
      Et ses coordonnées restent celles que l'Urssaf détenait

    Scénario: Le zéro initial d'un code postal demeure
      Étant donné une artiste-auteure domiciliée à 01000 BOURG-EN-BRESSE, parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors son espace personnel s'ouvre
      Et ses coordonnées restent celles que l'Urssaf détenait

    Plan du scénario: Une donnée absente, <donnée>, n'arrête personne là où elle est facultative
      Étant donné une artiste-auteure sans <donnée> connu, parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors son espace personnel s'ouvre

      Exemples: Ce que l'Urssaf peut avoir laissé vide
        | donnée      | exemple    |
        | téléphone   | URS-067-N1 |
        | code postal |            |

  @URS-068
  Règle: Une valeur de forme impossible est refusée sur son champ et les autres saisies sont conservées

    Contexte:
      Étant donné une artiste-auteure parvenue à la page des coordonnées

    Plan du scénario: Le code postal « <valeur> » est refusé
      Quand elle donne pour code postal « <valeur> »
      Alors la valeur est refusée sur son champ, sans que les autres se vident

      Exemples: Ce qui ne fait pas cinq chiffres
        | valeur | exemple    |
        | 123    | URS-068-N1 |
        | 5910   | URS-068-B4 |
        | 591000 | URS-068-B4 |
        | 59A00  |            |

    Scénario: Ce qu'elle a corrigé à côté d'une valeur refusée reste saisi
      Quand elle donne pour code postal « 123 » après avoir corrigé ses autres coordonnées
      Alors ces corrections sont toujours saisies

    @URS-068-N2
    Scénario: Un téléphone qui porte des lettres est refusé
      Quand elle donne pour téléphone « 06 39 AB CD EF »
      Alors la valeur est refusée sur son champ, sans que les autres se vident

    Plan du scénario: La commune « <commune> » est acceptée
      Quand elle donne pour commune « <commune> »
      Alors son espace montre ce qu'elle a saisi

      Exemples: Des codes postaux comme il en existe
        | commune                | exemple    |
        | 01000 BOURG-EN-BRESSE  | URS-068-B1 |
        | 20000 AJACCIO          | URS-068-B2 |
        | 97100 BASSE-TERRE      | URS-068-B2 |

    @URS-068-B3
    Scénario: Un code postal fait de zéros est refusé ou gardé
      Quand elle donne pour code postal « 00000 »
      Alors la valeur est refusée, arrêtée par la saisie ou gardée entière

    @URS-068-B5
    Scénario: Une rue très longue n'est jamais coupée en silence
      Quand elle donne une rue de 300 caractères
      Alors la valeur est refusée, arrêtée par la saisie ou gardée entière

  @URS-069
  Règle: « Valider et accéder à votre espace » se trouve au bas de la page des coordonnées

    @URS-069-P1
    Scénario: Le bouton suit la dernière saisie
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle lit le formulaire
      Alors une commande « Valider et accéder à votre espace » lui est offerte
      Et cette commande vient après la dernière saisie

  @URS-070
  Règle: « Valider et accéder à votre espace » termine l'inscription et ouvre l'espace personnel

    @URS-070-P1 @URS-070-N1 @URS-070-N2
    Scénario: L'espace s'ouvre aussitôt
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle choisit « Valider et accéder à votre espace »
      Alors son espace personnel s'ouvre

    Scénario: L'inscription demeure après la session
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors son espace personnel s'ouvre

  @URS-071
  Règle: Qui s'arrête avant de finaliser reprend plus tard comme déclaré, sans les services d'ici là

    @URS-071-P1 @URS-071-N1 @lecture:URS-AMB-11=resume_details
    Scénario: La connexion ramène aux coordonnées
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors les coordonnées lui sont présentées, puis elle finalise son inscription

    @URS-071-P2 @URS-071-N1 @lecture:URS-AMB-11=restart
    Scénario: Le numéro et le code rouvrent le choix de l'adresse
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle saisit de nouveau son numéro et son code d'un autre appareil
      Alors le choix de son adresse lui est présenté, puis elle finalise son inscription

    @URS-071-P3 @URS-071-N1 @lecture:URS-AMB-11=complete
    Scénario: La connexion ouvre l'espace
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle se connecte d'un autre appareil avec son mot de passe
      Alors son espace lui est ouvert

    Scénario: Le mot de passe d'une inscription reprise ouvre l'espace
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle revient d'un autre appareil après avoir repris puis fini son inscription
      Alors son espace personnel s'ouvre

    Scénario: Les services attendent la finalisation
      Étant donné une artiste-auteure qui a fait le tour de son espace
      Et une autre artiste-auteure parvenue à la page des coordonnées
      Quand cette autre personne ouvre l'adresse de chacune de ces pages
      Alors aucune ne lui est servie
