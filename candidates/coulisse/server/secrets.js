/** Secrets: drawn from the system's generator, kept only as salted scrypt digests. */
import { randomBytes, randomInt, scrypt as scryptCallback, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const scrypt = promisify(scryptCallback);
const COST = { N: 4096, r: 8, p: 1 };

export function token() {
  return randomBytes(32).toString("base64url");
}

export function sixDigits() {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** Ten signs, without those that look alike. */
export function provisionalCode() {
  const signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  return Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join("");
}

export async function digest(secret) {
  const salt = randomBytes(16);
  return { salt, hash: await scrypt(secret, salt, 32, COST) };
}

const NOBODY = await digest(token());

/** Takes as long for nobody as for a member. */
export async function matches(secret, kept) {
  const { salt, hash } = kept ?? NOBODY;
  const found = await scrypt(secret, salt, 32, COST);
  return timingSafeEqual(found, hash) && kept !== null;
}
