// The figures that the guide leaves open, chosen here once and declared in the profile.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const CODE_LIFE = 90 * 24 * HOUR;
export const CODE_TRIES = 3;
export const LINK_LIFE = 48 * HOUR;
export const JOURNEY_IDLE = 15 * MINUTE;
export const SPACE_IDLE = 30 * MINUTE;
export const DOUBLE_PRESS = MINUTE;
export const LOGIN_TRIES = 4;
export const LOCK_LIFE = 15 * MINUTE;
export const RESEND = { max: 3, window: 30 * MINUTE, pause: 20_000 };
export const PASSWORD = { min: 10, max: 100 };
