/** Letters: composed as PDF, kept until the nightly collection, then handed to Maileva (REST v2). */
import PDFDocument from "pdfkit";
import { parisDayInWords } from "./clock.js";
import { rules, settings } from "./settings.js";

const COLLECTION_HOUR = 4; // UTC, once a night
const ANOTHER_TRY = 900; // seconds after a hand-over that failed

export class Post {
  #clock;
  #waiting = [];

  constructor(clock) {
    this.#clock = clock;
  }

  /** Queues a letter; `onSent` is told the instant when it left. */
  queue(member, code, onSent) {
    this.#waiting.push({ member: { ...member }, code, onSent, due: nextCollection(this.#clock.now()), leaving: false });
  }

  forget(identifier) {
    this.#waiting = this.#waiting.filter((letter) => letter.member.identifier !== identifier);
  }

  clear() {
    this.#waiting = [];
  }

  /** Hands over every letter whose time has come; one that is refused waits for another try. */
  async collect() {
    const due = this.#waiting.filter((letter) => !letter.leaving && letter.due <= this.#clock.now());
    for (const letter of due) letter.leaving = true;
    for (const letter of due) await this.#handOver(letter);
  }

  async #handOver(letter) {
    try {
      await handOver(letter, await compose(letter));
    } catch (error) {
      console.error(`A letter is kept for another try: ${error.stack}`);
      return Object.assign(letter, { leaving: false, due: this.#clock.now() + ANOTHER_TRY * 1000 });
    }
    this.#waiting = this.#waiting.filter((waiting) => waiting !== letter);
    letter.onSent(letter.due);
  }
}

export function nextCollection(now) {
  const day = new Date(now);
  const tonight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), COLLECTION_HOUR);
  return tonight > now ? tonight : tonight + 86_400_000;
}

function addressee(member) {
  return [`${member.first_name} ${member.last_name}`, member.street, `${member.postal_code} ${member.city}`];
}

async function compose({ member, code, due }) {
  const pdf = new PDFDocument({ size: "A4", margin: 62, info: { Title: "Votre code d’accès provisoire" } });
  const chunks = [];
  pdf.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  const { identifier } = member;
  pdf.font("Helvetica-Bold").fontSize(15).text("AUDIENS");
  pdf.font("Helvetica").fontSize(10).text("Service des espaces personnels");
  pdf.moveDown(2).fontSize(11);
  for (const line of addressee(member)) pdf.text(line, { indent: 260 });
  pdf.moveDown(2).text(`Le ${parisDayInWords(due)}`);
  pdf.text(`Vos références : ${identifier.slice(0, 8)}.${identifier.slice(8)}`);
  pdf.moveDown().font("Helvetica-Bold").text("Objet : ouverture de votre espace personnel");
  pdf.moveDown().font("Helvetica");
  for (const paragraph of letterText(code, due)) pdf.text(paragraph).moveDown();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function letterText(code, due) {
  const until = parisDayInWords(due + rules.provisionalLife * 1000);
  return [
    "Bonjour,",
    "Vous avez choisi de recevoir par courrier de quoi ouvrir votre espace personnel Audiens.",
    `Votre code d’accès provisoire : ${code}`,
    `Il est valable jusqu’au ${until}.`,
    "Rendez-vous sur www.audiens.org, choisissez « Espace Audiens », puis saisissez votre identifiant (ci-dessus, à la rubrique « Vos références ») et ce code dans le champ « Mot de passe ou code d’accès provisoire ». Il vous sera demandé de confirmer votre adresse e-mail, puis de créer votre mot de passe.",
    "Une difficulté ? Adhérents d’Audiens Santé Prévoyance : 0 173 173 535. Autres personnes : 0 173 173 500.",
    "Le service des espaces personnels",
  ];
}

async function handOver({ member }, pdf) {
  const maileva = await connect();
  const sending = await maileva.json("/mail/v2/sendings", {
    name: `espace-personnel-${Date.now()}`,
    postage_type: "FAST",
    color_printing: false,
    duplex_printing: false,
  });
  const form = new FormData();
  form.append("document", new Blob([pdf], { type: "application/pdf" }), "code-provisoire.pdf");
  form.append("metadata", JSON.stringify({ priority: 1, name: "code-provisoire.pdf" }));
  await maileva.post(`/mail/v2/sendings/${sending.id}/documents`, form);
  await maileva.json(`/mail/v2/sendings/${sending.id}/recipients`, { ...addressLines(member), country_code: "FR" });
  await maileva.post(`/mail/v2/sendings/${sending.id}/submit`);
}

/** Six lines of 38 characters: the name may take two or three, the street two. */
function addressLines(member) {
  const [name, street, town] = addressee(member);
  const lines = {};
  wrapped(name).forEach((line, index) => (lines[`address_line_${1 + index}`] = line));
  wrapped(street).forEach((line, index) => (lines[`address_line_${4 + index}`] = line));
  return { ...lines, address_line_6: town };
}

function wrapped(words, width = 38) {
  const lines = [""];
  for (const word of words.split(" ").flatMap((long) => long.match(new RegExp(`.{1,${width}}`, "gu")) ?? [])) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

async function connect() {
  const { base, client, secret, user, password } = settings.letters;
  const root = base.replace(/\/$/, "");
  const answer = await fetch(`${root}/auth/realms/services/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username: user, password, client_id: client, client_secret: secret }),
  });
  const { access_token } = await checked(answer).json();
  const headers = { authorization: `Bearer ${access_token}` };
  const post = async (path, body) => checked(await fetch(root + path, { method: "POST", headers, body }));
  const json = async (path, body) => {
    const typed = { ...headers, "content-type": "application/json" };
    return checked(await fetch(root + path, { method: "POST", headers: typed, body: JSON.stringify(body) })).json();
  };
  return { post, json };
}

function checked(answer) {
  if (!answer.ok) throw new Error(`Maileva answered ${answer.status} for ${answer.url}`);
  return answer;
}
