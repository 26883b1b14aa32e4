/** The account once it exists: logging in, the first connection, recovery, and the services of the space. */
import * as entries from "./entries.js";
import { ensureNone, passwordDigest, passwordErrors, passwordMatches } from "./journey.js";
import { Refusal } from "./refusal.js";
import { matches, token } from "./secrets.js";
import { rules } from "./settings.js";

const REFUSED = "Identifiant, mot de passe ou code d’accès provisoire incorrect. Vérifiez votre saisie.";
const DEAD_LINK = "Ce lien n’est plus valable. Refaites votre demande pour en recevoir un autre.";

export const SERVICES = {
  remboursements: { name: "Décomptes de remboursements santé", health: true, text: "Aucun décompte ces trois derniers mois." },
  simulateur: { name: "Simulateur de remboursements", health: true, text: "Choisissez un acte pour estimer ce que rembourse votre complémentaire santé." },
  hospitalisation: { name: "Demande de prise en charge hospitalière", health: true, text: "Votre demande est transmise à l’établissement sous deux jours ouvrés." },
  "tiers-payant": { name: "Ma carte de tiers payant", health: true, text: "Votre carte est en cours de validité." },
  professionnels: { name: "Géolocalisation des professionnels de santé", health: true, text: "Trouvez un professionnel de santé près de chez vous." },
  retraite: { name: "Relevé de situation retraite", health: false, text: "Votre relevé de situation individuelle réunit vos droits, tous régimes confondus." },
};

export class Space {
  #links = new Map();

  constructor({ clock, register, mailer, limits, publicUrl }) {
    Object.assign(this, { clock, register, mailer, limits, publicUrl });
  }

  /** Which kind of session the secret opens: `space` or `first`. */
  async logIn(typed) {
    const identifier = entries.identifierDigits(typed.identifier);
    const secret = entries.text(typed.secret);
    const key = identifier ?? "unreadable";
    if (identifier && this.limits.logins.reached(key))
      throw new Refusal(429, "Trop d’essais : la connexion est suspendue pour cet identifiant. Réessayez dans un quart d’heure.");
    const account = this.register.get(key)?.account ?? null;
    const opened = await this.#opens(account, secret.slice(0, 200));
    if (!opened) {
      this.limits.logins.count(key);
      throw new Refusal(401, REFUSED);
    }
    this.limits.logins.forget(key);
    return { identifier, opened };
  }

  async #opens(account, secret) {
    if (account?.password) return (await passwordMatches(secret, account.password)) ? "space" : null;
    const provisional = account?.provisional ?? null;
    const right = await matches(secret.trim().toUpperCase(), provisional);
    if (!right || provisional.sentAt === null) return null;
    return this.clock.passed(provisional.sentAt, rules.provisionalLife) ? null : "first";
  }

  firstView(first) {
    return { email: this.#pending(first).email, confirmed: first.confirmed };
  }

  #pending(first) {
    const account = first && this.register.get(first.identifier)?.account;
    if (!account || account.password) throw new Refusal(409, "Votre première connexion n’est plus en cours.", {}, "login");
    return account;
  }

  /** The address is confirmed by the link sent to it. */
  async sendAddressLink(first, typed) {
    this.#pending(first);
    ensureNone({ email: entries.emailError(typed.email) });
    const link = this.#newLink("address", { identifier: first.identifier, email: entries.text(typed.email) });
    await this.mailer.addressLink(typed.email, `${this.publicUrl}/premiere-connexion/adresse?jeton=${link}`);
  }

  confirmAddress(jeton) {
    const { identifier, email } = this.#use("address", jeton);
    this.#pending({ identifier }).email = email;
    return { identifier, confirmed: true };
  }

  async giveFirstPassword(first, typed) {
    const account = this.#pending(first);
    if (!first.confirmed) throw new Refusal(409, "Confirmez d’abord votre adresse e-mail.", {}, "first-email");
    ensureNone(passwordErrors(typed));
    Object.assign(account, { state: "open", password: await passwordDigest(typed.password), provisional: null });
    return account;
  }

  /** The answer never tells whether the account exists. */
  async recover(typed) {
    ensureNone({ identifier: entries.identifierError(typed.identifier) });
    const identifier = entries.identifierDigits(typed.identifier);
    const account = this.register.get(identifier)?.account;
    if (!account?.password || this.limits.recoveries.reached(identifier)) return;
    this.limits.recoveries.count(identifier);
    const link = this.#newLink("password", { identifier });
    void this.mailer.passwordLink(account.email, `${this.publicUrl}/mot-de-passe/nouveau?jeton=${link}`).catch(() => {});
  }

  async newPassword(typed) {
    const { identifier } = this.#peek("password", typed.jeton);
    ensureNone(passwordErrors(typed));
    this.#use("password", typed.jeton);
    this.register.get(identifier).account.password = await passwordDigest(typed.password);
  }

  #newLink(kind, about) {
    for (const [key, link] of this.#links)
      if (link.kind === kind && link.identifier === about.identifier) this.#links.delete(key);
    const jeton = token();
    this.#links.set(jeton, { kind, ...about, madeAt: this.clock.now() });
    return jeton;
  }

  #peek(kind, jeton) {
    const link = this.#links.get(entries.text(jeton));
    const alive = link?.kind === kind && !this.clock.passed(link.madeAt, rules.linkLife) && this.register.get(link.identifier)?.account;
    if (!alive) throw new Refusal(410, DEAD_LINK);
    return link;
  }

  #use(kind, jeton) {
    const link = this.#peek(kind, jeton);
    this.#links.delete(jeton);
    return link;
  }

  forget(identifier) {
    for (const [key, link] of this.#links) if (link.identifier === identifier) this.#links.delete(key);
  }

  clear() {
    this.#links.clear();
  }

  home(identifier) {
    const member = this.register.get(identifier);
    const offered = Object.entries(SERVICES).filter(([, service]) => member.health_member || !service.health);
    return { first_name: member.first_name, last_name: member.last_name, email: member.account.email,
      email_news: member.account.email_news, services: offered.map(([key, { name }]) => ({ key, name })) };
  }

  service(identifier, key) {
    const member = this.register.get(identifier);
    const service = Object.hasOwn(SERVICES, key) ? SERVICES[key] : null;
    if (!service) throw new Refusal(404, "Ce service n’existe pas.");
    if (service.health && !member.health_member)
      throw new Refusal(403, "Ce service est réservé aux adhérents d’Audiens Prévoyance.");
    return { name: service.name, text: service.text, holder: `${member.first_name} ${member.last_name}` };
  }
}

