# language: fr
Fonctionnalité: Confirmer par le lien reçu

  @URS-047
  Règle: Suivre le lien confirme la création et amène à la définition du mot de passe, sur le portail

    @URS-047-P1 @URS-047-N1 @URS-047-N2
    Scénario: Le lien mène au mot de passe
      Étant donné une artiste-auteure qui a reçu son lien de confirmation
      Quand elle suit le dernier lien reçu
      Alors la page de définition du mot de passe s'ouvre
      Et cette page est sur un hôte du portail
