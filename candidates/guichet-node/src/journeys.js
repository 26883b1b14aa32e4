// The way from a number and its code to an open space: what each step needs, and what it leaves. No web code.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { CODE_TRIES, LINK_LIFE, RESEND } from "./policy.js";
import { faulty } from "./faults.js";

const digest = (text) => createHash("sha256").update(text).digest("hex");
const sameText = (one, other) => timingSafeEqual(Buffer.from(digest(one)), Buffer.from(digest(other)));

export class Journeys {
  constructor({ clock, registry, letters }) {
    this.clock = clock;
    this.registry = registry;
    this.letters = letters;
  }

  /** Begin with a number and its code: `{journey}`, or `{refusal}` that names a message. */
  identify(nir, code) {
    const key = `code:${nir}`;
    if (this.registry.locked(key, CODE_TRIES)) return { refusal: "locked" };
    const person = this.registry.person(nir);
    const right = sameText(code, person?.activation_code ?? "") && person !== null;
    if (!right || this.registry.space(nir)?.state === "open") {
      if (!faulty("essais-par-navigateur")) this.registry.countTry(key);
      return { refusal: "pair" };
    }
    this.registry.clearTries(key);
    return this.registry.codeExpired(person) ? { refusal: "codeExpired" } : { journey: this.#begin(nir) };
  }

  #begin(nir) {
    const journey = { id: randomBytes(16).toString("hex"), nir, stage: "address", email: null, links: [], sent: [] };
    this.registry.keepJourney(journey);
    return journey;
  }

  /** Take the contact address and post its link; the same order given twice is carried out once. */
  chooseAddress(journey, email) {
    if (journey.stage !== "address") return;
    journey.stage = "waiting";
    const earlier = this.registry.journeysOf(journey.nir).find((other) => other !== journey && other.email);
    journey.email = earlier && faulty("premiere-adresse") ? earlier.email : email;
    this.#postLink(journey);
  }

  correctAddress(journey) {
    if (journey.stage === "waiting") journey.stage = "address";
    this.registry.keepJourney(journey);
  }

  /** Post one more link: null, or what forbids it for now. */
  resend(journey) {
    if (this.clock.now() - journey.sent.at(-1) < RESEND.pause) return "resendPause";
    if (this.#sentAgain(journey) >= RESEND.max) return "resendLimit";
    this.#postLink(journey, true);
    return null;
  }

  /** Whether a corrected address may be written to: pace holds there too, the pause apart. */
  mayWrite(journey) {
    const since = this.clock.now() - RESEND.window;
    return journey.sent.filter((at) => at > since).length <= RESEND.max;
  }

  /** How many links were posted once more in the window: beginning again gives no more of them. */
  #sentAgain(journey) {
    const since = this.clock.now() - RESEND.window;
    const hers = this.registry.journeysOf(journey.nir).flatMap((each) => each.sent.slice(1));
    return hers.filter((at) => at > since).length;
  }

  #postLink(journey, again = false) {
    const random = randomBytes(faulty("jeton-court") ? 8 : 32).toString("base64url");
    const token = faulty("jeton-parlant") ? Buffer.from(journey.nir).toString("hex") + random : random;
    const now = this.clock.now();
    journey.links.forEach((link) => (link.dead = true));
    journey.links.push({ digest: digest(token), at: now, dead: false });
    journey.sent.push(now);
    this.registry.keepJourney(journey);
    journey.first ??= journey.email;
    const to = again && faulty("renvoi-a-la-premiere") ? journey.first : journey.email;
    this.letters.confirmation(this.registry.person(journey.nir), to, token);
  }

  /** What a link is worth: `{state: "good" | "expired" | "dead" | "unknown", journey}`. */
  readLink(token) {
    const journey = this.registry.journeyOfLink(digest(token));
    if (!journey) return { state: "unknown", journey: null };
    const link = journey.links.find((kept) => kept.digest === digest(token));
    if (link.dead) return { state: "dead", journey };
    const age = this.clock.now() - link.at;
    const counted = faulty("heures-entieres") ? Math.floor(age / 3_600_000) * 3_600_000 : age;
    return { state: counted > LINK_LIFE ? "expired" : "good", journey };
  }

  /** The link was confirmed by a person: the password may be chosen. */
  confirm(journey) {
    journey.stage = "password";
    this.registry.keepJourney(journey);
  }

  /** Keep the password: no link of this person works any more, and the space waits for its details. */
  keepPassword(journey, passwordDigest) {
    for (const other of this.registry.journeysOf(journey.nir)) {
      other.stage = "closed";
      for (const link of other.links) link.dead = true;
    }
    journey.stage = "details";
    this.registry.openSpace(journey.nir, { state: "details_pending", email: journey.email, password: passwordDigest, ...emptySpace() });
    this.registry.keepJourney(journey);
  }

  /** Write the details down and open the space. */
  finalise(journey, details) {
    const person = this.registry.person(journey.nir);
    if (faulty("mot-de-passe-facultatif") && !this.registry.space(journey.nir)) this.registry.openSpace(journey.nir, { email: journey.email, password: null, ...emptySpace() });
    const space = this.registry.space(journey.nir);
    Object.assign(person, details);
    space.state = "open";
    space.opened_at = this.clock.iso();
    journey.stage = "done";
    this.registry.save();
    this.letters.opened(person, space.email);
  }
}

function emptySpace() {
  return { procedures: [], accounts: { refund: null, debit: null }, messages: [], documents: [] };
}
