# language: fr
Fonctionnalité: Aide, services et messages

  @AUD-150
  Règle: Les adhérents d'Audiens Santé Prévoyance en difficulté se voient donner le 0 173 173 535

    @AUD-150-P1 @AUD-150-N1
    Scénario: Le numéro des adhérents santé est donné pour eux
      Étant donné une internaute parvenue à la page de connexion
      Quand elle cherche les numéros d'aide
      Alors un numéro est donné pour les adhérents santé

  @AUD-151
  Règle: Les autres personnes se voient donner le 0 173 173 500

    @AUD-151-P1 @AUD-151-N1
    Scénario: Le numéro des autres est donné pour eux
      Étant donné une internaute parvenue à la page de connexion
      Quand elle cherche les numéros d'aide
      Alors un numéro est donné pour les autres personnes

  @AUD-152
  Règle: Un adhérent santé trouve dans son espace ses décomptes de remboursement

    @AUD-152-P1
    Scénario: Le service lui répond
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre les décomptes de remboursement
      Alors ce service d'Audiens lui répond

    @AUD-152-N1
    Scénario: Sans contrat santé, il n'est pas offert
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle cherche les décomptes de remboursement
      Alors ce service ne lui est pas offert, ou lui est refusé avec une explication

  @AUD-153
  Règle: Un adhérent santé trouve dans son espace le simulateur de remboursements

    @AUD-153-P1
    Scénario: Le service lui répond
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre le simulateur de remboursements
      Alors ce service d'Audiens lui répond

    @AUD-153-N1
    Scénario: Sans contrat santé, il n'est pas offert
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle cherche le simulateur de remboursements
      Alors ce service ne lui est pas offert, ou lui est refusé avec une explication

  @AUD-154
  Règle: Un adhérent santé trouve dans son espace la demande de prise en charge hospitalière

    @AUD-154-P1
    Scénario: Le service lui répond
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre la demande de prise en charge hospitalière
      Alors ce service d'Audiens lui répond

    @AUD-154-N1
    Scénario: Sans contrat santé, il n'est pas offert
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle cherche la demande de prise en charge hospitalière
      Alors ce service ne lui est pas offert, ou lui est refusé avec une explication

  @AUD-155
  Règle: Un adhérent santé trouve dans son espace les informations sur sa carte de tiers payant

    @AUD-155-P1
    Scénario: Le service lui répond
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre la carte de tiers payant
      Alors ce service d'Audiens lui répond

    @AUD-155-N1
    Scénario: Sans contrat santé, il n'est pas offert
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle cherche la carte de tiers payant
      Alors ce service ne lui est pas offert, ou lui est refusé avec une explication

  @AUD-156
  Règle: Un adhérent santé trouve dans son espace la géolocalisation des professionnels de santé

    @AUD-156-P1
    Scénario: Le service lui répond
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre la géolocalisation des professionnels de santé
      Alors ce service d'Audiens lui répond

    @AUD-156-N1
    Scénario: Sans contrat santé, il n'est pas offert
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle cherche la géolocalisation des professionnels de santé
      Alors ce service ne lui est pas offert, ou lui est refusé avec une explication

  @AUD-157
  Règle: Dans l'espace ouvert, le relevé de situation retraite peut être consulté

    @AUD-157-P1
    Scénario: Une adhérente santé consulte le sien
      Étant donné une adhérente santé dont l'espace est ouvert
      Quand elle ouvre le relevé de situation retraite
      Alors ce relevé est le sien

    @AUD-157-P1
    Scénario: Sans contrat santé, elle consulte le sien aussi
      Étant donné une personne sans contrat santé dont l'espace est ouvert
      Quand elle ouvre le relevé de situation retraite
      Alors ce relevé est le sien

    @AUD-157-N1
    Scénario: Le relevé d'une autre ne lui est pas montré
      Étant donné une adhérente santé dont l'espace est ouvert
      Et une autre adhérente dont l'espace est ouvert aussi
      Quand elle ouvre le relevé de situation retraite
      Alors ce relevé est le sien

    @AUD-157-N1
    Scénario: L'adresse où une autre lit le sien ne lui en montre rien
      Étant donné une adhérente santé dont l'espace est ouvert
      Et une autre adhérente dont l'espace est ouvert aussi
      Quand elle ouvre l'adresse où l'autre lit son relevé
      Alors rien de l'autre ne lui est montré

  @AUD-158
  Règle: Ces services ne répondent qu'au titulaire connecté

    @AUD-158-N1
    Scénario: Leurs adresses n'ouvrent rien à une inconnue
      Étant donné une adhérente santé dont l'espace est ouvert
      Et qu'elle a parcouru ses services
      Quand une inconnue ouvre leurs adresses
      Alors aucun de ces services ne lui est montré

    Scénario: Leurs adresses ne montrent rien de la titulaire à une autre adhérente
      Étant donné une adhérente santé dont l'espace est ouvert
      Et qu'elle a parcouru ses services
      Quand une autre adhérente ouvre leurs adresses dans son propre espace
      Alors rien de la titulaire ne lui est montré

  @AUD-159
  Règle: Dans les branches SMS, un e-mail éventuel suit la déclaration et ne remplace jamais le SMS

    # sans scénario : AUD-159-P2 — un avis de bienvenue est toléré sauf déclaration ; le scénario le constate de lui-même.
    @AUD-159-P1 @AUD-159-N1
    Scénario: Aucun e-mail ne porte le code
      Étant donné une adhérente dont le portable est connu
      Quand elle suit le guide jusqu'à son espace
      Alors aucun e-mail ne porte son code, et il n'en part que comme déclaré

  @AUD-160
  Règle: Un message avertit le titulaire qu'un compte vient d'être créé, s'il est déclaré

    @AUD-160-P1 @AUD-160-N1 @horloge
    Plan du scénario: Une adhérente <branche> reçoit un avis de création sans son mot de passe
      Étant donné une adhérente <branche>
      Quand elle suit le guide jusqu'à son espace
      Alors l'avis de création suit la déclaration et ne porte pas son mot de passe

      Exemples: Par SMS, et par la première connexion
        | branche                    |
        | dont le portable est connu |
        | qui donne un portable      |
        | qui choisit le courrier    |

  @AUD-161
  Règle: Une commande visible met fin définitivement à la session

    @AUD-161-P1 @AUD-161-N1
    Scénario: La session finie, ses requêtes ne montrent plus rien
      Étant donné une adhérente dont l'espace est ouvert
      Quand elle met fin à sa session, puis ses requêtes sont rejouées
      Alors aucune ne montre plus son espace
