# language: fr
Fonctionnalité: Entrer sur le site et choisir son espace

  @AUD-001
  Règle: La création part du site public d'Audiens, à l'adresse que donne le profil

    @AUD-001-P1 @AUD-001-N1
    Scénario: Le site répond à son adresse
      Quand une internaute ouvre l'adresse du site
      Alors la page d'accueil du site s'ouvre
      Et cette page est sur un hôte du portail

  @AUD-002
  Règle: « Accéder à votre espace personnalisé » mène de l'accueil au choix d'un espace

    @AUD-002-P1
    Scénario: La commande du guide ouvre le choix de l'espace
      Étant donné une internaute parvenue à la page d'accueil du site
      Quand elle choisit « Accéder à votre espace personnalisé »
      Alors la page de choix de l'espace s'ouvre

  @AUD-003
  Règle: L'en-tête du site présente un champ de recherche

    # Sous la lecture AUD-AMB-28=ignored, l'habillage n'est pas exigé : son absence n'est jamais un échec.
    @AUD-003-P1 @lecture:AUD-AMB-28=strict
    Scénario: Le champ de recherche est là
      Étant donné une internaute parvenue à la page d'accueil du site
      Quand elle lit la page
      Alors un champ de recherche s'y trouve

  @AUD-004
  Règle: Le choix de l'espace distingue quatre publics

    @AUD-004-P1 @AUD-004-N1
    Plan du scénario: « <public> » s'y lit
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors les mots « <public> » s'y lisent

      Exemples: Les quatre publics du guide
        | public                           |
        | Vous êtes un particulier         |
        | Vous êtes un employeur           |
        | Vous êtes un correspondant groupe |
        | Vous êtes un administrateur      |

  @AUD-005
  Règle: L'écran du guide montre trois commandes de partage social, qui ne sont exigées que si c'est déclaré

    # Sous la lecture AUD-AMB-28=ignored, présentes ou absentes, elles conviennent : rien n'est jugé.
    @AUD-005-P1 @lecture:AUD-AMB-28=strict
    Scénario: Les trois commandes sont là
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors les trois commandes de partage s'y trouvent

  @AUD-006
  Règle: Deux espaces distincts sont proposés aux particuliers

    @AUD-006-P1 @AUD-006-N1
    Plan du scénario: « <espace> » est proposé
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors une commande « <espace> » lui est offerte

      Exemples: Les deux espaces
        | espace                   |
        | Espace Congés Spectacles |
        | Espace Audiens           |

    Plan du scénario: Chaque espace a sa propre présentation, comme <annonce>
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors la présentation de cet espace annonce <annonce>

      Exemples: Ce qui ne se dit que de l'un
        | annonce                                 |
        | les artistes et techniciens du spectacle |
        | les décomptes de remboursement          |

  @AUD-007
  Règle: L'entrée Congés Spectacles est destinée aux artistes et techniciens, avec trois usages

    @AUD-007-P1 @AUD-007-N1
    Plan du scénario: Sa présentation annonce <annonce>
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors la présentation de cet espace annonce <annonce>

      Exemples: Un public, trois usages
        | annonce                                  |
        | les artistes et techniciens du spectacle |
        | l'immatriculation                        |
        | la demande de congés                     |
        | les droits en cours                      |

  @AUD-008
  Règle: L'entrée Audiens annonce cinq services de santé

    @AUD-008-P1 @AUD-008-N1
    Plan du scénario: Sa présentation annonce <annonce>
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors la présentation de cet espace annonce <annonce>

      Exemples: Les cinq services
        | annonce                                        |
        | les décomptes de remboursement                 |
        | le simulateur de remboursement                 |
        | la demande de prise en charge hospitalière     |
        | la carte de tiers payant                       |
        | la géolocalisation des professionnels de santé |

  @AUD-009
  Règle: Les services de santé sont annoncés comme réservés aux adhérents d'Audiens Prévoyance

    @AUD-009-P1 @AUD-009-N1
    Scénario: La réserve se lit dans la présentation
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors la présentation de cet espace annonce la réserve aux adhérents d'Audiens Prévoyance

  @AUD-010
  Règle: L'entrée Audiens annonce aussi le relevé de situation pour la retraite

    @AUD-010-P1
    Scénario: La retraite se lit dans la présentation
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors la présentation de cet espace annonce le relevé de situation pour la retraite

  @AUD-011
  Règle: Un lien de l'entrée Audiens permet de télécharger le guide d'utilisation

    @AUD-011-P1 @AUD-011-N1 @AUD-011-N2
    Scénario: Le guide se télécharge
      Étant donné une internaute parvenue au choix de son espace
      Quand elle lit la page
      Alors une commande « Télécharger le guide d'utilisation » lui est offerte
      Et le guide d'utilisation se télécharge

  @AUD-012
  Règle: « Espace Audiens » ouvre la page où l'on se connecte ou s'inscrit

    @AUD-012-P1
    Scénario: L'espace Audiens s'ouvre sur la connexion
      Étant donné une internaute parvenue au choix de son espace
      Quand elle choisit « Espace Audiens »
      Alors la page de connexion s'ouvre

  @AUD-013
  Règle: « Espace Congés Spectacles » ne fait pas entrer dans l'inscription Audiens

    @AUD-013-P1
    Scénario: L'autre espace mène ailleurs
      Étant donné une internaute parvenue au choix de son espace
      Quand elle choisit l'espace Congés Spectacles
      Alors elle n'est pas menée à la connexion d'Audiens
