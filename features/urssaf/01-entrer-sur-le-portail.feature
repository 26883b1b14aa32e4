# language: fr
Fonctionnalité: Entrer sur le portail et choisir son profil

  @URS-001
  Règle: Le parcours de création part de la page d'accueil publique du portail

    @URS-001-P1 @URS-001-N1
    Scénario: La page d'accueil répond à l'adresse du portail
      Quand une visiteuse ouvre l'adresse du portail
      Alors la page d'accueil s'ouvre sur un hôte du portail

  @URS-002
  Règle: La page d'accueil offre une commande qui mène vers la création de l'espace

    @URS-002-P1 @URS-002-N1 @URS-002-N2 @lecture:URS-AMB-01=any
    Scénario: Une commande parle d'espace, de compte, de connexion, de création ou d'activation
      Étant donné une visiteuse parvenue à la page d'accueil
      Quand elle cherche l'entrée de la création
      Alors une commande utilisable la mène vers le choix de son profil

    @lecture:URS-AMB-01=exact
    Scénario: La commande porte le libellé que donne le profil du candidat
      Étant donné une visiteuse parvenue à la page d'accueil
      Quand elle suit l'entrée que nomme le profil du candidat
      Alors une commande utilisable la mène vers le choix de son profil

  @URS-003
  Règle: Après l'entrée, « Vous êtes artiste-auteur » permet de choisir son profil

    @URS-003-N1
    Scénario: L'option porte les mots du guide
      Étant donné une visiteuse parvenue à la page d'accueil
      Quand elle cherche l'entrée de la création
      Alors l'option « Vous êtes artiste-auteur » lui est offerte

    @URS-003-P1
    Scénario: L'option mène à l'identification
      Étant donné une visiteuse parvenue au choix de son profil
      Quand elle choisit « Vous êtes artiste-auteur »
      Alors la page d'identification s'ouvre

  @URS-004
  Règle: Tout autre profil proposé mène ailleurs qu'à l'identification de l'artiste-auteur

    # sans scénario : URS-004-P1 — un profil seul rend l'exigence sans objet ; le scénario le constate de lui-même.
    # Sous la lecture URS-AMB-17=out, les autres profils sont hors du champ : rien n'en est jugé.
    @URS-004-N1 @lecture:URS-AMB-17=declared
    Scénario: Les autres profils n'ouvrent pas le formulaire de l'artiste-auteur
      Étant donné une visiteuse parvenue au choix de son profil
      Quand elle choisit chacun des autres profils déclarés
      Alors aucun ne mène au formulaire d'identification de l'artiste-auteur

    @lecture:URS-AMB-17=declared
    Scénario: Choisis après le sien, les autres profils ne l'ouvrent pas davantage
      Étant donné une visiteuse parvenue au choix de son profil
      Et qu'elle a choisi « Vous êtes artiste-auteur », puis qu'elle en est revenue
      Quand elle choisit chacun des autres profils déclarés
      Alors aucun ne mène au formulaire d'identification de l'artiste-auteur

  @URS-005
  Règle: La création comporte huit étapes jouées dans l'ordre de leurs numéros

    @URS-005-P1 @URS-005-N1 @URS-005-N2 @lecture:URS-AMB-02=numbers
    Scénario: Les huit étapes se suivent, le message entre l'adresse et le mot de passe
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit le guide de la première à la huitième étape
      Alors elle a rencontré les étapes dans l'ordre de leurs numéros
      Et le message lui est parvenu entre le choix de l'adresse et celui du mot de passe

  @URS-006
  Règle: La page d'une étape ne s'obtient pas par son adresse tant que les étapes d'avant n'ont pas réussi

    Contexte:
      Étant donné un parcours joué jusqu'à son terme par une autre personne

    Plan du scénario: L'adresse de la page pour <page> n'ouvre rien à une inconnue
      Quand une inconnue ouvre l'adresse de la page pour <page>
      Alors cette page lui reste fermée

      Exemples: Les pages d'après l'identification
        | page                               | exemple    |
        | le choix de l'adresse de contact   |            |
        | la définition du mot de passe      | URS-006-N1 |
        | les coordonnées                    | URS-006-N2 |

    Plan du scénario: Le formulaire pour <formulaire> envoyé par une inconnue reste sans effet
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle envoie avant son tour le formulaire pour <formulaire>
      Alors cet envoi ne lui donne ni coordonnées ni espace ni mot de passe

      Exemples: Sans s'être identifiée
        | formulaire       | exemple    |
        | le mot de passe  | URS-006-N1 |
        | les coordonnées  |            |

    Plan du scénario: Le formulaire pour <formulaire> envoyé sans avoir suivi de lien reste sans effet
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle envoie avant son tour le formulaire pour <formulaire>
      Alors cet envoi ne lui donne ni coordonnées ni espace ni mot de passe

      Exemples: Identifiée, sans adresse confirmée
        | formulaire       |
        | le mot de passe  |
        | les coordonnées  |

    Scénario: L'adresse des coordonnées n'ouvre rien à qui n'a pas encore de mot de passe
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe
      Quand elle ouvre l'adresse de la page pour les coordonnées
      Alors cette page lui reste fermée

    Scénario: Le formulaire des coordonnées n'ouvre pas d'espace sans mot de passe
      Étant donné une artiste-auteure parvenue à la définition de son mot de passe
      Quand elle envoie avant son tour le formulaire pour les coordonnées
      Alors cet envoi n'ouvre pas son espace

    @lecture:URS-AMB-02=numbers
    Scénario: Attendre son lien ne suffit pas à définir un mot de passe
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle envoie avant son tour le formulaire pour le mot de passe
      Alors cet envoi ne lui donne ni coordonnées ni espace ni mot de passe

    @lecture:URS-AMB-02=numbers
    Scénario: Attendre son lien n'ouvre pas l'adresse de la définition du mot de passe
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle ouvre l'adresse de la page pour la définition du mot de passe
      Alors cette page lui reste fermée
