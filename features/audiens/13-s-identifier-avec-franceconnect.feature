# language: fr
Fonctionnalité: Identification par FranceConnect

  @AUD-024
  Règle: Le bouton lance une demande OpenID Connect vers le FranceConnect déclaré, avec state et nonce

    @AUD-024-P1
    Scénario: La demande parvient à FranceConnect
      Étant donné une internaute parvenue à la page de connexion
      Quand elle choisit de s'identifier avec FranceConnect
      Alors FranceConnect reçoit une demande qui reviendra sur ce site

    @AUD-024-N1
    Scénario: Deux demandes ne portent jamais le même state ni le même nonce
      Étant donné une internaute parvenue à la page de connexion
      Quand elle s'adresse deux fois à FranceConnect
      Alors chaque demande porte un state et un nonce
      Et aucun des deux n'est repris d'une demande à l'autre

  @AUD-025
  Règle: Un refus ou une annulation chez FranceConnect ramène à la page de connexion, avec un message et sans session

    @AUD-025-N1
    Plan du scénario: La personne qui <décision> revient à la page de connexion
      Étant donné une internaute parvenue à la page de connexion
      Quand elle <décision> chez FranceConnect
      Alors elle est de retour à la page de connexion
      Et un message lui dit que l'identification n'a pas eu lieu
      Et elle n'est pas connectée

      Exemples: Ce que FranceConnect laisse faire
        | décision |
        | refuse   |
        | annule   |

  @AUD-034
  Règle: L'inscription par FranceConnect, si elle est offerte, aboutit à un compte lié à la même personne

    @AUD-034-P1 @lecture:AUD-AMB-23=declared
    Scénario: Une adhérente sans espace s'inscrit par FranceConnect
      Étant donné une adhérente sans espace parvenue à la page de connexion
      Quand elle s'inscrit par FranceConnect
      Alors son espace s'ouvre de nouveau par FranceConnect d'un autre appareil

    @AUD-034-N1
    Plan du scénario: L'espace d'une adhérente ne s'ouvre pas à une autre personne <ressemblance>
      Étant donné une adhérente dont l'espace est ouvert
      Quand une autre personne <ressemblance> s'identifie par FranceConnect
      Alors aucun espace ne s'ouvre à cette autre personne

      Exemples: Ce qui pourrait les faire confondre
        | ressemblance                                       |
        | qui donne la même adresse e-mail                   |
        | qui porte le même nom et la même date de naissance |
        | qui porte les mêmes nom et prénom                  |
