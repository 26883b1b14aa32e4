/** Logging in through FranceConnect: an OpenID Connect client (code flow, discovery, state and nonce). */
import { Refusal } from "./refusal.js";
import { token } from "./secrets.js";
import { settings } from "./settings.js";

const { issuer, client, secret } = settings.franceConnect;
const SCOPE = "openid given_name family_name birthdate";

export const available = Boolean(issuer && client);

async function discovery() {
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Refusal(503, "FranceConnect ne répond pas pour le moment.");
  return answer.json();
}

/** The address to go to, and what must be remembered until the return. */
export async function departure(callback) {
  const { authorization_endpoint } = await discovery();
  const kept = { state: token(), nonce: token() };
  const asked = new URL(authorization_endpoint);
  const query = { response_type: "code", client_id: client, redirect_uri: callback, scope: SCOPE, acr_values: "eidas1", ...kept };
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value);
  return { address: asked.href, kept };
}

/** The identity brought back, or null where it is not to be trusted. */
export async function identity(query, kept, callback) {
  if (!kept || query.error || !query.code || query.state !== kept.state) return null;
  const { token_endpoint, userinfo_endpoint } = await discovery();
  const body = new URLSearchParams({ grant_type: "authorization_code", code: query.code, redirect_uri: callback, client_id: client, client_secret: secret });
  const answer = await fetch(token_endpoint, { method: "POST", body });
  if (!answer.ok) return null;
  const tokens = await answer.json();
  if (claims(tokens.id_token).nonce !== kept.nonce) return null;
  const info = await fetch(userinfo_endpoint, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  if (!info.ok) return null;
  const words = await info.text();
  return words.startsWith("{") ? JSON.parse(words) : claims(words);
}

/** Read over TLS straight from the issuer: the signature adds nothing (OpenID Connect Core 3.1.3.7, point 6). */
function claims(jwt = "") {
  const [, body = ""] = jwt.split(".");
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return {};
  }
}
