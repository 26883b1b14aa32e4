/** The test-control API, on /essais/ and only where a token is set. */
import { timingSafeEqual } from "node:crypto";

const nullable = { type: ["string", "null"] };
const MEMBER = {
  type: "object",
  additionalProperties: false,
  required: ["identifier", "last_name", "first_name", "birth_date", "street", "postal_code", "city"],
  properties: {
    identifier: { type: "string", pattern: "^[0-9]{10}$" },
    last_name: { type: "string" },
    first_name: { type: "string" },
    birth_date: { type: "string", format: "date" },
    street: { type: "string" },
    postal_code: { type: "string" },
    city: { type: "string" },
    mobile: nullable,
    landline: nullable,
    email: nullable,
    health_member: { type: "boolean" },
  },
};
const ADVANCE = {
  type: "object",
  additionalProperties: false,
  required: ["advance_seconds"],
  properties: { advance_seconds: { type: "integer", minimum: 1, maximum: 31_622_400 } },
};

export function trialRoutes(portal, secret) {
  return async (app) => {
    app.addHook("onRequest", async (request, reply) => {
      const given = Buffer.from(request.headers.authorization ?? "");
      const wanted = Buffer.from(`Bearer ${secret}`);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        return problem(reply, 401, "A right bearer token is required");
    });
    app.setErrorHandler((error, _request, reply) => {
      const wrongBody = error.validation || (error.statusCode >= 400 && error.statusCode < 500);
      return problem(reply, wrongBody ? 422 : 500, wrongBody ? "The body does not fit" : "Internal error", error.message);
    });
    app.get("/", async () => ({ contract: "1", portals: ["audiens"], capabilities: ["people", "inspect", "clock", "reset"],
      now: portal.clock.iso(), product: "Coulisse 2.3.0" }));
    app.get("/clock", async () => ({ now: portal.clock.iso() }));
    app.post("/clock", { schema: { body: ADVANCE } }, async (request) => {
      portal.clock.advance(request.body.advance_seconds);
      await portal.post.collect();
      return { now: portal.clock.iso() };
    });
    app.post("/reset", async (_request, reply) => {
      portal.clear();
      return reply.code(204).send();
    });
    peopleRoutes(app, portal);
  };
}

function peopleRoutes(app, portal) {
  app.put("/audiens/people/:identifier", { schema: { body: MEMBER } }, async (request, reply) => {
    const { identifier } = request.params;
    if (identifier !== request.body.identifier) return problem(reply, 422, "The identifier is not that of the address");
    portal.forget(identifier);
    portal.register.put(request.body);
    return reply.code(204).send();
  });
  app.get("/audiens/people/:identifier", async (request, reply) => {
    const member = portal.register.get(request.params.identifier);
    return member ? inspected(member) : problem(reply, 404, "Nobody on file under this identifier");
  });
  app.delete("/audiens/people/:identifier", async (request, reply) => {
    portal.forget(request.params.identifier);
    return reply.code(204).send();
  });
}

function inspected({ account, newestCode: _code, ...member }) {
  if (!account) return { ...member, account: null };
  const { state, email, email_news, phone_objection } = account;
  return { ...member, account: { state, email, email_news, phone_objection } };
}

function problem(reply, status, title, detail) {
  return reply.code(status).header("content-type", "application/problem+json").send(JSON.stringify({ title, status, detail }));
}
