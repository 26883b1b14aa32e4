/** The public pages: home, choice of a space, help, and what the law asks for. */
import { html } from "/web/preact.js";
import { Screen } from "/web/frame.js";
import { Link } from "/web/widgets.js";

export function Home({ notice }) {
  return html`<${Screen} title="Le groupe de protection sociale de la culture" notice=${notice}
    lead="Santé, retraite, congés : Audiens accompagne celles et ceux qui font vivre la culture, la communication et les médias.">
    <p><${Link} to="spaces" class="bouton">Accéder à votre espace personnalisé<//></p>
    <p>Accessibilité : partiellement conforme.</p>
  <//>`;
}

export function Spaces() {
  return html`<${Screen} title="Choisissez votre espace">
    <nav aria-label="Votre situation">
      <ul class="publics">
        <li><${Link} to="spaces" class="actif">Vous êtes un particulier<//></li>
        <li><${Link} to="employer">Vous êtes un employeur<//></li>
        <li><${Link} to="correspondent">Vous êtes un correspondant groupe<//></li>
        <li><${Link} to="administrator">Vous êtes un administrateur<//></li>
      </ul>
    </nav>
    <h2>2 espaces personnalisés pour des services différents</h2>
    <div class="cartes">
      <section aria-labelledby="carte-conges">
        <h3 id="carte-conges"><${Link} to="leave">Espace Congés Spectacles<//></h3>
        <p>Pour les artistes et les techniciens du spectacle. Vous y trouvez de quoi :</p>
        <ul><li>vous immatriculer ;</li><li>faire votre demande de congés ;</li><li>consulter vos droits en cours.</li></ul>
      </section>
      <section aria-labelledby="carte-audiens">
        <h3 id="carte-audiens"><${Link} to="login">Espace Audiens<//></h3>
        <p><a href="/guide-utilisation.pdf" download>Télécharger le guide d’utilisation</a></p>
        <p>Pour la santé (réservé aux adhérents d’Audiens Prévoyance) :</p>
        <ul>
          <li>vos décomptes de remboursements santé ;</li>
          <li>un simulateur de remboursements de votre complémentaire ;</li>
          <li>la demande de prise en charge hospitalière ;</li>
          <li>les informations relatives à votre carte de tiers payant ;</li>
          <li>la géolocalisation des professionnels de santé.</li>
        </ul>
        <p>Pour la retraite :</p>
        <ul><li>la consultation de votre relevé de situation.</li></ul>
      </section>
    </div>
  <//>`;
}

export function Leave() {
  return html`<${Screen} title="Espace Congés Spectacles">
    <p>Cet espace a son propre service d’inscription, ouvert aux artistes et aux techniciens du spectacle.</p>
    <p><${Link} to="spaces">Revenir au choix de l’espace<//></p>
  <//>`;
}

export function Public({ title }) {
  return html`<${Screen} title=${title}>
    <p>Les services de ce public sont présentés dans un guide à part.</p>
    <p><${Link} to="spaces">Revenir au choix de l’espace<//></p>
  <//>`;
}

export function Help() {
  return html`<${Screen} title="Des difficultés pour vous abonner à votre espace personnalisé ?">
    <p>Nos conseillers vous répondent du lundi au vendredi, de 9 heures à 18 heures.</p>
    <dl>
      <dt>Vous êtes adhérent à Audiens Santé Prévoyance</dt><dd>0 173 173 535</dd>
      <dt>Vous ne l’êtes pas</dt><dd>0 173 173 500</dd>
    </dl>
  <//>`;
}

export function Contact() {
  return html`<${Screen} title="Faire enregistrer une nouvelle adresse">
    <p>Votre adresse postale ne se modifie pas en ligne. Écrivez-nous en joignant un justificatif, ou appelez-nous :</p>
    <ul>
      <li>Adhérents d’Audiens Santé Prévoyance : 0 173 173 535</li>
      <li>Autres personnes : 0 173 173 500</li>
    </ul>
  <//>`;
}

export function Privacy() {
  return html`<${Screen} title="Données personnelles">
    <${PrivacyNotice} />
  <//>`;
}

/** The notice that the law in force asks for where data are collected. */
export function PrivacyNotice() {
  return html`<section class="mention" aria-label="Information sur vos données personnelles">
    <p>AUDIENS, responsable du traitement, recueille ces données pour gérer votre espace abonné. La base légale est l’exécution du contrat qui nous lie.</p>
    <p>Elles sont indispensables à cette gestion et destinées aux services concernés d’AUDIENS et, le cas échéant, à ses partenaires. Elles sont conservées le temps de votre adhésion, puis trois ans.</p>
    <p>Vous disposez d’un droit d’accès, de rectification, d’effacement, de limitation, de portabilité et d’opposition pour des motifs légitimes. Pour exercer ces droits, écrivez à notre délégué à la protection des données (DPO), par courrier ou à l’adresse dpo@audiens.example, en justifiant de votre identité.</p>
    <p>Vous pouvez aussi adresser une réclamation à la CNIL (www.cnil.fr).</p>
  </section>`;
}

export function Accessibility() {
  return html`<${Screen} title="Déclaration d’accessibilité">
    <p>Ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.</p>
    <p>Un défaut d’accessibilité vous gêne ? Signalez-le-nous au 0 173 173 500, puis, sans réponse, au Défenseur des droits.</p>
  <//>`;
}

export function Legal() {
  return html`<${Screen} title="Mentions légales">
    <p>Ce site de démonstration ne traite que des données fictives.</p>
  <//>`;
}

export function Missing() {
  return html`<${Screen} title="Page introuvable">
    <p>Cette adresse ne mène à aucune page. <${Link} to="home">Revenir à l’accueil<//></p>
  <//>`;
}
