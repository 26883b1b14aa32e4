// What an entry must look like. No web code and no state: each rule gives a message key, or null where the entry is right.
import { faulty } from "./faults.js";
import { PASSWORD } from "./policy.js";

const SEPARATORS = /[\s\u00a0\u202f.\-]/gu;

/** The fifteen positions of a number, separators taken off and letters in capitals. */
export function plainNir(typed) {
  return typed.replace(SEPARATORS, "").toUpperCase();
}

/** The control key of the thirteen first positions: 97 - (N mod 97), with 2A read 19 and 2B read 18. */
export function nirKey(thirteen) {
  const digits = thirteen.replace(/^(.{5})2A/, "$119").replace(/^(.{5})2B/, "$118");
  return 97n - (BigInt(digits) % 97n);
}

/** What is wrong with the two parts of a number. */
export function nirFault(body, key) {
  const first = plainNir(body);
  const last = plainNir(key);
  if (!first && !last) return "nirMissing";
  if (!/^[0-9AB]*$/.test(first) || !/^[0-9]*$/.test(last)) return "nirSigns";
  if (first.length !== 13 || last.length !== 2) return "nirLength";
  if (!/^[0-9]{5}([0-9]{2}|2[AB])[0-9]{6}$/.test(first)) return "nirSigns";
  if (!"1278".includes(first[0])) return "nirStart";
  if (!monthExists(Number(first.slice(3, 5)))) return "nirMonth";
  return keyFits(first, BigInt(last)) ? null : "nirKey";
}

function keyFits(first, key) {
  if (faulty("cle-modulo")) return (nirKey(first) - key) % 97n === 0n;
  return nirKey(first) === key;
}

const monthExists = (month) => (month >= 1 && month <= 12) || month >= 20;

/** What is wrong with an e-mail address. */
export function emailFault(address) {
  if (!address) return "emailMissing";
  if (address.length > 254) return "emailShape";
  const [local, domain, ...more] = address.split("@");
  if (domain === undefined || more.length || local.length > 64) return "emailShape";
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return "emailShape";
  return domainFits(domain) ? null : "emailShape";
}

function domainFits(domain) {
  const labels = domain.split(".");
  return labels.length > 1 && labels.every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

/** Whether two entries give the same mailbox; case does not count. */
export function sameAddress(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}

const COMMON = ["motdepasse", "azerty", "qwerty", "password", "123456", "bonjour", "iloveyou", "soleil", "abcdef"];

/** What is wrong with a chosen password. */
export function passwordFault(password) {
  const length = [...password].length;
  if (!password.trim()) return "passwordMissing";
  if (length < PASSWORD.min || length > PASSWORD.max) return "passwordLength";
  if (!/\p{Ll}/u.test(password) || !/\p{Lu}/u.test(password) || !/[0-9]/.test(password)) return "passwordKinds";
  const plain = password.toLowerCase();
  return COMMON.some((word) => plain.includes(word)) ? "passwordCommon" : null;
}

/** The faults of a correspondence address, by the name of the field. */
export function addressFaults({ street, postal_code, city, phone }) {
  return withoutNulls({
    street: !street ? "streetMissing" : [...street].length > 120 ? "streetLength" : null,
    postal_code: !postal_code ? "postalMissing" : /^[0-9]{5}$/.test(postal_code) ? null : "postalShape",
    city: !city ? "cityMissing" : [...city].length > 80 ? "cityLength" : null,
    phone: !phone || /^(0|\+33)[1-9][0-9]{8}$/.test(phone.replace(SEPARATORS, "")) ? null : "phoneShape",
  });
}

/** What is wrong with an IBAN: shape, then the remainder by 97. */
export function ibanFault(iban) {
  const plain = iban.replace(/\s/g, "").toUpperCase();
  if (!plain) return "ibanMissing";
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$/.test(plain)) return "ibanShape";
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n ? null : "ibanShape";
}

/** An amount in euros, written as people write it; null where it is none. */
export function euros(typed) {
  const plain = typed.replace(/[\s\u00a0\u202f€]/gu, "").replace(",", ".");
  return /^[0-9]{1,7}(\.[0-9]{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** The date that three lists give, as yyyy-mm-dd; null where it is on no calendar. */
export function calendarDate(day, month, year) {
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const right = made.getUTCDate() === Number(day) && made.getUTCMonth() === Number(month) - 1;
  return right ? made.toISOString().slice(0, 10) : null;
}

export function withoutNulls(map) {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}
