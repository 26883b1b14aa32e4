# language: fr
Fonctionnalité: Portable inconnu : choisir le canal

  @AUD-115
  Règle: Sans portable au fichier, la personne choisit comment finir : SMS ou courrier

    @AUD-115-P1 @AUD-115-N1
    Scénario: Les deux canaux du guide sont proposés
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle lit la page
      Alors les deux canaux du guide lui sont proposés

  @AUD-116
  Règle: « Valider » sans choix est refusé ; les deux options s'excluent

    # sans scénario : AUD-116-N2 — les deux options envoyées ensemble n'ont pas de nom qu'un banc connaisse d'avance.
    @AUD-116-N1
    Scénario: Sans choix, la page reste et le dit
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle valide sans choisir de canal
      Alors le choix du canal reste à faire

    Scénario: Les deux options s'excluent
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle choisit l'un des canaux, puis l'autre
      Alors seul le dernier reste choisi

  @AUD-117
  Règle: Choisir SMS mène à la page de saisie d'un numéro de portable

    @AUD-117-P1
    Scénario: Le portable est demandé
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle choisit d'être servie par SMS
      Alors la page de saisie du portable s'ouvre

  @AUD-118
  Règle: Choisir le courrier mène à l'identifiant sans demander de téléphone

    @AUD-118-P1
    Scénario: L'identifiant est demandé aussitôt
      Étant donné une adhérente qui choisit le courrier parvenue au choix du canal
      Quand elle choisit d'être servie par courrier
      Alors la page de saisie de l'identifiant s'ouvre

  @AUD-119
  Règle: « Retour » ramène à l'écran d'identification

    @AUD-119-P1
    Scénario: « Retour » ramène à la personne reconnue
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle choisit « Retour »
      Alors elle revient à l'écran qui la reconnaît

  @AUD-120
  Règle: Le canal choisi par erreur peut être changé ; seul le dernier choix agit

    @AUD-120-P1
    Scénario: De SMS au courrier, seul le courrier part
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle choisit SMS par erreur, revient, puis choisit le courrier
      Alors un courrier lui parvient et aucun SMS, témoin à l'appui

    Scénario: Un portable déjà donné, seul le courrier part
      Étant donné une adhérente qui donne un portable parvenue au choix du canal
      Quand elle donne un portable par erreur, revient, puis choisit le courrier
      Alors un courrier lui parvient et aucun SMS, témoin à l'appui

    Scénario: Du courrier à SMS, seul le SMS part
      Étant donné une adhérente qui choisit le courrier parvenue au choix du canal
      Quand elle choisit le courrier par erreur, revient, puis choisit SMS
      Alors un SMS lui parvient et aucun courrier, témoin à l'appui
