// The portal's own clock: real time, plus what a test has moved it forward.

export class Clock {
  #ahead = 0;

  /** Milliseconds since the epoch, on this portal's clock. */
  now() {
    return Date.now() + this.#ahead;
  }

  iso() {
    return new Date(this.now()).toISOString();
  }

  advance(seconds) {
    this.#ahead += seconds * 1000;
  }

  reset() {
    this.#ahead = 0;
  }
}
