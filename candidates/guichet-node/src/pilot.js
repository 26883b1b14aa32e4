// The test-control interface: puts people on file and moves the clock. Only there where a token is set.
import { createHash, timingSafeEqual } from "node:crypto";
import express, { Router } from "express";

const NIR = /^[0-9]{6}[0-9AB][0-9]{8}$/;
const REQUIRED = ["nir", "activation_code", "last_name", "first_name"];
const OPTIONAL = ["activation_code_expires_at", "street", "postal_code", "city", "phone", "email"];
const PRODUCT = "Guichet 2.3.0";

export function pilotRouter({ clock, registry, sessions, token }) {
  const router = Router();
  const now = () => ({ now: clock.iso() });

  router.use((req, res, next) => (bearerIs(req, token) ? next() : problem(res, 401, "A right bearer token is required")));
  router.use(express.text({ type: () => true, limit: "100kb" }));

  router.get("/", (req, res) => {
    res.json({ contract: "1", portals: ["urssaf"], capabilities: ["people", "inspect", "clock", "reset"], product: PRODUCT, ...now() });
  });

  router
    .route("/urssaf/people/:nir")
    .put((req, res) => {
      const person = parsed(req.body);
      const fault = personFault(person, req.params.nir);
      if (fault) return problem(res, 422, "The person does not fit", fault);
      sessions.dropPerson(person.nir);
      registry.file(person);
      res.status(204).end();
    })
    .get((req, res) => {
      const person = registry.person(req.params.nir);
      if (!person) return problem(res, 404, "Nobody is on file under this number");
      const { filed_at, ...kept } = person;
      const space = registry.space(person.nir);
      res.json({ ...kept, space: space && { state: space.state, email: space.email } });
    })
    .delete((req, res) => {
      sessions.dropPerson(req.params.nir);
      registry.forget(req.params.nir);
      res.status(204).end();
    });

  router.get("/clock", (req, res) => res.json(now()));
  router.post("/clock", (req, res) => {
    const order = parsed(req.body);
    const seconds = order?.advance_seconds;
    const fits = order && Object.keys(order).length === 1 && Number.isInteger(seconds) && seconds >= 1 && seconds <= 31622400;
    if (!fits) return problem(res, 422, "advance_seconds is a whole number from 1 to 31622400");
    clock.advance(seconds);
    res.json(now());
  });

  router.post("/reset", (req, res) => {
    registry.clear();
    sessions.clear();
    clock.reset();
    res.status(204).end();
  });

  router.use((req, res) => problem(res, 404, "No such call"));
  return router;
}

function bearerIs(req, token) {
  const hash = (text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(req.get("authorization") ?? ""), hash(`Bearer ${token}`));
}

function problem(res, status, title, detail) {
  res.status(status).type("application/problem+json").send(JSON.stringify({ title, status, detail }));
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function personFault(person, nir) {
  if (typeof person !== "object" || person === null || Array.isArray(person)) return "a JSON object is expected";
  const unknown = Object.keys(person).find((name) => !REQUIRED.includes(name) && !OPTIONAL.includes(name));
  if (unknown) return `unknown member ${unknown}`;
  const missing = REQUIRED.find((name) => typeof person[name] !== "string");
  if (missing) return `${missing} is a text that must be given`;
  const wrong = OPTIONAL.find((name) => person[name] != null && typeof person[name] !== "string");
  if (wrong) return `${wrong} is a text or null`;
  return shapeFault(person, nir);
}

function shapeFault(person, nir) {
  if (!NIR.test(person.nir) || person.nir !== nir) return "nir has 15 positions and is the one of the address";
  if (person.activation_code.length < 1 || person.activation_code.length > 64) return "activation_code has 1 to 64 characters";
  const end = person.activation_code_expires_at;
  return end != null && Number.isNaN(Date.parse(end)) ? "activation_code_expires_at is a date and time" : null;
}
