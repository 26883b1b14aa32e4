// One browser's session: a cookie, what it holds, and the proof that a form came from one of our pages.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookies } from "./cookies.js";

const COOKIE = "guichet";

export class Sessions {
  #clock;
  #open = new Map();

  constructor(clock) {
    this.#clock = clock;
  }

  /** Express middleware: `req.session` is this browser's session, or a fresh one that is not yet kept. */
  middleware = (req, res, next) => {
    const id = parseCookies(req.headers.cookie)[COOKIE];
    req.session = this.#open.get(id) ?? fresh();
    next();
  };

  /** Keep the session under an identifier of its own, and hand the cookie out. */
  keep(req, res) {
    if (this.#open.has(req.session.id)) return;
    req.session.id = randomBytes(24).toString("base64url");
    this.#open.set(req.session.id, req.session);
    res.cookie(COOKIE, req.session.id, { httpOnly: true, sameSite: "lax", secure: req.secure, path: "/" });
  }

  /** Start again under another identifier, with only what is given. */
  renew(req, res, content) {
    this.#open.delete(req.session.id);
    req.session = { ...fresh(), touchedAt: this.#clock.now(), ...content };
    this.keep(req, res);
  }

  end(req, res) {
    this.#open.delete(req.session.id);
    req.session = fresh();
    res.clearCookie(COOKIE, { httpOnly: true, sameSite: "lax", path: "/" });
  }

  /** Close whatever a person had open. */
  dropPerson(nir) {
    for (const [id, session] of this.#open) if (session.nir === nir) this.#open.delete(id);
  }

  clear() {
    this.#open.clear();
  }
}

function fresh() {
  return { id: null, secret: randomBytes(24).toString("base64url"), nir: null, journey: null, viaLink: false, member: false, notice: null, ended: false, wrong: 0, touchedAt: 0 };
}

/** The proof that a form belongs to this session and to the journey that it showed. */
export function formProof(session) {
  return createHmac("sha256", session.secret).update(`${session.id}|${session.journey}|${session.member}`).digest("base64url");
}

export function proofHolds(session, given) {
  if (!session.id || typeof given !== "string") return false;
  const expected = Buffer.from(formProof(session));
  const seen = Buffer.from(given);
  return seen.length === expected.length && timingSafeEqual(seen, expected);
}
