// The messages that the portal writes: words and layout, in text and in HTML.
import { faulty } from "./faults.js";

export class Letters {
  #outbox;
  #views;
  #publicUrl;

  constructor({ outbox, views, publicUrl }) {
    this.#outbox = outbox;
    this.#views = views;
    this.#publicUrl = publicUrl;
  }

  confirmation(person, to, token) {
    const link = `${this.#publicUrl}/confirmation/${token}`;
    this.#write(to, "Urssaf artistes-auteurs : confirmez la création de votre espace", "confirmation", { person, link, shown: faulty("bouton-mort") ? `${this.#publicUrl}/confirmation/` : link });
  }

  opened(person, to) {
    this.#write(to, "Urssaf artistes-auteurs : votre espace personnel est ouvert", "ouverture", { person, number: faulty("avis-bavard") ? person.nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, "$1 $2 $3 $4 $5 $6 $7") : null });
  }

  #write(to, subject, name, context) {
    const text = this.#views.render(`courriels/${name}.txt.njk`, context);
    const html = this.#views.render(`courriels/${name}.html.njk`, context);
    this.#outbox.post(to, { subject, text, html });
  }
}
