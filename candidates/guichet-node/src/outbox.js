// Sends the portal's mail over SMTP, in the background, and tries again a few times.
import { createTransport } from "nodemailer";

const SENDER = { name: "Urssaf artistes-auteurs", address: "ne-pas-repondre@guichet.example.org" };
const ATTEMPTS = 3;

export class Outbox {
  #clock;
  #transport;

  constructor(clock, { host, port }) {
    this.#clock = clock;
    this.#transport = createTransport({ host, port, secure: false, ignoreTLS: true, pool: true, maxConnections: 2, name: "guichet.example.org" });
  }

  /** Post a message `{subject, text, html}`; what happens to it is told in the log, without its content. */
  post(to, message) {
    this.#attempt({ from: SENDER, to: { name: "", address: to }, date: new Date(this.#clock.now()), ...message }, 1);
  }

  close() {
    this.#transport.close();
  }

  #attempt(message, number) {
    this.#transport.sendMail(message).catch((error) => {
      console.error(`guichet: message not sent (attempt ${number}): ${error.code ?? error.message}`);
      if (number < ATTEMPTS) setTimeout(() => this.#attempt(message, number + 1), 500 * number).unref();
    });
  }
}
