/** Everything that the operator sets, read once from the environment. */
const env = process.env;

export const settings = Object.freeze({
  port: Number(env.HTTP_PORT ?? 8080),
  publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.HTTP_PORT ?? 8080}`,
  trustedProxy: env.TRUSTED_PROXY || false, // addresses, separated by commas
  mail: { host: env.MAIL_RELAY ?? "127.0.0.1", port: Number(env.MAIL_RELAY_PORT ?? 25) },
  sms: { base: env.BREVO_BASE_URL ?? "", key: env.BREVO_API_KEY ?? "" },
  letters: {
    base: env.MAILEVA_BASE_URL ?? "",
    client: env.MAILEVA_CLIENT_ID ?? "",
    secret: env.MAILEVA_CLIENT_SECRET ?? "",
    user: env.MAILEVA_USERNAME ?? "",
    password: env.MAILEVA_PASSWORD ?? "",
  },
  franceConnect: {
    issuer: env.FRANCECONNECT_ISSUER ?? "",
    client: env.FRANCECONNECT_CLIENT_ID ?? "",
    secret: env.FRANCECONNECT_CLIENT_SECRET ?? "",
  },
  trialToken: env.TRIAL_TOKEN ?? "",
});

/** Rules that the guide leaves to the portal. Seconds unless said otherwise. */
export const rules = Object.freeze({
  smsLife: 300,
  smsTries: 3,
  smsResends: 2,
  smsResendInterval: 60,
  identifierTries: 4,
  formsPerHour: 60,
  loginTries: 4,
  loginLock: 900,
  journeyIdle: 1200,
  spaceIdle: 1200,
  provisionalLife: 45 * 86400,
  linkLife: 3600,
  passwordMin: 8,
  passwordMax: 64,
});
