// Puts the portal together: headers of every answer, pages, mail, test control, and what is said when something is amiss.
import { fileURLToPath } from "node:url";
import compression from "compression";
import express from "express";
import nunjucks from "nunjucks";
import { enrolmentRouter } from "./enrolment.js";
import { Journeys } from "./journeys.js";
import { Letters } from "./letters.js";
import { memberRouter } from "./member.js";
import { pilotRouter } from "./pilot.js";
import { publicRouter } from "./public.js";
import { formProof, proofHolds } from "./sessions.js";

const place = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

export function buildApp({ settings, clock, registry, sessions, outbox }) {
  const views = nunjucks.configure(place("views"), { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true });
  views.addFilter("euros", (amount) => Number(amount).toLocaleString("fr-FR", { style: "currency", currency: "EUR" }));
  views.addFilter("jour", (iso) => new Date(iso).toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Paris" }));
  const letters = new Letters({ outbox, views, publicUrl: settings.publicUrl });
  const journeys = new Journeys({ clock, registry, letters });
  const house = { clock, registry, sessions, journeys };

  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.get("/sante", (req, res) => res.type("text").send("ok"));
  app.use("/habillage", express.static(place("public"), { maxAge: "1h" }));
  if (settings.pilotToken) app.use("/pilotage", pilotRouter({ clock, registry, sessions, token: settings.pilotToken }));

  app.use(compression({ threshold: 0 }));
  app.use(protectedHeaders);
  app.use(express.urlencoded({ extended: false, limit: "64kb" }));
  app.use(plainEntries);
  app.use(sessions.middleware);
  app.use(pageMaker(views, sessions));
  app.use(formsAreOurs);
  app.use(publicRouter());
  app.use(enrolmentRouter(house));
  app.use(memberRouter(house));
  app.use((req, res) => res.status(404).page("introuvable"));
  app.use(amiss);
  return app;
}

function protectedHeaders(req, res, next) {
  res.set({
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  });
  next();
}

/** A field is one text: a repeated one counts for its first value, control characters are taken off. */
function plainEntries(req, res, next) {
  const first = (value) => String(Array.isArray(value) ? value[0] : value);
  req.entries = Object.fromEntries(Object.entries(req.body ?? {}).map(([name, value]) => [name, first(value)]));
  next();
}

/** `res.page(name, context)` renders a view with what every page shows. */
function pageMaker(views, sessions) {
  return (req, res, next) => {
    res.page = (name, context = {}) => {
      if (context.form !== false) sessions.keep(req, res);
      const notice = req.session.notice;
      req.session.notice = null;
      res.type("html").send(views.render(`${name}.njk`, { notice, member: req.session.member, proof: formProof(req.session), errors: {}, entries: {}, ...context }));
    };
    next();
  };
}

function formsAreOurs(req, res, next) {
  if (req.method !== "POST" || proofHolds(req.session, req.entries.jeton)) return next();
  res.status(403).page("formulaire-perime");
}

function amiss(error, req, res, next) {
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status === 500) console.error("guichet: fault", error.stack);
  res.status(status);
  res.page ? res.page("incident", { form: false }) : res.type("text").send("La demande n’a pas pu être lue.");
}
