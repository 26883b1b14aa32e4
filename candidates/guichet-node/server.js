// Starts the portal: settings from the environment, then one HTTP server until it is told to stop.
import { Clock } from "./src/clock.js";
import { buildApp } from "./src/app.js";
import { Outbox } from "./src/outbox.js";
import { Registry } from "./src/registry.js";
import { Sessions } from "./src/sessions.js";
import { readSettings } from "./src/settings.js";

const settings = readSettings(process.env);
const clock = new Clock();
const registry = new Registry(clock, settings.dataFile);
const sessions = new Sessions(clock);
const outbox = new Outbox(clock, settings.smtp);
const app = buildApp({ settings, clock, registry, sessions, outbox });

const server = app.listen(settings.port, "127.0.0.1", () => {
  console.log(`guichet: ready on port ${server.address().port}`);
});

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    outbox.close();
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
