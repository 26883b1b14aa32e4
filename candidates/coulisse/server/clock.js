/** The portal's clock: real time, plus what a trial has moved it forward. */
export class Clock {
  #ahead = 0;

  /** Milliseconds since 1970. */
  now() {
    return Date.now() + this.#ahead;
  }

  iso() {
    return new Date(this.now()).toISOString();
  }

  /** Whether `seconds` have passed since the instant `from`. */
  passed(from, seconds) {
    return this.now() - from > seconds * 1000;
  }

  advance(seconds) {
    this.#ahead += seconds * 1000;
  }

  reset() {
    this.#ahead = 0;
  }
}

/** The day in Paris, as 2026-11-24. */
export function parisDay(milliseconds) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(milliseconds);
}

/** The day in Paris, as « 24 novembre 2026 ». */
export function parisDayInWords(milliseconds) {
  return new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" }).format(milliseconds);
}
