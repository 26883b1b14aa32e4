# language: fr
Fonctionnalité: Confirmer son identité et son adresse

  @AUD-056
  Règle: L'écran indique que le compte a bien été reconnu

    @AUD-056-P1
    Scénario: La reconnaissance est annoncée
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors la page dit que le compte est reconnu

  @AUD-057
  Règle: Il montre le prénom et le nom sous « Vous êtes »

    @AUD-057-P1
    Scénario: Le nom au fichier se lit sous les mots du guide
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors les mots « Vos informations » s'y lisent
      Et les mots « Vous êtes » s'y lisent
      Et son prénom et son nom y sont comme au fichier

    @AUD-057-N1
    Scénario: Le nom montré est celui du fichier, non celui qui a été tapé
      Étant donné une adhérente au nom accentué reconnue par son nom sans accent
      Quand elle lit la page
      Alors son prénom et son nom y sont comme au fichier

  @AUD-058
  Règle: Il montre l'adresse postale au fichier sous « Vous habitez »

    @AUD-058-P1 @lecture:AUD-AMB-21=legacy
    Scénario: L'adresse entière se lit
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors les mots « Vous habitez » s'y lisent
      Et son adresse postale y est comme au fichier

    @AUD-058-P2 @lecture:AUD-AMB-21=current
    Scénario: La ville au moins se lit
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors les mots « Vous habitez » s'y lisent
      Et son adresse postale y est comme au fichier

  @AUD-059
  Règle: « Confirmer » poursuit l'inscription selon le téléphone au fichier

    @AUD-059-P1
    Scénario: Un portable au fichier mène à son numéro masqué
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle choisit « Confirmer »
      Alors la page du numéro masqué s'ouvre

    @AUD-059-P2
    Scénario: Sans portable au fichier, elle choisit un canal
      Étant donné une adhérente qui donne un portable parvenue à l'écran qui la reconnaît
      Quand elle choisit « Confirmer »
      Alors la page de choix du canal s'ouvre

  @AUD-060
  Règle: Qui a changé d'adresse est invité à contacter Audiens par un lien

    @AUD-060-P1 @AUD-060-N1
    Scénario: Le lien de contact est offert
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors une commande « Audiens » lui est offerte
      Et le lien pour contacter Audiens mène quelque part

  @AUD-061
  Règle: L'adresse ne peut pas être modifiée dans cet écran

    @AUD-061-N1
    Scénario: Une adresse glissée dans la confirmation reste sans effet
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand sa confirmation est rejouée avec une autre adresse postale
      Alors son adresse au fichier reste la même

  @AUD-062
  Règle: « Retour » permet à qui n'est pas la personne montrée de revenir au formulaire

    @AUD-062-P1
    Scénario: Le formulaire revient sans les données de la personne montrée
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle choisit « Retour »
      Alors le formulaire revient sans rien montrer d'elle
      Et ce qu'elle y avait tapé s'y trouve encore, si le candidat le déclare

    @AUD-062-P1
    Scénario: Le formulaire qui revient reconnaît qui le remplit
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle revient en arrière, puis une autre adhérente remplit le formulaire
      Alors la page qui montre la personne reconnue s'ouvre
      Et son prénom et son nom y sont comme au fichier

  @AUD-063
  Règle: Rien n'a été envoyé par aucun canal avant « Confirmer »

    @AUD-063-N1
    Scénario: L'affichage de l'écran n'envoie rien
      Étant donné une adhérente dont le portable est connu parvenue au formulaire d'inscription
      Quand elle envoie le formulaire rempli
      Alors rien ne lui a été envoyé, témoin à l'appui

    @AUD-063-N1
    Scénario: L'affichage de l'écran n'adresse aucun courrier
      Étant donné une adhérente dont le portable est connu parvenue au formulaire d'inscription
      Quand elle envoie le formulaire rempli
      Alors aucun courrier ne lui a été adressé, témoin à l'appui

  @AUD-064
  Règle: L'écran ne s'atteint pas sans un formulaire validé juste avant dans la même session

    @AUD-064-N1
    Scénario: Son adresse n'ouvre rien à une inconnue
      Étant donné une autre adhérente parvenue à l'écran qui la reconnaît
      Quand une inconnue ouvre l'adresse de cet écran
      Alors l'écran de la personne reconnue lui reste fermé

    @AUD-064-N1
    Scénario: Un formulaire refusé ne l'ouvre pas
      Étant donné une autre adhérente parvenue à l'écran qui la reconnaît
      Quand une inconnue, dont le formulaire est refusé, ouvre l'adresse de cet écran
      Alors l'écran de la personne reconnue lui reste fermé

    @AUD-064-N2
    Scénario: Le numéro d'une autre n'y montre pas ses données
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle ouvre cet écran au numéro d'une autre adhérente
      Alors rien de l'autre adhérente ne paraît

    @AUD-064-N2
    Scénario: L'adresse où une autre est reconnue ne montre pas ses données
      Étant donné une adhérente parvenue à l'écran qui la reconnaît
      Quand elle ouvre l'adresse où une autre adhérente est reconnue
      Alors rien de l'autre adhérente ne paraît

  @AUD-065
  Règle: Montrer moins protège mieux : ni téléphone ni e-mail entier ne s'ajoute à l'adresse

    # sans scénario : AUD-065-P1 — une adresse masquée en partie se constate déjà par AUD-058-P2, et n'est qu'un conseil.
    Scénario: Ni téléphone ni e-mail n'est montré en entier
      Étant donné une adhérente dont le fichier connaît l'e-mail, parvenue à l'écran qui la reconnaît
      Quand elle lit la page
      Alors ni son téléphone ni son e-mail n'y est montré en entier
