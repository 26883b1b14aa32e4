// Passwords are kept as scrypt digests with a salt of their own.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { faulty } from "./faults.js";

const scrypted = promisify(scrypt);
const derive = (password, ...rest) => scrypted(faulty("octets-72") ? Buffer.from(password).subarray(0, 72) : password, ...rest);
const COST = { N: 16384, r: 8, p: 1 };
const NOBODY = "00".repeat(16) + ":" + "00".repeat(32);

export async function digestOf(password) {
  const salt = randomBytes(16);
  const digest = await derive(password.normalize("NFC"), salt, 32, COST);
  return `${salt.toString("hex")}:${digest.toString("hex")}`;
}

/** Whether the password is the one kept; takes as long where nothing is kept. */
export async function matches(password, kept) {
  const [salt, digest] = (kept ?? NOBODY).split(":").map((part) => Buffer.from(part, "hex"));
  const seen = await derive(password.normalize("NFC"), salt, 32, COST);
  return timingSafeEqual(seen, digest) && kept !== null;
}
