// The pages of the eight steps, from the number and its code to the open space.
import { Router } from "express";
import { CODE_TRIES, JOURNEY_IDLE } from "./policy.js";
import { digestOf } from "./passwords.js";
import { faulty } from "./faults.js";
import { addressFaults, emailFault, nirFault, passwordFault, plainNir, sameAddress, withoutNulls } from "./rules.js";
import { sentences, TEXTS } from "./texts.js";

const START = "/inscription";
const AT = { address: "/inscription/adresse", waiting: "/inscription/message", password: "/inscription/mot-de-passe", details: "/inscription/coordonnees" };

export function enrolmentRouter({ clock, registry, sessions, journeys }) {
  const router = Router();

  // ---- step 3: number and code
  router.get(START, (req, res) => res.page("identification"));
  router.post(START, (req, res) => {
    const { numero = "", cle = "", code = "" } = req.entries;
    const faults = withoutNulls({ numero: nirFault(numero, cle), code: code.trim() ? null : "codeMissing" });
    const known = registry.person(plainNir(numero + cle)) !== null;
    const again = (status, context) => res.status(known && status === 422 && faulty("statut-parlant") ? 403 : status).page("identification", { entries: { numero, cle }, ...context });
    if (Object.keys(faults).length) return again(422, { errors: sentences(faults) });
    const tired = faulty("essais-par-navigateur") && req.session.wrong >= CODE_TRIES;
    const { journey, refusal } = tired ? { refusal: "locked" } : journeys.identify(plainNir(numero + cle), code.trim());
    if (refusal === "pair") req.session.wrong += 1;
    if (refusal) return again(refusal === "locked" ? 429 : 422, { errors: { code: TEXTS[refusal] }, lost: refusal === "codeExpired" });
    sessions.renew(req, res, { nir: journey.nir, journey: journey.id });
    res.redirect(AT.address);
  });

  // ---- steps 4 and 5: the address, and waiting for its message
  router.get(AT.address, at("address"), (req, res) => res.page("adresse", { entries: { email: req.journey.email ?? "" } }));
  router.post(AT.address, at("address"), (req, res) => {
    const email = (req.entries.email ?? "").trim();
    const again = (req.entries.email_bis ?? "").trim();
    const faults = addressPageFaults(email, again, req.entries.accord);
    if (req.session.warned && faulty("accord-suppose")) delete faults.accord;
    req.session.warned ||= "accord" in faults;
    if (!Object.keys(faults).length && !journeys.mayWrite(req.journey)) faults.email = "resendLimit";
    if (Object.keys(faults).length) {
      const entries = { email, email_bis: again, accord: req.entries.accord };
      return res.status(422).page("adresse", { entries, errors: sentences(faults) });
    }
    journeys.chooseAddress(req.journey, email);
    res.redirect(AT.waiting);
  });

  router.get(AT.waiting, at("waiting"), (req, res) => res.page("message", { masked: masked(req.journey.email) }));
  router.get("/inscription/rien-recu", at("waiting"), (req, res) => res.page("rien-recu", { masked: masked(req.journey.email) }));
  router.post("/inscription/rien-recu", at("waiting"), (req, res) => {
    const refusal = journeys.resend(req.journey);
    if (refusal) return res.status(429).page("rien-recu", { masked: masked(req.journey.email), refused: TEXTS[refusal] });
    req.session.notice = "Un nouvel e-mail vient de partir. Seul son lien fonctionne désormais.";
    res.redirect("/inscription/rien-recu");
  });
  router.post("/inscription/corriger", at("waiting"), (req, res) => {
    journeys.correctAddress(req.journey);
    res.redirect(AT.address);
  });

  // ---- step 5: the link, which a person confirms by a button
  router.get("/confirmation/:jeton", (req, res) => {
    const { state } = journeys.readLink(req.params.jeton);
    if (state === "good") return res.page("confirmation", { path: req.path });
    refusedLink(res, state, req.path);
  });
  router.post("/confirmation/:jeton", (req, res) => {
    const { state, journey } = journeys.readLink(req.params.jeton);
    if (state !== "good") return refusedLink(res, state, req.path);
    journeys.confirm(journey);
    sessions.renew(req, res, { nir: journey.nir, journey: journey.id, viaLink: true });
    res.redirect(AT.password);
  });
  router.post("/confirmation/:jeton/autre", (req, res) => {
    const { state, journey } = journeys.readLink(req.params.jeton);
    if (state !== "expired") return refusedLink(res, state, req.path);
    const refusal = journeys.resend(journey);
    res.status(refusal ? 429 : 200).page("lien-renvoye", { refused: TEXTS[refusal] });
  });

  // ---- step 6: the password
  router.get(AT.password, at("password"), (req, res) => res.page("mot-de-passe"));
  router.post(AT.password, at("password"), async (req, res) => {
    const { secret = "", secret_bis = "" } = req.entries;
    const faults = withoutNulls({ secret: passwordFault(secret), secret_bis: secret === secret_bis ? null : "passwordTwice" });
    if (Object.keys(faults).length) return res.status(422).page("mot-de-passe", { errors: sentences(faults) });
    const { nir } = req.session;
    const kept = await digestOf(secret);
    if (faulty("reprise-bloquee") && registry.space(nir)) return res.status(409).page("ailleurs");
    if (req.journey.stage === "password") journeys.keepPassword(req.journey, kept);
    sessions.renew(req, res, { nir, journey: req.journey.id, viaLink: true });
    res.redirect(AT.details);
  });

  // ---- steps 7 and 8: the details, and the end
  router.get(AT.details, at("details"), (req, res) => res.page("coordonnees", { ...onFile(req.journey), entries: registry.person(req.journey.nir) }));
  router.post(AT.details, at("details"), (req, res) => {
    const details = detailsTyped(req.entries);
    const faults = addressFaults(details);
    if (Object.keys(faults).length) {
      const kept = Object.fromEntries(Object.keys(faults).map((field) => [field, details[field]]));
      const entries = faulty("saisies-oubliees") ? { ...registry.person(req.journey.nir), ...kept } : details;
      return res.status(422).page("coordonnees", { ...onFile(req.journey), entries, errors: sentences(faults) });
    }
    const { nir } = req.journey;
    if (registry.person(nir).phone && faulty("telephone-fige")) details.phone = registry.person(nir).phone;
    journeys.finalise(req.journey, details);
    sessions.renew(req, res, { nir, member: true, notice: "Votre espace personnel est ouvert. Déclarez, payez et contactez-nous désormais en ligne." });
    res.redirect("/espace");
  });

  const onFile = (journey) => ({ person: shown(registry.person(journey.nir)), email: journey.email });

  /** Let a request through only where its journey stands at this step; elsewhere lead to where it stands. */
  function at(step) {
    return (req, res, next) => {
      const { session } = req;
      if (session.member) return res.redirect("/espace");
      if (!session.journey) return session.ended ? ended(res) : back(req, res);
      if (clock.now() - session.touchedAt > JOURNEY_IDLE) {
        Object.assign(session, { journey: null, viaLink: false, ended: true });
        return ended(res);
      }
      session.touchedAt = clock.now();
      const journey = registry.journey(session.journey);
      const stage = journey && stageFor(session, journey.stage);
      if (!AT[stage]) return closed(req, res);
      const skipped = stage === "password" && step === "details" && faulty("mot-de-passe-facultatif");
      if (stage !== step && !skipped) return res.redirect(AT[stage]);
      req.journey = journey;
      next();
    };
  }

  function stageFor(session, stage) {
    const needsLink = stage === "password" || stage === "details";
    return needsLink && !session.viaLink ? "elsewhere" : stage;
  }

  function back(req, res) {
    req.session.notice = "Pour commencer, indiquez votre numéro et votre code d’activation.";
    sessions.keep(req, res);
    res.redirect(START);
  }

  function ended(res) {
    res.status(403).page("delai-passe");
  }

  function closed(req, res) {
    req.session.journey = null;
    res.status(403).page("ailleurs");
  }

  function refusedLink(res, state, path) {
    res.status(state === "unknown" ? 404 : 410).page("lien-refuse", { state, path });
  }

  return router;
}

/** A person as the page of details shows her. */
function shown(person) {
  return faulty("noms-croises") ? { ...person, last_name: person.first_name, first_name: person.last_name } : person;
}

function addressPageFaults(email, again, agreed) {
  return withoutNulls({
    email: emailFault(email),
    email_bis: sameAddress(email, again) ? null : "emailTwice",
    accord: agreed === "oui" ? null : "terms",
  });
}

function detailsTyped(entries) {
  const typed = (name) => (entries[name] ?? "").trim();
  const details = { street: typed("street"), postal_code: typed("postal_code"), city: typed("city"), phone: typed("phone") };
  if (faulty("accents-perdus")) details.city = details.city.normalize("NFD").replace(/\p{M}/gu, "");
  if (faulty("telephone-en-nombre") && /^0[0-9 .]+$/.test(details.phone)) details.phone = String(Number(details.phone.replace(/[ .]/g, "")));
  return { ...details, phone: details.phone || null };
}

/** `c…@example.org` */
function masked(email) {
  const [local, domain] = email.split("@");
  return `${local[0]}${"•".repeat(5)}@${domain}`;
}
