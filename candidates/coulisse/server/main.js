/** Puts the portal together and listens. */
import Fastify from "fastify";
import { apiRoutes } from "./api.js";
import { Clock } from "./clock.js";
import { Journeys } from "./journey.js";
import { Post } from "./letters.js";
import { Limit } from "./limits.js";
import { Mailer } from "./mail.js";
import { pageRoutes } from "./pages.js";
import { Refusal } from "./refusal.js";
import { Register } from "./register.js";
import { Sessions } from "./sessions.js";
import { rules, settings } from "./settings.js";
import { sendCode } from "./sms.js";
import { Space } from "./space.js";
import { trialRoutes } from "./trial.js";

const HEADERS = {
  "content-security-policy":
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

class Portal {
  constructor() {
    this.settings = settings;
    this.clock = new Clock();
    this.register = new Register();
    this.post = new Post(this.clock);
    this.mailer = new Mailer(this.clock);
    this.sessions = new Sessions(this.clock);
    this.limits = {
      forms: new Limit(this.clock, rules.formsPerHour, 3600),
      logins: new Limit(this.clock, rules.loginTries, rules.loginLock),
      sms: new Limit(this.clock, 6, 3600),
      recoveries: new Limit(this.clock, 5, 3600),
    };
    this.journeys = new Journeys({ ...this, sendCode });
    this.space = new Space({ ...this, publicUrl: settings.publicUrl });
  }

  /** Takes a member off the file, with all that hangs on it. */
  forget(identifier) {
    const mobile = this.register.get(identifier)?.mobile;
    if (mobile) this.limits.sms.forget(mobile);
    this.limits.logins.forget(identifier);
    this.limits.recoveries.forget(identifier);
    for (const keeper of [this.sessions, this.post, this.space]) keeper.forget(identifier);
    this.register.remove(identifier);
  }

  clear() {
    for (const keeper of [this.register, this.sessions, this.post, this.space, ...Object.values(this.limits)]) keeper.clear();
    this.clock.reset();
  }
}

function answerError(error, request, reply) {
  if (error instanceof Refusal)
    return reply.code(error.status).send({ message: error.message, fields: error.fields, screen: error.screen });
  const status = error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
  if (status === 500) console.error(`${request.method} ${request.routeOptions.url}: ${error.stack}`);
  const message = status === 500 ? "Le service est momentanément indisponible. Réessayez dans quelques minutes." : "La demande n’est pas lisible.";
  return reply.code(status).send({ message, fields: {}, screen: null });
}

const portal = new Portal();
const ajv = { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } };
// The client is the nearest address that is not a proxy of ours: those before it are only what it says.
const app = Fastify({ logger: false, ajv, bodyLimit: 262_144, trustProxy: settings.trustedProxy });
app.addHook("onRequest", async (_request, reply) => void reply.headers(HEADERS));
app.setErrorHandler(answerError);
app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: "Cette adresse n’existe pas.", fields: {}, screen: null }));
app.get("/sante", async () => ({ ok: true }));
await app.register(apiRoutes(portal), { prefix: "/api" });
if (settings.trialToken) await app.register(trialRoutes(portal, settings.trialToken), { prefix: "/essais" });
await app.register(pageRoutes);

const collection = setInterval(() => portal.post.collect().catch((error) => console.error(error.stack)), 5000);
for (const signal of ["SIGTERM", "SIGINT"])
  process.once(signal, () => {
    clearInterval(collection);
    app.close().then(() => process.exit(0));
  });
await app.listen({ host: "127.0.0.1", port: settings.port });
