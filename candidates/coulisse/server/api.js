/** The JSON API of the pages: a session for all, and a route for each step. */
import * as franceConnect from "./franceconnect.js";
import { faulty } from "./faults.js";
import { mobileOnFile } from "./register.js";
import { Refusal } from "./refusal.js";

export function apiRoutes(portal) {
  return async (app) => {
    app.addHook("onRequest", async (request, reply) => {
      reply.header("cache-control", "no-store");
      request.session = portal.sessions.of(request, reply);
    });
    app.addHook("preHandler", async (request) => {
      if (request.method === "GET") return;
      if (request.headers["x-csrf"] !== request.session.csrf)
        throw new Refusal(403, "Votre page n’était plus à jour : recommencez l’opération.", {}, "reload");
      if (typeof request.body !== "object" || request.body === null || Array.isArray(request.body))
        throw new Refusal(400, "La demande n’est pas lisible.");
    });
    sessionRoutes(app);
    journeyRoutes(app, portal);
    accountRoutes(app, portal);
    firstRoutes(app, portal);
    spaceRoutes(app, portal);
    if (franceConnect.available) franceConnectRoutes(app, portal);
  };
}

function sessionRoutes(app) {
  app.get("/session", async ({ session }) => {
    const expired = session.expired;
    session.expired = false;
    return { csrf: session.csrf, expired, holder: session.holder !== null, franceconnect: franceConnect.available };
  });
}

function journeyRoutes(app, { journeys, sessions, mailer }) {
  const step = (path, act) => app.post(`/inscription/${path}`, async (request) => ({ screen: await act(request.session.journey, request.body) }));
  app.post("/inscription", async (request) => {
    request.session.journey = null;
    request.session.journey = journeys.start(request.body, request.ip);
    return { screen: "identity" };
  });
  app.get("/inscription", async ({ session }) => journeys.view(session.journey));
  step("identite", (journey) => journeys.confirm(journey));
  app.post("/inscription/portable", async ({ session, body }) => {
    const screen = journeys.answerMobile(session.journey, body.mine);
    if (screen !== "identifier" || !faulty("number-in-next-answer")) return { screen };
    return { screen, recipient: `+33${mobileOnFile(journeys.member(session.journey)).slice(1)}` };
  });
  step("canal", (journey, body) => journeys.chooseChannel(journey, body.channel));
  step("numero", (journey, body) => journeys.giveMobile(journey, body));
  step("identifiant", (journey, body) => journeys.giveIdentifier(journey, body.identifier));
  step("renvoi", (journey) => journeys.resend(journey));
  step("recommencer", (journey) => journeys.restart(journey));
  step("code", (journey, body) => journeys.giveCode(journey, body.code));
  app.post("/inscription/mot-de-passe", async (request, reply) => {
    const member = await journeys.givePassword(request.session.journey, request.body);
    sessions.renew(request.session, reply, { holder: member.identifier });
    await mailer.creationNotice(member.account.email);
    return { screen: "space" };
  });
}

function accountRoutes(app, { space, sessions }) {
  app.post("/connexion", async (request, reply) => {
    const { identifier, opened } = await space.logIn(request.body);
    if (opened === "space") {
      sessions.renew(request.session, reply, { holder: identifier });
      return { screen: "space" };
    }
    sessions.renew(request.session, reply, { first: { identifier, confirmed: false } });
    return { screen: "first-email" };
  });
  app.post("/deconnexion", async (request, reply) => {
    sessions.end(request.session, reply);
    return { screen: "login" };
  });
  app.post("/mot-de-passe-perdu", async (request) => {
    await space.recover(request.body);
    return { screen: null };
  });
  app.post("/mot-de-passe-nouveau", async (request) => {
    await space.newPassword(request.body);
    return { screen: "login" };
  });
}

function firstRoutes(app, { space, sessions, mailer }) {
  app.get("/premiere-connexion", async ({ session }) => space.firstView(session.first));
  app.post("/premiere-connexion/adresse", async (request) => {
    await space.sendAddressLink(request.session.first, request.body);
    return { screen: "first-sent" };
  });
  app.post("/premiere-connexion/lien", async (request, reply) => {
    const first = space.confirmAddress(request.body.jeton);
    sessions.renew(request.session, reply, { first });
    return { screen: "first-password" };
  });
  app.post("/premiere-connexion/mot-de-passe", async (request, reply) => {
    const { identifier } = request.session.first ?? {};
    const account = await space.giveFirstPassword(request.session.first, request.body);
    sessions.renew(request.session, reply, { holder: identifier });
    await mailer.creationNotice(account.email);
    return { screen: "space" };
  });
}

function spaceRoutes(app, { space, register }) {
  const holder = ({ holder, first }) => {
    if (holder && register.get(holder)?.account?.password) return holder;
    if (first) throw new Refusal(401, "Terminez d’abord votre première connexion.", {}, "first-email");
    throw new Refusal(401, "Connectez-vous pour accéder à votre espace.", {}, "login");
  };
  app.get("/espace", async ({ session }) => space.home(holder(session)));
  app.get("/espace/services/:key", async ({ session, params }) => space.service(holder(session), params.key));
}

function franceConnectRoutes(app, { register, sessions, settings }) {
  const callback = `${settings.publicUrl}/api/franceconnect/retour`;
  app.get("/franceconnect/depart", async (request, reply) => {
    const { address, kept } = await franceConnect.departure(callback);
    request.session.franceConnect = kept;
    return reply.redirect(address);
  });
  app.get("/franceconnect/retour", async (request, reply) => {
    const kept = request.session.franceConnect;
    request.session.franceConnect = null;
    const who = await franceConnect.identity(request.query, kept, callback);
    if (!who) return reply.redirect("/connexion?franceconnect=annulee");
    const found = register.bearing(who.family_name ?? "", who.given_name ?? "", who.birthdate ?? "");
    if (found.length !== 1 || !found[0].account?.password) return reply.redirect("/connexion?franceconnect=inconnue");
    sessions.renew(request.session, reply, { holder: found[0].identifier });
    return reply.redirect("/espace");
  });
}
