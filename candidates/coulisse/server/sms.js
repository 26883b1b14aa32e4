/** SMS through Brevo's transactional API (POST /v3/transactionalSMS/send). */
import { settings } from "./settings.js";

export async function sendCode(mobile, code) {
  const { base, key } = settings.sms;
  const answer = await fetch(`${base.replace(/\/$/, "")}/v3/transactionalSMS/send`, {
    method: "POST",
    headers: { "api-key": key, "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      sender: "AUDIENS",
      recipient: `33${mobile.slice(1)}`,
      content: `AUDIENS : ${code} est votre code de confirmation, valable 5 minutes. Ne le communiquez à personne.`,
      type: "transactional",
      unicodeEnabled: false,
      tag: "inscription",
    }),
  });
  if (!answer.ok) throw new Error(`SMS refused by the gateway: ${answer.status}`);
  await answer.json();
}
