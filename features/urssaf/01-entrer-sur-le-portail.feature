# language: fr
Fonctionnalité: Entrer sur le portail et choisir son profil

  @URS-001
  Règle: Le parcours de création part de la page d'accueil publique du portail

    @URS-001-P1 @URS-001-N1
    Scénario: La page d'accueil répond à l'adresse du portail
      Quand une visiteuse ouvre l'adresse du portail
      Alors la page d'accueil s'ouvre sur un hôte du portail

  @URS-003
  Règle: Après l'entrée, « Vous êtes artiste-auteur » permet de choisir son profil

    @URS-003-P1 @URS-003-N1
    Scénario: L'option porte les mots du guide et mène à l'identification
      Étant donné une visiteuse parvenue au choix de son profil
      Quand elle choisit « Vous êtes artiste-auteur »
      Alors la page d'identification s'ouvre

  @URS-005
  Règle: La création comporte huit étapes jouées dans l'ordre de leurs numéros

    @URS-005-P1 @URS-005-N1 @URS-005-N2 @lecture:URS-AMB-02=numbers
    Scénario: Les huit étapes se suivent, le message entre l'adresse et le mot de passe
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit le guide de la première à la huitième étape
      Alors elle a rencontré les étapes dans l'ordre de leurs numéros
      Et le message lui est parvenu entre le choix de l'adresse et celui du mot de passe
