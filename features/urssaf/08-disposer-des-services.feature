# language: fr
Fonctionnalité: Disposer des services de l'espace

  @URS-072
  Règle: Depuis l'espace ouvert, la personne peut payer ses cotisations sociales

    @URS-072-P1 @URS-072-N1
    Scénario: Le service de paiement s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « payer »
      Alors une page répond sans erreur à sa demande
      Et ce qu'elle y envoie se retrouve dans son espace

  @URS-073
  Règle: Depuis l'espace ouvert, la personne peut déclarer ses revenus

    @URS-073-P1 @URS-073-N1
    Scénario: Le service de déclaration s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « déclarer »
      Alors une page répond sans erreur à sa demande
      Et ce qu'elle y envoie se retrouve dans son espace

  @URS-074
  Règle: Depuis l'espace ouvert, la personne peut moduler ses cotisations

    @URS-074-P1 @URS-074-N1
    Scénario: Le service de modulation s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « moduler »
      Alors une page répond sans erreur à sa demande
      Et ce qu'elle y envoie se retrouve dans son espace

  @URS-075
  Règle: Depuis l'espace ouvert, la personne peut modifier ses coordonnées de correspondance

    @URS-075-P1 @URS-075-N1
    Scénario: Le service des coordonnées s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « coordonnées »
      Alors une page répond sans erreur à sa demande
      Et ce qu'elle y modifie est gardé, et l'est encore d'un autre appareil

  @URS-076
  Règle: Depuis l'espace ouvert, la personne peut suivre ses démarches

    @URS-076-P1 @URS-076-N1
    Scénario: Le suivi des démarches s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « démarches »
      Alors une page répond sans erreur à sa demande

    Scénario: Une démarche commencée se retrouve dans le suivi
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle commence une démarche là où une page le lui permet
      Alors le suivi de ses démarches en fait état

    Scénario: Les démarches d'autrui n'y figurent pas
      Étant donné deux usagères dont l'espace est ouvert
      Quand l'une d'elles se sert de ses services
      Alors l'espace de l'autre n'en montre rien

  @URS-077
  Règle: Depuis l'espace ouvert, la personne peut retrouver ses documents

    @URS-077-P1 @URS-077-N1 @lecture:URS-AMB-12=portal_inbox
    Scénario: Les documents s'ouvrent
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « documents »
      Alors une page répond sans erreur à sa demande

    @lecture:URS-AMB-12=mailbox
    Scénario: Les documents se trouvent dans l'espace ou dans sa boîte personnelle
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle cherche les documents qui lui sont adressés
      Alors une page de l'espace ou un e-mail les lui donne

    @lecture:URS-AMB-12=portal_inbox
    Scénario: Un document qui lui vient de ses démarches s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle se sert de ses services
      Alors chaque document qui lui en vient s'ouvre

    @lecture:URS-AMB-12=portal_inbox
    Scénario: Les documents d'autrui n'y figurent pas
      Étant donné une autre artiste-auteure qui s'est servie de son espace
      Et une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « documents »
      Alors rien d'une autre personne n'y figure

  @URS-078
  Règle: Depuis l'espace ouvert, la personne peut enregistrer ses coordonnées bancaires

    @URS-078-P1 @URS-078-N1
    Scénario: Les coordonnées bancaires s'ouvrent
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « bancaire »
      Alors une page répond sans erreur à sa demande
      Et le compte qu'elle y donne se retrouve dans son espace

  @URS-079
  Règle: Depuis l'espace ouvert, la personne peut adresser un message à l'Urssaf

    @URS-079-P1 @URS-079-N1
    Scénario: La messagerie s'ouvre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « message »
      Alors une page répond sans erreur à sa demande

    Scénario: Un message envoyé ne se perd pas
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle adresse un message à l'Urssaf
      Alors son message se retrouve dans son espace

    Scénario: Un message n'en remplace pas un autre
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle adresse un message à l'Urssaf, puis un autre qui porte sur autre chose
      Alors chacun des deux se retrouve dans son espace

  @URS-080
  Règle: Les coordonnées bancaires servent soit aux remboursements, soit au prélèvement

    @URS-080-P1 @URS-080-P2
    Scénario: Les deux usages sont proposés
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle ouvre le service « bancaire »
      Alors la page propose le remboursement et le prélèvement

    @URS-080-N1
    Scénario: Un compte pour les remboursements n'entraîne aucun prélèvement
      Étant donné une autre artiste-auteure qui a demandé le prélèvement de ses cotisations
      Et une artiste-auteure dont l'espace est ouvert
      Quand elle donne un compte pour les seuls remboursements
      Alors le prélèvement ne se met pas en place

    @lecture:URS-AMB-19=choice
    Scénario: Renoncer au prélèvement y met fin
      Étant donné une autre artiste-auteure qui a demandé le prélèvement de ses cotisations
      Et une artiste-auteure dont l'espace est ouvert
      Quand elle donne un compte pour les deux usages, puis pour les seuls remboursements
      Alors le prélèvement ne se met pas en place

    @URS-080-P3 @lecture:URS-AMB-19=choice
    Scénario: Un même compte peut servir aux deux usages
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle donne un même compte pour les deux usages
      Alors ce compte sert aux deux usages

    @URS-080-P3 @lecture:URS-AMB-19=two_sets
    Scénario: Chaque usage a son compte
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle donne un compte pour chaque usage
      Alors chaque usage garde son compte

  @URS-081
  Règle: Les services ne répondent qu'à la titulaire connectée de l'espace

    @URS-081-N1
    Scénario: Les adresses des services restent fermées à une inconnue
      Étant donné une artiste-auteure qui a fait le tour de son espace
      Quand une inconnue ouvre l'adresse de chacune de ces pages
      Alors aucune ne lui est servie

    Scénario: Les adresses d'une titulaire ne montrent rien d'elle à une autre
      Étant donné une artiste-auteure qui a fait le tour de son espace
      Quand une autre titulaire, connectée, ouvre l'adresse de chacune de ces pages
      Alors aucune ne lui montre rien de la première

    Scénario: Les documents d'une titulaire restent fermés à toute autre
      Étant donné une autre artiste-auteure qui s'est servie de son espace
      Et une artiste-auteure dont l'espace est ouvert
      Quand elle, puis une inconnue, demandent l'adresse des documents de cette autre personne
      Alors aucun de ces documents ne leur est servi

  @URS-082
  Règle: Après déconnexion, la personne revient avec son identifiant et le mot de passe de l'étape 6

    @URS-082-P1 @lecture:URS-AMB-13=declared
    Scénario: Son identifiant déclaré et son mot de passe rouvrent l'espace
      Étant donné une artiste-auteure dont l'espace est ouvert
      Et qu'elle a quitté son espace
      Quand elle revient avec son identifiant de connexion et son mot de passe
      Alors son espace personnel s'ouvre

    @URS-082-P1 @lecture:URS-AMB-13=email
    Scénario: Son adresse de contact et son mot de passe rouvrent l'espace
      Étant donné une artiste-auteure connue à une autre adresse, dont l'espace est ouvert
      Et qu'elle a quitté son espace
      Quand elle revient avec son adresse de contact et son mot de passe
      Alors son espace personnel s'ouvre

    @URS-082-P1 @lecture:URS-AMB-13=nir
    Scénario: Son numéro de Sécurité sociale et son mot de passe rouvrent l'espace
      Étant donné une artiste-auteure dont l'espace est ouvert
      Et qu'elle a quitté son espace
      Quand elle revient avec son numéro de Sécurité sociale et son mot de passe
      Alors son espace personnel s'ouvre

    @URS-082-N1
    Scénario: Un tout autre mot de passe n'ouvre rien
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle revient avec un tout autre mot de passe
      Alors aucune session ne s'ouvre

    @URS-082-N2
    Scénario: Le mot de passe d'une autre titulaire n'ouvre rien
      Étant donné un parcours joué jusqu'à son terme par une autre personne
      Et une artiste-auteure dont l'espace est ouvert
      Quand elle revient avec le mot de passe d'une autre titulaire
      Alors aucune session ne s'ouvre

  @URS-083
  Règle: À la fin, la personne est informée que son espace existe désormais

    @URS-083-P1 @URS-083-N1
    Scénario: L'espace accueille sa titulaire
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle choisit « Valider et accéder à votre espace »
      Alors une page l'accueille dans son espace ou lui dit qu'il est créé

  @URS-084
  Règle: Un message avertit la titulaire qu'un espace vient d'être créé à son nom

    @URS-084-P1
    Scénario: La création s'annonce par un message
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors un message lui apprend que son espace vient d'être créé

    @URS-084-N1
    Scénario: Aucun message ne porte de secret
      Étant donné une artiste-auteure parvenue à la page des coordonnées
      Quand elle finalise son inscription sans toucher à rien
      Alors aucun message ne contient son numéro, son code ou son mot de passe

  @URS-085
  Règle: Une commande visible met fin à la session, et rien de l'espace ne se montre plus

    Scénario: Le bouton Précédent ne montre plus l'espace
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle se déconnecte
      Alors ni la page affichée ni le bouton Précédent ne montrent son espace

    @URS-085-P1 @URS-085-N1
    Scénario: Les anciens cookies ne rouvrent rien
      Étant donné une artiste-auteure qui a fait le tour de son espace
      Quand ses requêtes d'avant la déconnexion sont rejouées avec leurs anciens cookies
      Alors aucune ne rend plus son espace
