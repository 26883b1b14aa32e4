/** Which screen each address shows, and going from one to the other without loading a page. */
import { useEffect, useState } from "/web/preact.js";

export const PATHS = {
  home: "/",
  spaces: "/espaces",
  leave: "/conges-spectacles",
  company: "/entreprise",
  employer: "/employeurs",
  correspondent: "/correspondants",
  administrator: "/administrateurs",
  login: "/connexion",
  help: "/aide",
  contact: "/contact",
  "unknown-identifier": "/identifiant-oublie",
  "lost-password": "/mot-de-passe-oublie",
  "new-password": "/mot-de-passe/nouveau",
  form: "/inscription",
  identity: "/inscription/identite",
  masked: "/inscription/portable-connu",
  channel: "/inscription/canal",
  mobile: "/inscription/portable",
  identifier: "/inscription/identifiant",
  code: "/inscription/code",
  password: "/inscription/mot-de-passe",
  letter: "/inscription/courrier",
  "first-email": "/premiere-connexion",
  "first-sent": "/premiere-connexion/lien-envoye",
  "first-link": "/premiere-connexion/adresse",
  "first-password": "/premiere-connexion/mot-de-passe",
  space: "/espace",
  service: "/espace/service",
  privacy: "/donnees-personnelles",
  accessibility: "/accessibilite",
  legal: "/mentions-legales",
};

const SCREENS = Object.fromEntries(Object.entries(PATHS).map(([screen, path]) => [path, screen]));

function here() {
  const { pathname, search } = window.location;
  const service = /^\/espace\/service\/([a-z-]+)$/.exec(pathname);
  const screen = service ? "service" : SCREENS[pathname.replace(/(.)\/$/, "$1")] ?? "missing";
  const notice = window.history.state?.notice ?? null;
  return { screen, service: service?.[1], query: new URLSearchParams(search), notice, visit: Math.random() };
}

/** Shows a screen; `notice` is a sentence that the screen announces. */
export function go(screen, notice = null, { replace = false, path = PATHS[screen] } = {}) {
  window.history[replace ? "replaceState" : "pushState"]({ notice }, "", path);
  window.dispatchEvent(new Event("coulisse:go"));
}

export function useRoute() {
  const [route, setRoute] = useState(here);
  useEffect(() => {
    const follow = () => setRoute(here());
    for (const event of ["popstate", "coulisse:go"]) window.addEventListener(event, follow);
    return () => {
      for (const event of ["popstate", "coulisse:go"]) window.removeEventListener(event, follow);
    };
  }, []);
  return route;
}
