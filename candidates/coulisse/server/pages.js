/** The shell of the application, its scripts and its guide: files read once, and the same shell for every route. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";

const here = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml" };

const shell = readFileSync(join(here, "web/index.html"), "utf8");
const files = new Map();
for (const name of readdirSync(join(here, "web"), { recursive: true })) {
  const type = TYPES[name.split(".").pop()];
  if (type) files.set(`/web/${name}`, { type, body: readFileSync(join(here, "web", name)) });
}
const preact = readFileSync(join(here, "node_modules/htm/preact/standalone.module.js"));
files.set("/web/vendor/preact.js", { type: TYPES.js, body: preact });
files.set("/guide-utilisation.pdf", { type: "application/pdf", body: await guide() });

export async function pageRoutes(app) {
  for (const [path, { type, body }] of files)
    app.get(path, async (_request, reply) => reply.header("cache-control", "public, max-age=600").type(type).send(body));
  app.get("/favicon.ico", async (_request, reply) => reply.code(204).send());
  app.get("/*", async (_request, reply) => reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(shell));
}

async function guide() {
  const pdf = new PDFDocument({ size: "A4", margin: 62, info: { Title: "Guide d’utilisation de l’espace personnalisé" } });
  const chunks = [];
  pdf.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.fontSize(18).text("Guide d’utilisation").moveDown();
  pdf.fontSize(11).text("Votre espace Audiens : créer votre compte, vous connecter, consulter vos services.").moveDown();
  pdf.text("Adhérents d’Audiens Santé Prévoyance : 0 173 173 535. Autres personnes : 0 173 173 500.");
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
