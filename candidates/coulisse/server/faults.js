/** Faults that can be switched on for a trial of the tests, one at a time (faults.json tells what each breaks). */
import { appendFileSync } from "node:fs";

const chosen = process.env.FAULT ?? "";
const reached = process.env.FAULT_REACHED ?? "";

/** True where the fault `name` is on; the faulty point is then noted as reached. */
export function faulty(name) {
  if (chosen !== name) return false;
  if (reached) appendFileSync(reached, `${name}\n`);
  return true;
}
