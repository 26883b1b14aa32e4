# language: fr
Fonctionnalité: Saisir le code d'activation

  @URS-017
  Règle: Le code d'activation est exigé en même temps que le numéro

    Plan du scénario: Un code <saisie> est refusé
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et un code <saisie>
      Alors son code est refusé

      Exemples: Rien qui fasse un code
        | saisie         | exemple    |
        | laissé vide    | URS-017-N1 |
        | fait d'espaces | URS-017-N2 |

    Scénario: Un envoi sans code reste sans effet hors du formulaire
      Étant donné une artiste-auteure dont une première identification a été refusée
      Quand sa demande est rejouée hors du formulaire sans le code
      Alors cette demande n'ouvre pas l'étape suivante

  @URS-018
  Règle: Avec le bon numéro et son propre code, « suivant » ouvre le choix de l'adresse de contact

    @URS-018-P1
    Scénario: La bonne paire ouvre l'étape suivante
      Étant donné une artiste-auteure qui a saisi son numéro et son code
      Quand elle choisit « suivant »
      Alors la page de choix de l'adresse de contact s'ouvre

  @URS-019
  Règle: Un code qui n'est pas celui du numéro est refusé et rien n'est envoyé

    Plan du scénario: Un code <saisie> est refusé
      Étant donné une artiste-auteure dont l'Urssaf connaît l'adresse, parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et un code <saisie>
      Alors l'identification est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

      Exemples: À un caractère près
        | saisie                          | exemple    |
        | faux de son premier caractère   | URS-019-N1 |
        | faux d'un caractère au milieu   | URS-019-N1 |
        | faux de son dernier caractère   | URS-019-N1 |
        | amputé de son premier caractère | URS-019-N2 |
        | amputé de son dernier caractère | URS-019-N2 |
        | suivi d'un caractère de trop    | URS-019-N3 |

    Scénario: Refusé une fois, un code faux l'est encore
      Étant donné une artiste-auteure dont l'Urssaf connaît l'adresse, parvenue à la page d'identification
      Et qu'elle s'est trompée de code
      Quand elle s'identifie avec son numéro et un code faux de son dernier caractère
      Alors l'identification est refusée
      Et aucun e-mail ne lui parvient, témoin à l'appui

  @URS-020
  Règle: Un code délivré à une personne est refusé avec le numéro d'une autre

    @URS-020-N1
    Scénario: Le code d'une autre ne sert pas
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et le code d'une autre artiste-auteure
      Alors l'identification est refusée

    Scénario: Déjà identifiée, elle ne fait pas servir son code au numéro d'une autre
      Étant donné une artiste-auteure qui s'est identifiée, puis qui est revenue à l'identification
      Quand elle y donne son propre code avec le numéro d'une autre artiste-auteure
      Alors rien du parcours de cette autre ne s'ouvre

  @URS-021
  Règle: La casse et les espaces autour du code sont traités comme déclaré, avec tolérance par défaut

    @URS-021-P1
    Scénario: La casse du code suit la déclaration
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et son code dans l'autre casse
      Alors la casse de son code est traitée comme déclaré

    Plan du scénario: Un code <saisie> est compris
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et son code <saisie>
      Alors son code est accepté, ou un message dit que l'espace gêne

      Exemples: Ce qu'un copier-coller emporte
        | saisie               | exemple    |
        | suivi d'une espace   | URS-021-P2 |
        | précédé d'une espace | URS-021-P2 |

  @URS-022
  Règle: Une fois l'espace créé, le code d'activation n'ouvre plus de nouvelle création

    @URS-022-N1
    Scénario: La même paire ne sert pas deux fois
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle recommence d'un autre appareil avec le même numéro et le même code
      Alors aucune création ne commence

  @URS-023
  Règle: Un parcours abandonné avant d'avoir suivi le lien ne consomme pas le code

    @URS-023-P1
    Scénario: Abandonné au choix de l'adresse, il reprend aussitôt
      Étant donné une artiste-auteure parvenue au choix de son adresse de contact
      Quand elle recommence d'un autre appareil avec le même numéro et le même code
      Alors sa création reprend

    @URS-023-P1
    Scénario: Abandonné devant le message attendu, il reprend aussitôt
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle recommence d'un autre appareil avec le même numéro et le même code
      Alors sa création reprend

    Scénario: Abandonné pour une adresse erronée, il se termine avec la bonne
      Étant donné une artiste-auteure qui a demandé son lien de confirmation
      Quand elle recommence d'un autre appareil et donne une autre adresse
      Alors le lien qui parvient à cette adresse ouvre la suite de sa création

    @URS-023-P1 @horloge
    Scénario: Abandonné la veille, il reprend
      Étant donné que les codes du portail valent plus d'un jour
      Et une artiste-auteure qui a demandé son lien de confirmation
      Quand elle recommence le lendemain avec le même numéro et le même code
      Alors sa création reprend

  @URS-024
  Règle: Un code expiré est refusé avec la façon d'en obtenir un autre ; sans durée déclarée, il n'expire pas

    @URS-024-B1 @horloge
    Scénario: Un code daté sert jusqu'à sa dernière seconde
      Étant donné une artiste-auteure dont le code porte une date d'expiration
      Quand elle s'identifie juste avant que son code expire
      Alors son code est accepté

    @URS-024-N1 @URS-024-B2 @horloge
    Scénario: Un code daté ne sert plus le lendemain
      Étant donné une artiste-auteure dont le code porte une date d'expiration
      Quand elle s'identifie un jour après que son code a expiré
      Alors son code est refusé avec la façon d'en obtenir un autre

    @URS-024-B1 @horloge
    Scénario: Un code sert jusqu'au bout de la durée déclarée
      Étant donné une artiste-auteure dont le code a la durée de validité déclarée
      Quand elle s'identifie juste avant que son code expire
      Alors son code est accepté

    @URS-024-N1 @URS-024-B2 @horloge
    Scénario: Un code ne sert plus un jour après la durée déclarée
      Étant donné une artiste-auteure dont le code a la durée de validité déclarée
      Quand elle s'identifie un jour après que son code a expiré
      Alors son code est refusé avec la façon d'en obtenir un autre

    @URS-024-B3 @horloge
    Scénario: Sans durée déclarée, un code sert encore un an plus tard
      Étant donné que les codes du portail n'expirent pas
      Et une artiste-auteure munie de son numéro et de son code
      Quand elle s'identifie un an plus tard
      Alors son code est accepté

  @URS-025
  Règle: Des codes faux répétés pour un même numéro déclenchent un blocage au nombre d'essais déclaré

    @URS-025-B1
    Scénario: À un essai du blocage, le bon code sert encore
      Étant donné une artiste-auteure à un essai du blocage
      Quand elle s'identifie d'un autre appareil avec son numéro et son code
      Alors son code est accepté

    @URS-025-N1 @URS-025-B2
    Scénario: Les essais épuisés, le bon code est retenu, même après l'identification d'une autre
      Étant donné une artiste-auteure dont les essais sont épuisés
      Et qu'une autre artiste-auteure s'est identifiée depuis
      Quand elle s'identifie d'un autre appareil avec son numéro et son code
      Alors son bon code est retenu

    Scénario: Le même numéro, écrit en groupes, ne donne pas d'autres essais
      Étant donné une artiste-auteure dont les essais sont épuisés
      Quand elle s'identifie d'un autre appareil avec son numéro écrit en groupes et son code
      Alors son bon code est retenu

    @horloge
    Scénario: Le blocage prend fin au terme déclaré, qu'on ait essayé ou non entre-temps
      Étant donné une artiste-auteure dont les essais sont épuisés
      Et qu'un code faux a encore été essayé au milieu du blocage
      Quand elle s'identifie une fois passée la plus longue durée du blocage
      Alors son code est accepté

  @URS-026
  Règle: Le refus ne laisse pas un inconnu distinguer un numéro inconnu d'un code faux

    Plan du scénario: Le refus d'un numéro inconnu se lit comme celui d'un code faux, <titulaire>
      Quand une inconnue essaie un numéro inconnu, puis un code faux <titulaire>
      Alors les deux refus se lisent de même
      Et les deux réponses ont le même statut et la même taille

      Exemples: Que le titulaire du numéro ait un espace ou non
        | titulaire                  | exemple    |
        | pour qui n'a pas d'espace  | URS-026-N1 |
        | pour qui a déjà son espace | URS-026-N1 |

    Scénario: Les deux refus prennent le même temps
      Quand une inconnue essaie tour à tour des numéros inconnus et des codes faux
      Alors les deux réponses prennent le même temps

    Scénario: Le blocage frappe de même les deux numéros
      Étant donné que le portail limite les essais de code
      Quand deux inconnues épuisent les essais d'un numéro connu, puis d'un numéro inconnu
      Alors chaque essai reçoit la même réponse dans les deux cas

  @URS-027
  Règle: Le portail n'affiche ni n'envoie jamais le code d'activation pendant le parcours

    @URS-027-P1 @URS-027-N1
    Scénario: Le code ne paraît nulle part dans le parcours
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle suit le guide jusqu'à son espace après s'être trompée de code
      Alors son code n'a paru dans aucune réponse du portail
      Et son code n'a paru dans aucun message

    Scénario: Un code faux n'apprend rien du bon
      Étant donné une artiste-auteure parvenue à la page d'identification
      Quand elle s'identifie avec son numéro et un code faux de son dernier caractère
      Alors son code n'a paru dans aucune réponse du portail

  @URS-028
  Règle: La page d'identification dit que faire à la personne sans code, ou qui l'a perdu

    @URS-028-P1 @URS-028-N1
    Scénario: Qui n'a pas de code trouve que faire
      Étant donné une visiteuse parvenue à la page d'identification
      Quand elle lit le formulaire
      Alors la page dit que faire à qui n'a pas de code, ou l'a perdu

  @URS-029
  Règle: Qui a déjà un espace est orienté vers la connexion, sans que cet espace soit modifié

    @lecture:URS-AMB-16=login
    Scénario: Qui recommence est invité à se connecter
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle recommence d'un autre appareil avec le même numéro et le même code
      Alors elle est invitée à se connecter

    @lecture:URS-AMB-16=neutral
    Scénario: Qui recommence reçoit le refus d'un code faux
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle recommence d'un autre appareil avec le même numéro et le même code
      Alors son refus est celui d'un code faux

    @URS-029-N1
    Scénario: L'espace existant reste ce qu'il était
      Étant donné une artiste-auteure dont l'espace est ouvert
      Quand elle rejoue toute la création avec une autre adresse
      Alors son premier mot de passe ouvre toujours son espace, à son adresse inchangée

    Scénario: Un lien resté en attente ne change rien à l'espace ouvert depuis
      Étant donné une artiste-auteure dont un lien attend, et dont l'espace s'est ouvert par un autre parcours
      Quand elle suit le lien resté en attente et choisit un autre mot de passe
      Alors son premier mot de passe ouvre toujours son espace, à son adresse inchangée
