/** How often one may try: windows on the portal's clock. */
export class Limit {
  #clock;
  #most;
  #seconds;
  #tries = new Map();

  constructor(clock, most, seconds) {
    this.#clock = clock;
    this.#most = most;
    this.#seconds = seconds;
  }

  reached(key) {
    return this.#recent(key).length >= this.#most;
  }

  count(key) {
    this.#tries.set(key, [...this.#recent(key), this.#clock.now()]);
  }

  forget(key) {
    this.#tries.delete(key);
  }

  clear() {
    this.#tries.clear();
  }

  #recent(key) {
    return (this.#tries.get(key) ?? []).filter((at) => !this.#clock.passed(at, this.#seconds));
  }
}
