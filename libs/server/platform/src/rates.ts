/** How often one person (or, not signed in, one address) may do something: `points` in `seconds`. */
export const rates = {
  request: { points: 600, seconds: 60 },
  message: { points: 600, seconds: 60 },
  handshake: { points: 60, seconds: 60 },
  write: { points: 40, seconds: 60 },
  react: { points: 60, seconds: 60 },
  read: { points: 300, seconds: 60 },
  'sign-in': { points: 5, seconds: 900 },
  'sign-in-address': { points: 30, seconds: 60 },
  register: { points: 10, seconds: 3_600 },
  'password-reset': { points: 3, seconds: 3_600 },
  'password-reset-address': { points: 20, seconds: 3_600 },
  'create-group': { points: 20, seconds: 3_600 },
  invite: { points: 60, seconds: 86_400 },
  import: { points: 30, seconds: 3_600 },
  'draft-change': { points: 300, seconds: 60 },
  rehearse: { points: 60, seconds: 60 },
  compare: { points: 60, seconds: 60 },
  export: { points: 30, seconds: 60 },
  download: { points: 60, seconds: 60 },
  'import-annotations': { points: 20, seconds: 3_600 },
  search: { points: 30, seconds: 60 },
  mention: { points: 240, seconds: 60 },
  schedule: { points: 60, seconds: 3_600 },
  'live-act': { points: 240, seconds: 60 },
  report: { points: 20, seconds: 3_600 },
  appeal: { points: 10, seconds: 3_600 },
  moderate: { points: 120, seconds: 60 },
  join: { points: 30, seconds: 3_600 },
} as const;

/** The name of a limit in `rates`. */
export type RateName = keyof typeof rates;
