// The only reader of the environment.

/** Settings of this portal; addresses have defaults that suit a developer's machine. */
export function readSettings(env) {
  const port = Number(env.GUICHET_PORT ?? 8080);
  return Object.freeze({
    port,
    publicUrl: (env.GUICHET_URL ?? `http://127.0.0.1:${port}`).replace(/\/+$/, ""),
    dataFile: env.GUICHET_DATA || null,
    pilotToken: env.GUICHET_PILOT_TOKEN || null,
    smtp: { host: env.GUICHET_SMTP_HOST ?? "127.0.0.1", port: Number(env.GUICHET_SMTP_PORT ?? 25) },
  });
}
