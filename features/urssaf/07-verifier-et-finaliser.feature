# language: fr
Fonctionnalité: Vérifier les coordonnées et finaliser

  @URS-063
  Règle: La page des coordonnées est remplie d'avance avec ce que l'Urssaf détient

    @URS-063-P1 @URS-063-N1 @URS-063-N2
    Scénario: Chaque donnée connue est déjà là
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle lit le formulaire
      Alors chaque coordonnée déclarée y figure telle que l'Urssaf la détient
      Et l'adresse de contact qu'elle a choisie y figure

  @URS-065
  Règle: La personne peut modifier une valeur inexacte

    @URS-065-P1 @URS-065-N1
    Scénario: La rue corrigée est celle que l'espace montre ensuite
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir corrigé sa rue
      Alors son espace montre la rue corrigée

  @URS-066
  Règle: La personne peut renseigner une valeur que l'Urssaf n'avait pas

    @URS-066-P1 @URS-066-N1
    Scénario: Le téléphone ajouté est celui que l'espace montre ensuite
      Étant donné une artiste-auteure sans téléphone connu, parvenue à la page des coordonnées
      Quand elle finalise son inscription après avoir ajouté son téléphone
      Alors son espace montre le téléphone ajouté

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
