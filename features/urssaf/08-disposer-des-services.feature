# language: fr
Fonctionnalité: Disposer des services de l'espace

  @URS-072
  Règle: Depuis l'espace ouvert, la personne peut payer ses cotisations sociales

    @URS-072-P1 @URS-072-N1
    Scénario: Le service de paiement s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « payer »
      Alors une page répond sans erreur à sa demande

  @URS-073
  Règle: Depuis l'espace ouvert, la personne peut déclarer ses revenus

    @URS-073-P1 @URS-073-N1
    Scénario: Le service de déclaration s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « déclarer »
      Alors une page répond sans erreur à sa demande

  @URS-074
  Règle: Depuis l'espace ouvert, la personne peut moduler ses cotisations

    @URS-074-P1 @URS-074-N1
    Scénario: Le service de modulation s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « moduler »
      Alors une page répond sans erreur à sa demande

  @URS-075
  Règle: Depuis l'espace ouvert, la personne peut modifier ses coordonnées de correspondance

    @URS-075-P1 @URS-075-N1
    Scénario: Le service des coordonnées s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « coordonnées »
      Alors une page répond sans erreur à sa demande

  @URS-076
  Règle: Depuis l'espace ouvert, la personne peut suivre ses démarches

    @URS-076-P1 @URS-076-N1
    Scénario: Le suivi des démarches s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « démarches »
      Alors une page répond sans erreur à sa demande

  @URS-077
  Règle: Depuis l'espace ouvert, la personne peut retrouver ses documents

    @URS-077-P1 @URS-077-N1 @lecture:URS-AMB-12=portal_inbox
    Scénario: Les documents s'ouvrent
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « documents »
      Alors une page répond sans erreur à sa demande

  @URS-078
  Règle: Depuis l'espace ouvert, la personne peut enregistrer ses coordonnées bancaires

    @URS-078-P1 @URS-078-N1
    Scénario: Les coordonnées bancaires s'ouvrent
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « bancaire »
      Alors une page répond sans erreur à sa demande

  @URS-079
  Règle: Depuis l'espace ouvert, la personne peut adresser un message à l'Urssaf

    @URS-079-P1 @URS-079-N1
    Scénario: La messagerie s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « message »
      Alors une page répond sans erreur à sa demande

  @URS-080
  Règle: Les coordonnées bancaires servent soit aux remboursements, soit au prélèvement

    Scénario: Les deux usages sont proposés
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « bancaire »
      Alors la page propose le remboursement et le prélèvement

  @URS-083
  Règle: À la fin, la personne est informée que son espace existe désormais

    @URS-083-P1 @URS-083-N1
    Scénario: L'espace accueille sa titulaire
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle choisit « Valider et accéder à votre espace »
      Alors une page l'accueille dans son espace ou lui dit qu'il est créé
