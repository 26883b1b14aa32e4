// The pages that anybody may read: home, choice of a profile, and what the law wants told.
import { Router } from "express";
import { faulty } from "./faults.js";

const READING = { "/conditions": "conditions", "/accessibilite": "accessibilite", "/donnees-personnelles": "donnees", "/code-perdu": "code-perdu", "/diffuseurs": "diffuseurs", "/tiers": "tiers" };

export function publicRouter() {
  const router = Router();
  router.get("/", (req, res) => res.page("accueil", { form: false }));
  router.get("/guichet", (req, res) => res.page("profils"));
  router.post("/guichet", (req, res) => res.redirect(req.entries.profil === "artiste" ? "/inscription/avant" : "/guichet"));
  router.get("/inscription/avant", (req, res) => res.page("avant"));
  router.post("/inscription/avant", (req, res) => res.redirect("/inscription"));
  if (faulty("conditions-vides")) READING["/conditions"] = "conditions-a-venir";
  for (const [path, view] of Object.entries(READING)) router.get(path, (req, res) => res.page(view, { form: false }));
  return router;
}
