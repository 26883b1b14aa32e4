/** Browser sessions: a cookie that scripts cannot read, and an anti-forgery token that only our pages get. */
import { token } from "./secrets.js";
import { rules } from "./settings.js";

const COOKIE = "coulisse_sid";

export class Sessions {
  #clock;
  #open = new Map();

  constructor(clock) {
    this.#clock = clock;
  }

  /** The session of a request, a new one where there is none or where it has ended. */
  of(request, reply) {
    const held = this.#open.get(cookies(request.headers.cookie)[COOKIE]);
    const idle = held?.holder ? rules.spaceIdle : rules.journeyIdle;
    const alive = held && !this.#clock.passed(held.seen, idle);
    if (held && !alive) this.#open.delete(held.id);
    const session = alive ? held : this.#begin(reply, Boolean(held && (held.journey || held.holder || held.first)));
    session.seen = this.#clock.now();
    return session;
  }

  /** Another identifier and nothing left of the old session but what `kept` says. */
  renew(session, reply, kept) {
    this.#open.delete(session.id);
    return Object.assign(this.#begin(reply, false), kept);
  }

  end(session, reply) {
    this.renew(session, reply, {});
  }

  forget(identifier) {
    for (const session of this.#open.values()) {
      if (session.journey?.identifier === identifier) session.journey = null;
      if (session.first?.identifier === identifier) session.first = null;
      if (session.holder === identifier) session.holder = null;
    }
  }

  clear() {
    this.#open.clear();
  }

  #begin(reply, expired) {
    const session = { id: token(), csrf: token(), seen: this.#clock.now(), expired, journey: null, first: null, holder: null };
    this.#open.set(session.id, session);
    reply.header("x-session", "renewed");
    reply.header("set-cookie", `${COOKIE}=${session.id}; Path=/; HttpOnly; SameSite=Lax`);
    return session;
  }
}

export function cookies(header = "") {
  return Object.fromEntries(header.split(/;\s*/).filter(Boolean).map((pair) => {
    const cut = pair.indexOf("=");
    return [pair.slice(0, cut), pair.slice(cut + 1)];
  }));
}
