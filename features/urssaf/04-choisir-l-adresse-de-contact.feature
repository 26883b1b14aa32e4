# language: fr
Fonctionnalité: Choisir l'adresse e-mail de contact

  @URS-030
  Règle: La page offre l'adresse, sa confirmation, l'acceptation des conditions et « Envoyer »

    Contexte:
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact

    @URS-030-P1
    Scénario: La saisie de l'adresse est offerte
      Quand elle lit le formulaire
      Alors elle peut saisir son adresse de contact

    @URS-030-P1 @lecture:URS-AMB-06=retype
    Scénario: La confirmation de l'adresse est offerte
      Quand elle lit le formulaire
      Alors elle peut saisir la confirmation de son adresse

    @URS-030-P1 @lecture:URS-AMB-14=checkbox_unticked
    Scénario: Une case permet d'accepter les conditions
      Quand elle lit le formulaire
      Alors elle peut accepter les conditions générales d'utilisation

    @URS-030-P1 @lecture:URS-AMB-14=other
    Scénario: Un acte permet d'accepter les conditions
      Quand elle lit le formulaire
      Alors elle peut accepter les conditions générales d'utilisation

    @URS-030-P1
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

    Scénario: Corrigée, l'adresse est examinée comme la première
      Étant donné une artiste-auteure revenue corriger son adresse de contact
      Quand elle donne pour adresse a..b@example.org
      Alors son adresse est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

    Scénario: Deux adresses envoyées hors du formulaire ne sont pas servies
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation
      Quand sa demande est rejouée avec deux adresses à la place d'une
      Alors aucun e-mail ne lui parvient, témoin à l'appui

  @URS-032
  Règle: Les deux saisies de l'adresse sont identiques, sinon rien n'est envoyé

    Contexte:
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact

    @lecture:URS-AMB-06=retype
    Plan du scénario: Une confirmation <saisie> est refusée
      Quand elle donne son adresse et une confirmation <saisie>
      Alors la confirmation est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

      Exemples: Ce qui n'est pas la même adresse
        | saisie                   | exemple    |
        | différente d'une lettre  | URS-032-N1 |
        | laissée vide             | URS-032-N2 |

    @lecture:URS-AMB-06=retype
    Scénario: Corrigée, l'adresse se confirme comme la première
      Étant donné une artiste-auteure revenue corriger son adresse de contact
      Quand elle donne son adresse et une confirmation différente d'une lettre
      Alors la confirmation est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

    @URS-032-P1 @lecture:URS-AMB-06=retype
    Scénario: Deux saisies identiques sont acceptées
      Quand elle donne deux fois la même adresse
      Alors l'e-mail lui parvient à cette adresse

    @URS-032-B1 @lecture:URS-AMB-06=retype
    Plan du scénario: La casse <partie> compte comme le profil le déclare
      Quand elle donne son adresse et une confirmation dont la casse diffère <partie>
      Alors la différence de casse <partie> est traitée comme déclaré

      Exemples: Chaque partie de l'adresse
        | partie           |
        | avant l'arobase  |
        | après l'arobase  |

    @lecture:URS-AMB-06=link
    Scénario: L'adresse donnée une seule fois suffit
      Quand elle donne une fois son adresse
      Alors l'e-mail lui parvient à cette adresse

  @URS-033
  Règle: Ni les espaces autour de l'adresse ni la casse de son domaine ne la font refuser

    @URS-033-P1
    Scénario: Les espaces autour de l'adresse sont retirés
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne son adresse entourée d'espaces
      Alors l'e-mail lui parvient à cette adresse

    @lecture:URS-AMB-02=numbers
    Scénario: Les espaces que le navigateur laisserait passer sont retirés aussi
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation
      Quand sa demande est rejouée avec des espaces autour de son adresse
      Alors l'e-mail lui parvient sans espace dans son adresse

    @URS-033-P2 @lecture:URS-AMB-06=retype
    Scénario: Un domaine à la majuscule près est le même
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle donne son adresse en écrivant une fois son domaine avec une majuscule
      Alors l'e-mail lui parvient à cette adresse

  @URS-034
  Règle: Sans acceptation des conditions générales d'utilisation, la demande est refusée et aucun message ne part

    @URS-034-N1
    Scénario: La demande sans acceptation reste sans effet
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Et qu'elle a saisi son adresse
      Quand elle choisit « Envoyer » sans accepter les conditions générales d'utilisation
      Alors un message lui demande de les accepter
      Et aucun e-mail ne lui parvient, témoin à l'appui

    Scénario: Refusée une fois, la demande sans acceptation reste sans effet
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Et qu'elle a demandé son lien sans accepter les conditions générales d'utilisation
      Quand elle le redemande sans les accepter
      Alors aucun e-mail ne lui parvient, témoin à l'appui

    Scénario: L'acceptation donnée dans une demande refusée, puis retirée, ne compte plus
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Et qu'une adresse non valide lui a été refusée, les conditions acceptées
      Quand elle retire son acceptation et demande son lien
      Alors aucun e-mail ne lui parvient, témoin à l'appui

    Scénario: La même demande envoyée hors du formulaire reste sans effet
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation
      Quand sa demande est rejouée sans l'acceptation des conditions générales d'utilisation
      Alors aucun autre e-mail ne lui parvient, témoin à l'appui

  @URS-035
  Règle: Rien n'est accepté d'avance à l'ouverture de la page

    Contexte:
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact

    @URS-035-P1 @URS-035-N1 @lecture:URS-AMB-14=checkbox_unticked
    Scénario: La case n'est pas cochée
      Quand elle lit le formulaire
      Alors les conditions générales d'utilisation ne sont pas acceptées d'avance

    @lecture:URS-AMB-14=checkbox_unticked
    Scénario: Une demande refusée ne coche pas la case à sa place
      Étant donné qu'on lui a refusé son lien faute d'accepter les conditions générales d'utilisation
      Quand elle lit le formulaire
      Alors les conditions générales d'utilisation ne sont pas acceptées d'avance

    @lecture:URS-AMB-14=other
    Scénario: L'acte d'accepter reste à faire
      Quand elle lit le formulaire
      Alors les conditions générales d'utilisation ne sont pas acceptées d'avance

    Scénario: Rien n'est accepté par qui s'est servi du navigateur avant elle
      Étant donné qu'elle a demandé son lien, puis laissé le navigateur à une autre personne
      Quand elle lit le formulaire
      Alors les conditions générales d'utilisation ne sont pas acceptées d'avance

    Scénario: Sans acceptation, sa demande reste sans effet dans ce navigateur aussi
      Étant donné qu'elle a demandé son lien, puis laissé le navigateur à une autre personne
      Quand celle-ci demande le sien sans accepter les conditions générales d'utilisation
      Alors aucun e-mail ne lui parvient, témoin à l'appui

  @URS-036
  Règle: Le texte des conditions se lit depuis cette page avant d'accepter, sans perdre la saisie

    @URS-036-P1 @URS-036-N1
    Scénario: Le texte s'ouvre sans que la saisie soit perdue
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Et qu'elle a saisi son adresse
      Quand elle ouvre le texte des conditions générales d'utilisation
      Alors un texte ou un document non vide s'ouvre
      Et l'adresse qu'elle avait saisie est toujours là

  @URS-037
  Règle: « Envoyer » provoque l'envoi, à l'adresse donnée, d'un message portant un lien de confirmation

    @URS-037-P1 @URS-037-N1 @URS-037-N2 @URS-037-N3 @URS-037-B1
    @lecture:URS-AMB-02=numbers @lecture:URS-AMB-03=one
    Scénario: Un message et un seul parvient à l'adresse donnée
      Étant donné une artiste-auteure connue à une autre adresse, qui a rempli le formulaire de la sienne
      Quand elle choisit « Envoyer »
      Alors un e-mail lui parvient dans le délai déclaré
      Et ce message porte un lien de confirmation, dans son texte aussi
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

    @lecture:URS-AMB-02=numbers @lecture:URS-AMB-03=two
    Scénario: Deux messages parviennent à l'adresse donnée, un par lien
      Étant donné une artiste-auteure qui a rempli le formulaire de son adresse de contact
      Quand elle choisit « Envoyer »
      Alors deux e-mails lui parviennent dans le délai déclaré
      Et chacun porte son propre lien, dans son texte aussi
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

    @lecture:URS-AMB-02=text
    Scénario: Le message part une fois le mot de passe choisi
      Étant donné une artiste-auteure qui a saisi deux fois son mot de passe
      Quand elle choisit « Valider »
      Alors un e-mail lui parvient dans le délai déclaré
      Et ce message porte un lien de confirmation, dans son texte aussi
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

  @URS-038
  Règle: Aucun message ne part avant que « Envoyer » ait été accepté

    @URS-038-N2
    Scénario: Montrer la page n'envoie rien
      Étant donné une artiste-auteure dont l'Urssaf connaît déjà une adresse
      Quand elle parvient au choix de son adresse de contact
      Alors aucun e-mail ne lui parvient, témoin à l'appui

    @URS-038-N1
    Scénario: Un formulaire refusé n'envoie rien
      Étant donné une artiste-auteure dont l'Urssaf connaît déjà une adresse
      Et qu'elle est parvenue au choix de son adresse de contact
      Quand elle donne pour adresse prenom@
      Alors aucun e-mail ne lui parvient, témoin à l'appui

  @URS-039
  Règle: Après l'envoi, une page invite la personne à consulter sa messagerie pour continuer

    @URS-039-P1 @lecture:URS-AMB-02=numbers
    Scénario: La page qui suit « Envoyer » parle du message
      Étant donné une artiste-auteure qui a rempli le formulaire de son adresse de contact
      Quand elle choisit « Envoyer »
      Alors la page l'invite à consulter sa messagerie

    @lecture:URS-AMB-02=text
    Scénario: La page qui suit le mot de passe parle du message
      Étant donné une artiste-auteure qui a saisi deux fois son mot de passe
      Quand elle choisit « Valider »
      Alors la page l'invite à consulter sa messagerie

  @URS-040
  Règle: La personne est invitée à regarder parmi les courriers indésirables

    Contexte:
      Étant donné une artiste-auteure qui a demandé son lien de confirmation

    @URS-040-P1 @URS-040-N1 @lecture:URS-AMB-08=waiting
    Scénario: Le conseil se lit là où l'on attend le message
      Quand elle attend son message
      Alors un texte l'invite à regarder parmi les courriers indésirables ou les spams

    @lecture:URS-AMB-08=reachable
    Scénario: Le conseil se lit à un clic au plus de la page d'attente
      Quand elle cherche pourquoi son message n'arrive pas
      Alors un texte l'invite à regarder parmi les courriers indésirables ou les spams

  @URS-041
  Règle: Une commande « Renvoyer un e-mail » fait réexpédier le lien

    Contexte:
      Étant donné une artiste-auteure qui a demandé son lien de confirmation

    @URS-041-P1 @lecture:URS-AMB-08=waiting
    Scénario: La commande porte les mots du guide
      Quand elle attend son message
      Alors une commande « Renvoyer un e-mail » est à sa portée

    @lecture:URS-AMB-08=reachable
    Scénario: La commande est à un clic au plus de la page d'attente
      Quand elle cherche pourquoi son message n'arrive pas
      Alors une commande « Renvoyer un e-mail » est à sa portée

  @URS-042
  Règle: « Renvoyer un e-mail » envoie un message de plus, à la même adresse et sans nouvelle saisie

    Contexte:
      Étant donné une artiste-auteure connue à une autre adresse, qui s'est fait envoyer son lien de confirmation

    @URS-042-P1 @URS-042-N1 @URS-042-N2
    Scénario: Un second message parvient à la même adresse
      Quand elle choisit « Renvoyer un e-mail »
      Alors un nouvel e-mail lui parvient à la même adresse
      Et aucun autre e-mail ne lui parvient, témoin à l'appui

    Scénario: Le lien du second message est valable
      Étant donné qu'elle s'est fait renvoyer son lien de confirmation
      Quand elle suit le dernier lien reçu
      Alors le lien lui ouvre la suite de son parcours

    Scénario: Une fois l'adresse corrigée, le renvoi va à la bonne
      Étant donné qu'elle a reçu un autre lien à la bonne adresse
      Quand elle choisit « Renvoyer un e-mail »
      Alors un nouvel e-mail lui parvient à la même adresse

    Scénario: L'adresse du renvoi ne se détourne pas
      Étant donné qu'elle s'est fait renvoyer son lien de confirmation
      Quand ce renvoi est rejoué avec l'adresse d'une autre personne
      Alors aucun e-mail ne parvient à cette autre personne, témoin à l'appui

  @URS-043
  Règle: Le lien le plus récent fonctionne ; dès qu'un lien a servi, aucun autre lien du parcours ne fonctionne

    Contexte:
      Étant donné une artiste-auteure qui s'est fait renvoyer son lien de confirmation

    @URS-043-P1
    Scénario: Le dernier lien reçu est le bon
      Quand elle suit le dernier lien reçu
      Alors le lien lui ouvre la suite de son parcours

    @URS-043-N1
    Scénario: Le premier lien est mort une fois que le dernier a servi
      Étant donné que le dernier lien reçu lui a servi
      Quand elle suit le premier lien reçu là où un lien s'ouvre
      Alors le lien est refusé par une page qui lui indique quoi faire

    Scénario: Le dernier lien est mort une fois que le premier a servi
      Étant donné que le premier lien reçu lui a servi, s'il s'ouvre encore
      Quand elle suit de nouveau son lien là où un lien s'ouvre
      Alors le lien est refusé par une page qui lui indique quoi faire

    @lecture:URS-AMB-07=strict_latest
    Scénario: Le premier lien est mort dès que le second est parti
      Quand elle suit le premier lien reçu là où un lien s'ouvre
      Alors le lien est refusé par une page qui lui indique quoi faire

  @URS-044
  Règle: La réexpédition est limitée en cadence

    Contexte:
      Étant donné une artiste-auteure qui s'est fait envoyer son lien de confirmation

    @URS-044-N1 @URS-044-B1
    Scénario: Une rafale de demandes se heurte à un refus lisible
      Quand elle choisit « Renvoyer un e-mail » plus souvent que la cadence ne l'admet
      Alors elle ne reçoit pas plus de messages que la cadence n'en admet
      Et la page reste lisible

    @URS-044-B2 @horloge
    Scénario: La pause passée, un renvoi est de nouveau possible
      Étant donné qu'elle a épuisé les renvois que la cadence admet
      Quand elle demande un renvoi une fois la pause passée
      Alors un nouvel e-mail lui parvient à la même adresse

    @horloge
    Scénario: Recommencer son parcours ne donne pas d'autres renvois
      Étant donné qu'elle a demandé tous les renvois de la période, leur pause passée à chaque fois
      Quand elle recommence d'un autre appareil et demande autant de renvois
      Alors sa messagerie n'est pas inondée

  @URS-045
  Règle: La personne qui s'est trompée d'adresse peut en donner une autre, et le premier lien ne fonctionne plus

    @URS-045-P1 @URS-045-N1
    Scénario: Une autre adresse peut être donnée
      Étant donné une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée
      Quand elle revient donner une autre adresse
      Alors l'e-mail lui parvient à cette autre adresse

    Scénario: Le lien parti à la mauvaise adresse est mort
      Étant donné une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée
      Et qu'elle a reçu un autre lien à la bonne adresse
      Quand elle suit le premier lien reçu là où un lien s'ouvre
      Alors ce lien ne lui ouvre rien

    Scénario: Un lien plus ancien parti à la mauvaise adresse est mort aussi
      Étant donné une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée
      Et qu'elle l'y a fait renvoyer
      Et qu'elle a reçu un autre lien à la bonne adresse
      Quand elle suit le premier lien reçu là où un lien s'ouvre
      Alors ce lien ne lui ouvre rien

    Scénario: Le lien parti à la bonne adresse est le bon
      Étant donné une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée
      Et qu'elle a reçu un autre lien à la bonne adresse
      Quand elle suit le dernier lien reçu
      Alors le lien lui ouvre la suite de son parcours

    Scénario: L'espace garde l'adresse corrigée
      Étant donné une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée
      Et qu'elle a reçu un autre lien à la bonne adresse
      Quand elle termine son inscription par ce lien
      Alors l'adresse corrigée est seule celle de son espace
      Et son mot de passe ouvre toujours sa session

  @URS-046
  Règle: Une adresse qui sert déjà à un autre espace est traitée comme déclaré, sans rien révéler de l'autre personne

    Contexte:
      Étant donné une artiste-auteure du même foyer qu'une autre dont l'espace est ouvert

    @URS-046-N1
    Scénario: Rien n'est dit de l'autre personne
      Quand elle donne l'adresse de cette autre personne
      Alors ni la page ni un message ne disent qui est l'autre personne

    @URS-046-P1 @lecture:URS-AMB-20=contact
    Scénario: L'adresse partagée est acceptée sans dommage pour l'autre espace
      Quand elle ouvre son espace avec l'adresse de cette autre personne
      Alors son espace personnel s'ouvre
      Et l'autre espace est resté tel qu'il était

    @URS-046-P2 @lecture:URS-AMB-20=login
    Scénario: L'adresse déjà prise est refusée sans dommage pour l'autre espace
      Quand elle donne l'adresse de cette autre personne
      Alors son adresse est refusée comme déjà prise
      Et l'autre espace est resté tel qu'il était
