# language: fr
Fonctionnalité: Choisir l'adresse e-mail de contact

  @URS-030
  Règle: La page offre l'adresse, sa confirmation, l'acceptation des conditions et « Envoyer »

    Contexte:
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact

    @URS-030-P1
    Scénario: L'adresse et l'acceptation sont offertes
      Quand elle lit le formulaire
      Alors elle peut saisir son adresse de contact
      Et elle peut accepter les conditions générales d'utilisation

    @lecture:URS-AMB-06=retype
    Scénario: La confirmation de l'adresse est offerte
      Quand elle lit le formulaire
      Alors elle peut saisir la confirmation de son adresse

    Scénario: Le bouton porte le mot du guide
      Quand elle lit le formulaire
      Alors une commande « Envoyer » lui est offerte

  @URS-031
  Règle: Une adresse non valide est refusée et aucun message ne part

    Plan du scénario: L'adresse <saisie> est refusée
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne pour adresse <saisie>
      Alors son adresse est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

      Exemples: Ce qui n'est pas une adresse
        | saisie                            | exemple    |
        | rien                              | URS-031-N1 |
        | prenom                            | URS-031-N2 |
        | prenom@                           | URS-031-N3 |
        | @example.org                      | URS-031-N4 |
        | a..b@example.org                  | URS-031-N5 |
        | a b@example.org                   | URS-031-N6 |
        | deux adresses et une virgule      | URS-031-N7 |

    Plan du scénario: L'adresse <saisie> est acceptée
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne pour adresse <saisie>
      Alors l'e-mail lui parvient à cette adresse

      Exemples: Des adresses comme il en existe
        | saisie                            | exemple    |
        | prenom.nom@example.org            | URS-031-P1 |
        | prenom+etiquette@example.org      | URS-031-P2 |
        | a@example.org                     | URS-031-P3 |

    Plan du scénario: Une adresse <saisie> est reçue entière ou visiblement arrêtée
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne pour adresse <saisie>
      Alors l'adresse est <issue>

      Exemples: De part et d'autre des longueurs admises
        | saisie                                | issue                                | exemple    |
        | dont la partie locale a 64 caractères | servie, ou arrêtée par la saisie     | URS-031-B1 |
        | dont la partie locale a 65 caractères | servie entière, refusée ou arrêtée   | URS-031-B2 |
        | longue de 254 caractères              | servie, ou arrêtée par la saisie     | URS-031-B3 |
        | longue de 255 caractères              | servie entière, refusée ou arrêtée   | URS-031-B4 |
        | sans point dans son domaine           | servie entière, refusée ou arrêtée   | URS-031-B5 |

  @URS-032 @lecture:URS-AMB-06=retype
  Règle: Les deux saisies de l'adresse sont identiques, sinon rien n'est envoyé

    Plan du scénario: Une confirmation <saisie> est refusée
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne son adresse et une confirmation <saisie>
      Alors la confirmation est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

      Exemples: Ce qui n'est pas la même adresse
        | saisie                   | exemple    |
        | différente d'une lettre  | URS-032-N1 |
        | laissée vide             | URS-032-N2 |

    @URS-032-P1
    Scénario: Deux saisies identiques sont acceptées
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne deux fois la même adresse
      Alors l'e-mail lui parvient à cette adresse

  @URS-034
  Règle: Sans acceptation des conditions générales d'utilisation, la demande est refusée et aucun message ne part

    @URS-034-N1
    Scénario: La demande sans acceptation reste sans effet
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Et qu'elle a saisi deux fois la même adresse
      Quand elle choisit « Envoyer » sans accepter les conditions générales d'utilisation
      Alors un message lui demande de les accepter
      Et aucun e-mail ne lui parvient, témoin à l'appui

    Scénario: La même demande envoyée hors du formulaire reste sans effet
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation
      Quand sa demande est rejouée sans l'acceptation des conditions générales d'utilisation
      Alors aucun autre e-mail ne lui parvient, témoin à l'appui

  @URS-037
  Règle: « Envoyer » provoque l'envoi, à l'adresse donnée, d'un message portant un lien de confirmation

    @URS-037-P1 @URS-037-N1 @URS-037-N2 @URS-037-N3 @URS-037-B1 @lecture:URS-AMB-03=one
    Scénario: Un message et un seul parvient à l'adresse donnée
      Étant donné une artiste-auteure qui a rempli le formulaire de son adresse de contact
      Quand elle choisit « Envoyer »
      Alors un e-mail lui parvient dans le délai déclaré
      Et ce message porte un lien de confirmation, dans son texte aussi
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

  @URS-040
  Règle: La personne est invitée à regarder parmi les courriers indésirables

    @URS-040-P1 @URS-040-N1
    Scénario: Le conseil se lit là où l'on attend le message
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle attend son message
      Alors un texte l'invite à regarder parmi les courriers indésirables ou les spams

  @URS-041
  Règle: Une commande « Renvoyer un e-mail » fait réexpédier le lien

    @URS-041-P1
    Scénario: La commande porte les mots du guide
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle attend son message
      Alors une commande « Renvoyer un e-mail » est à sa portée

  @URS-042
  Règle: « Renvoyer un e-mail » envoie un message de plus, à la même adresse et sans nouvelle saisie

    Contexte:
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation

    @URS-042-P1 @URS-042-N1 @URS-042-N2
    Scénario: Un second message parvient à la même adresse
      Quand elle choisit « Renvoyer un e-mail »
      Alors un nouvel e-mail lui parvient à la même adresse
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

    Scénario: Le lien du second message est valable
      Étant donné qu'elle s'est fait renvoyer son lien de confirmation
      Quand elle suit le dernier lien reçu
      Alors la page de définition du mot de passe s'ouvre

    Scénario: L'adresse du renvoi ne se détourne pas
      Étant donné qu'elle s'est fait renvoyer son lien de confirmation
      Quand ce renvoi est rejoué avec l'adresse d'une autre personne
      Alors aucun e-mail ne parvient à cette autre personne, témoin à l'appui
