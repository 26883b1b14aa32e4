// The faults that can be planted on purpose, one at a time, by the variable FAULT (see faults.json).
import { appendFileSync } from "node:fs";

const planted = process.env.FAULT || null;
const trace = process.env.FAULT_REACHED || null;

/** Whether this fault is planted; tells the file FAULT_REACHED that its place was reached. */
export function faulty(id) {
  if (planted !== id) return false;
  if (trace) appendFileSync(trace, `${id}\n`);
  return true;
}
