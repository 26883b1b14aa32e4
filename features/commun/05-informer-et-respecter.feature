# language: fr
Fonctionnalité: Informer et respecter la personne, quel que soit le portail

  @GEN-038
  Règle: Là où des données sont collectées, l'information de l'article 13 du RGPD est donnée ou à un lien

    @GEN-038-P1 @GEN-038-N1
    Plan du scénario: Sur <portail>, la collecte est expliquée
      Étant donné une usagère parvenue au premier formulaire
      Quand elle lit ce qui est dit de ses données
      Alors elle y trouve ce que demande l'article 13 du RGPD

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-039
  Règle: Aucune case de prospection n'est cochée d'avance et la refuser est sans conséquence
    # refuser est sans conséquence : le parcours relu est allé jusqu'à l'espace sans qu'aucune case soit cochée

    @GEN-039-P1 @GEN-039-N1
    Plan du scénario: Sur <portail>, aucune prospection n'est acceptée d'avance
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors aucune case de prospection n'y est cochée d'avance

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-040
  Règle: Les e-mails ont une partie texte, un objet en français nommant le service, et ni pièce jointe ni traceur tiers

    @GEN-040-P1 @GEN-040-N1
    Plan du scénario: Les e-mails envoyés par <portail> sont lisibles et ne disent rien à des tiers
      Étant donné le parcours entier d'une usagère
      Quand on en relit les e-mails
      Alors chaque e-mail a un texte, un objet qui nomme le service, et rien qui renseigne un tiers

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |

  @GEN-041
  Règle: Les pages du parcours ne demandent que les données que montrent les guides

    @GEN-041-P1 @GEN-041-N1
    Plan du scénario: Sur <portail>, rien d'autre n'est demandé que ce que montre le guide
      Étant donné le parcours entier d'une usagère
      Quand on en relit les pages
      Alors aucune autre donnée n'y est demandée

      Exemples: Sur chaque portail
        | portail |
        | Urssaf  |
        | Audiens |
