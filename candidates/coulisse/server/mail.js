/** E-mails: a notice of creation and two kinds of links, always with a plain-text part. */
import nodemailer from "nodemailer";
import { settings } from "./settings.js";

const FROM = { name: "Audiens", address: "ne-pas-repondre@audiens.example" };

export class Mailer {
  #transport;
  #clock;

  constructor(clock) {
    this.#clock = clock;
    this.#transport = nodemailer.createTransport({ ...settings.mail, secure: false, ignoreTLS: true });
  }

  creationNotice(to) {
    return this.#send(to, "Audiens : votre espace personnel est ouvert", [
      "Bonjour,",
      "Un espace personnel Audiens vient d’être créé et cette adresse y est attachée.",
      "Si vous n’êtes pas à l’origine de cette création, appelez-nous sans attendre : 0 173 173 535 pour les adhérents d’Audiens Santé Prévoyance, 0 173 173 500 sinon.",
    ]);
  }

  addressLink(to, link) {
    return this.#send(to, "Audiens : confirmez votre adresse e-mail", [
      "Bonjour,",
      "Pour confirmer cette adresse et poursuivre votre première connexion, ouvrez le lien ci-dessous dans l’heure :",
      link,
      "Si vous n’avez rien demandé, ne tenez pas compte de ce message.",
    ]);
  }

  passwordLink(to, link) {
    return this.#send(to, "Audiens : choisissez un nouveau mot de passe", [
      "Bonjour,",
      "Une demande de nouveau mot de passe nous est parvenue. Pour le choisir, ouvrez le lien ci-dessous dans l’heure :",
      link,
      "Si vous n’avez rien demandé, ne tenez pas compte de ce message : votre mot de passe reste le même.",
    ]);
  }

  #send(to, subject, paragraphs) {
    const lines = [...paragraphs, "Audiens, votre groupe de protection sociale"];
    return this.#transport.sendMail({
      from: FROM,
      to: { name: "", address: to },
      subject,
      date: new Date(this.#clock.now()),
      text: lines.join("\n\n"),
      html: `<!doctype html><html lang="fr"><body>${lines.map(paragraph).join("")}</body></html>`,
    });
  }
}

function paragraph(line) {
  const safe = line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  return line.startsWith("http") ? `<p><a href="${safe}">${safe}</a></p>` : `<p>${safe}</p>`;
}
