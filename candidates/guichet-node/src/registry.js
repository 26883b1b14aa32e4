// Who is on file, which spaces are open, and what people did there. In memory, and in one JSON file where one is given.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { faulty } from "./faults.js";
import { CODE_LIFE, LOCK_LIFE } from "./policy.js";

const EMPTY = () => ({ people: {}, spaces: {}, journeys: {}, tries: {} });

export class Registry {
  #clock;
  #file;
  #kept;
  #due = false;

  constructor(clock, file = null) {
    this.#clock = clock;
    this.#file = file;
    this.#kept = file && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : EMPTY();
  }

  file(person) {
    this.forget(person.nir);
    this.#kept.people[person.nir] = { ...person, filed_at: this.#clock.now() };
    this.save();
  }

  person(nir) {
    return this.#kept.people[nir] ?? null;
  }

  personByThirteen(thirteen) {
    return Object.values(this.#kept.people).find(({ nir }) => nir.startsWith(thirteen)) ?? null;
  }

  forget(nir) {
    delete this.#kept.people[nir];
    delete this.#kept.spaces[nir];
    delete this.#kept.tries[`code:${nir}`];
    delete this.#kept.tries[`login:${nir.slice(0, 13)}`];
    for (const [id, journey] of Object.entries(this.#kept.journeys)) {
      if (journey.nir === nir) delete this.#kept.journeys[id];
    }
    this.save();
  }

  clear() {
    this.#kept = EMPTY();
    this.save();
  }

  codeExpired(person) {
    const end = faulty("echeance-ignoree") ? null : person.activation_code_expires_at;
    return this.#clock.now() > (end ? Date.parse(end) : person.filed_at + CODE_LIFE);
  }

  space(nir) {
    return this.#kept.spaces[nir] ?? null;
  }

  openSpace(nir, space) {
    this.#kept.spaces[nir] = space;
    this.save();
  }

  journey(id) {
    return this.#kept.journeys[id] ?? null;
  }

  journeysOf(nir) {
    return Object.values(this.#kept.journeys).filter((journey) => journey.nir === nir);
  }

  journeyOfLink(digest) {
    return Object.values(this.#kept.journeys).find(({ links }) => links.some((link) => link.digest === digest)) ?? null;
  }

  keepJourney(journey) {
    this.#kept.journeys[journey.id] = journey;
    this.save();
  }

  /** Whether too many tries were made under this key; a lock ends by itself. */
  locked(key, allowed) {
    const tries = this.#kept.tries[key];
    if (tries && this.#clock.now() >= tries.last + LOCK_LIFE) delete this.#kept.tries[key];
    return (this.#kept.tries[key]?.count ?? 0) >= allowed;
  }

  countTry(key) {
    const count = (this.#kept.tries[key]?.count ?? 0) + 1;
    this.#kept.tries[key] = { count, last: this.#clock.now() };
  }

  clearTries(key) {
    delete this.#kept.tries[key];
  }

  /** Write the file once, after the present turn of the event loop. */
  save() {
    if (!this.#file || this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      writeFileSync(`${this.#file}.new`, JSON.stringify(this.#kept), { mode: 0o600 });
      renameSync(`${this.#file}.new`, this.#file);
    });
  }
}
