/** Calls to the JSON API: the anti-forgery token is fetched once and again when it is refused. */
let session = null;

export class ApiRefusal extends Error {
  constructor({ message, fields = {}, screen = null }, status) {
    super(message);
    Object.assign(this, { fields, screen, status });
  }
}

/** The session as the server sees it: {csrf, expired, holder, franceconnect}. */
export async function openSession() {
  session = await get("session");
  return session;
}

export async function get(path) {
  return read(await fetch(`/api/${path}`, { headers: { accept: "application/json" } }));
}

export async function post(path, body = {}) {
  if (!session) await openSession();
  const first = await send(path, body);
  if (first.status !== 403) return settled(first);
  const refused = await first.clone().json();
  if (refused.screen !== "reload") return settled(first);
  const { expired } = await openSession();
  if (expired) throw new ApiRefusal({ message: EXPIRED, screen: "form" }, 403);
  return settled(await send(path, body));
}

export const EXPIRED = "Vous êtes resté longtemps sans activité : votre démarche a pris fin. Vous pouvez la recommencer dès maintenant.";

function send(path, body) {
  const headers = { "content-type": "application/json", accept: "application/json", "x-csrf": session.csrf };
  return fetch(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** What a step gave; a renewed session brings a new token, which is fetched at the next step. */
async function settled(answer) {
  if (answer.ok && answer.headers.get("x-session") === "renewed") session = null;
  return read(answer);
}

async function read(answer) {
  const body = await answer.json().catch(() => ({ message: "Le service ne répond pas. Réessayez dans quelques minutes." }));
  if (!answer.ok) throw new ApiRefusal(body, answer.status);
  return body;
}
