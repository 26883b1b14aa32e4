// Logging in, and the eight services of the open space.
import { Router } from "express";
import { DOUBLE_PRESS, LOGIN_TRIES, SPACE_IDLE } from "./policy.js";
import { faulty } from "./faults.js";
import { matches } from "./passwords.js";
import { addressFaults, calendarDate, euros, ibanFault, plainNir, withoutNulls } from "./rules.js";
import { sentences, TEXTS } from "./texts.js";

const MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const USES = { remboursements: "refund", prelevement: "debit" };

export function memberRouter({ clock, registry, sessions }) {
  const router = Router();

  router.get("/entrer", (req, res) => (req.session.member ? res.redirect("/espace") : res.page("entrer")));
  router.post("/entrer", async (req, res) => {
    const { identifiant = "", secret = "" } = req.entries;
    const thirteen = plainNir(identifiant).slice(0, 64);
    const faults = withoutNulls({ identifiant: thirteen ? null : "loginNameMissing", secret: secret ? null : "loginPasswordMissing" });
    const again = (status, errors) => res.status(status).page("entrer", { entries: { identifiant }, errors });
    if (Object.keys(faults).length) return again(422, sentences(faults));
    const key = `login:${thirteen}`;
    if (registry.locked(key, LOGIN_TRIES)) return again(429, { identifiant: TEXTS.loginLocked });
    registry.countTry(key);
    const person = thirteen.length === 13 ? registry.personByThirteen(thirteen) : null;
    const space = person && registry.space(person.nir);
    const right = await matches(secret, space?.password ?? null);
    if (!right || space.state !== "open") return again(422, { identifiant: TEXTS.login });
    registry.clearTries(key);
    sessions.renew(req, res, { nir: person.nir, member: true });
    res.redirect("/espace");
  });
  router.post("/sortir", (req, res) => {
    sessions.end(req, res);
    res.redirect("/au-revoir");
  });
  router.get("/au-revoir", (req, res) => res.page("au-revoir", { form: false }));

  router.use("/espace", membersOnly);
  router.get("/espace", (req, res) => res.page("espace/accueil", req.holder));

  // ---- pay
  router.get("/espace/reglement", (req, res) => res.page("espace/reglement", { ...req.holder, ...calendar() }));
  router.post("/espace/reglement", (req, res) => {
    const { montant = "", jour = "", mois = "", annee = "" } = req.entries;
    const amount = euros(montant);
    const date = calendarDate(jour, mois, annee);
    const late = date !== null && date < clock.iso().slice(0, 10);
    const faults = withoutNulls({ montant: amount ? null : "amountShape", jour: date === null ? "dateShape" : late ? "datePast" : null });
    if (Object.keys(faults).length) return res.status(422).page("espace/reglement", { ...req.holder, ...calendar(), entries: req.entries, errors: sentences(faults) });
    done(req, res, "Règlement de cotisations", `${amount.toFixed(2).replace(".", ",")} € le ${date.split("-").reverse().join("/")}`);
  });

  // ---- declare
  router.get("/espace/revenus", (req, res) => res.page("espace/revenus", { ...req.holder, ...calendar() }));
  router.post("/espace/revenus", (req, res) => {
    const { exercice = "", recettes = "" } = req.entries;
    const amount = euros(recettes);
    const faults = withoutNulls({ exercice: /^20[0-9]{2}$/.test(exercice) ? null : "yearMissing", recettes: amount === null ? "amountShape" : null });
    if (Object.keys(faults).length) return res.status(422).page("espace/revenus", { ...req.holder, ...calendar(), entries: req.entries, errors: sentences(faults) });
    done(req, res, "Déclaration de revenus", `${exercice}, ${amount.toFixed(2).replace(".", ",")} €`);
  });

  // ---- modulate
  router.get("/espace/acomptes", (req, res) => res.page(faulty("acomptes-fermes") ? "indisponible" : "espace/acomptes", req.holder));
  router.post("/espace/acomptes", (req, res) => {
    const amount = euros(req.entries.estimation ?? "");
    if (amount === null) return res.status(422).page("espace/acomptes", { ...req.holder, entries: req.entries, errors: sentences({ estimation: "amountShape" }) });
    if (faulty("suivi-partiel")) return res.redirect("/espace/demandes");
    done(req, res, "Modulation des cotisations", `revenu estimé à ${amount.toFixed(2).replace(".", ",")} €`);
  });

  // ---- correspondence details
  router.get("/espace/correspondance", (req, res) => res.page("espace/correspondance", { ...req.holder, entries: req.holder.person }));
  router.post("/espace/correspondance", (req, res) => {
    const typed = (name) => (req.entries[name] ?? "").trim();
    const details = { street: typed("street"), postal_code: typed("postal_code"), city: typed("city"), phone: typed("phone") };
    const faults = addressFaults(details);
    if (Object.keys(faults).length) return res.status(422).page("espace/correspondance", { ...req.holder, entries: details, errors: sentences(faults) });
    Object.assign(req.holder.person, details, { phone: details.phone || null });
    registry.save();
    req.session.notice = "Votre adresse de correspondance est à jour.";
    res.redirect("/espace/correspondance");
  });

  // ---- follow procedures, read documents
  router.get("/espace/demandes", (req, res) => res.page("espace/demandes", req.holder));
  router.get("/espace/courriers", (req, res) => res.page("espace/courriers", { ...req.holder, opened: req.holder.space.opened_at }));
  router.get("/espace/courriers/bienvenue", (req, res) => res.page("espace/bienvenue", { ...req.holder, opened: req.holder.space.opened_at }));

  // ---- bank details: one account for refunds, one for direct debit
  router.get("/espace/comptes", (req, res) => res.page("espace/comptes", { ...req.holder, accounts: shownAccounts(req.holder.space) }));
  router.post("/espace/comptes/:usage", (req, res, next) => {
    const use = USES[req.params.usage];
    if (!use) return next();
    const typed = { holder: (req.entries.titulaire ?? "").trim(), iban: (req.entries.iban ?? "").trim() };
    const faults = withoutNulls({ [`titulaire-${use}`]: typed.holder ? null : "holderMissing", [`iban-${use}`]: ibanFault(typed.iban) });
    const page = { ...req.holder, accounts: shownAccounts(req.holder.space) };
    if (Object.keys(faults).length) return res.status(422).page("espace/comptes", { ...page, entries: { [use]: typed }, errors: sentences(faults) });
    if (faulty("compte-unique")) req.holder.space.accounts = { refund: null, debit: null };
    req.holder.space.accounts[use] = { holder: typed.holder, iban: typed.iban.replace(/\s/g, "").toUpperCase() };
    registry.save();
    req.session.notice = use === "refund" ? "Le compte de vos remboursements est enregistré." : "Le compte du prélèvement de vos cotisations est enregistré.";
    res.redirect("/espace/comptes");
  });

  // ---- write to Urssaf
  router.get("/espace/contact", (req, res) => res.page("espace/contact", req.holder));
  router.post("/espace/contact", (req, res) => {
    const subject = (req.entries.objet ?? "").trim().slice(0, 4000);
    const body = (req.entries.texte ?? "").trim();
    const faults = withoutNulls({ objet: subject ? null : "subjectMissing", texte: body ? null : "bodyMissing" });
    if (Object.keys(faults).length) return res.status(422).page("espace/contact", { ...req.holder, entries: req.entries, errors: sentences(faults) });
    if (isPressedTwice(req.holder.space.messages.at(-1), subject, body)) return res.redirect("/espace/demandes");
    req.holder.space.messages.push({ at: clock.iso(), subject, body });
    done(req, res, "Message à l’Urssaf", subject);
  });

  /** The same words within the minute are one message, sent by a double press. */
  function isPressedTwice(last, subject, body) {
    return last?.subject === subject && last.body === body && clock.now() - Date.parse(last.at) < DOUBLE_PRESS;
  }

  function membersOnly(req, res, next) {
    const { session } = req;
    const space = session.nir && registry.space(session.nir);
    if (!session.member || space?.state !== "open" || (session.touchedAt && clock.now() - session.touchedAt > SPACE_IDLE)) {
      sessions.end(req, res);
      req.session.notice = "Connectez-vous pour ouvrir cette page.";
      sessions.keep(req, res);
      return res.redirect("/entrer");
    }
    session.touchedAt = clock.now();
    req.holder = { person: registry.person(session.nir), space };
    next();
  }

  function done(req, res, kind, what) {
    const { procedures } = req.holder.space;
    procedures.unshift({ number: `D-${String(procedures.length + 1).padStart(4, "0")}`, at: clock.iso(), kind, what, status: "Reçue" });
    registry.save();
    req.session.notice = `C’est enregistré sous la référence ${procedures[0].number}.`;
    res.redirect("/espace/demandes");
  }

  function calendar() {
    const year = new Date(clock.now()).getUTCFullYear();
    return { months: MONTHS, years: [year, year + 1], past: [year - 1, year - 2, year - 3] };
  }

  return router;
}

function shownAccounts({ accounts }) {
  const shown = (account) => account && { holder: account.holder, iban: `${account.iban.slice(0, 4)} •••• ${account.iban.slice(-3)}` };
  return { refund: shown(accounts.refund), debit: shown(accounts.debit) };
}
