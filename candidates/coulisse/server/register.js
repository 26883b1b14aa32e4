/** The members' register: who is on file, how a form is matched with it, and the accounts opened from it. */

/** Case, accents, hyphens and apostrophes do not count; nor do doubled spaces. */
export function folded(name) {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[-‐‑'’ʼ\s]+/g, " ")
    .trim();
}

export class Register {
  #members = new Map();

  put(member) {
    this.#members.set(member.identifier, { health_member: true, ...member, account: null });
  }

  get(identifier) {
    return this.#members.get(identifier) ?? null;
  }

  remove(identifier) {
    this.#members.delete(identifier);
  }

  clear() {
    this.#members.clear();
  }

  /** Members whose names, in either order, and birth date are those typed. */
  matching(lastName, firstName, birthDate) {
    const typed = [folded(lastName), folded(firstName)];
    return [...this.#members.values()].filter((member) => {
      const held = [folded(member.last_name), folded(member.first_name)];
      const straight = held[0] === typed[0] && held[1] === typed[1];
      const swapped = held[0] === typed[1] && held[1] === typed[0];
      return member.birth_date === birthDate && (straight || swapped);
    });
  }

  /** Members whose FranceConnect identity this is. */
  bearing(lastName, givenNames, birthDate) {
    const first = givenNames.split(" ")[0] ?? "";
    return [...new Set([...this.matching(lastName, givenNames, birthDate), ...this.matching(lastName, first, birthDate)])];
  }
}

/** The mobile on file, ten digits, or null where there is none that is French. */
export function mobileOnFile(member) {
  const digits = (member.mobile ?? "").replace(/[\s.]/g, "");
  return /^0[67]\d{8}$/.test(digits) ? digits : null;
}

/** Two pairs out of five; the others never leave the server. */
export function masked(mobile) {
  return `•• •• •• ${mobile.slice(6, 8)} ${mobile.slice(8)}`;
}
