// Reads a Cookie header.

export function parseCookies(header = "") {
  const pairs = header.split(";").map((pair) => pair.trim().split("=", 2));
  return Object.fromEntries(pairs.filter(([name, value]) => name && value !== undefined));
}
