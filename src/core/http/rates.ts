import type { PassedLimit } from '../errors/errors'

/** How often something may be done: `points` times within `seconds`. */
export type Rate = Omit<PassedLimit, 'name'>

/**
 * Requests that one network may make to one process, by what they are: far above what people do and far below what hurts. An endpoint
 * names its class; one that names none is a `read` or a `write`, by its method.
 */
export const defaultRates = {
  /** A file or picture that begins to come in. */
  upload: { points: 600, seconds: 3_600 },
  /** A part of a file, of 5 MiB: a network that sends faster than 100 MiB/s is no household. */
  part: { points: 1_200, seconds: 60 },
  /** What asks for the password, or has mail sent. */
  account: { points: 30, seconds: 600 },
  follow: { points: 300, seconds: 600 },
  avatar: { points: 60, seconds: 3_600 },
  /** Many builds changed at once. */
  bulk: { points: 60, seconds: 60 },
  write: { points: 300, seconds: 60 },
  /** A page of builds asks for a picture of each; those are not counted. */
  read: { points: 1_200, seconds: 60 },
  /** Browsers ask ahead for the pages that links on a page lead to. */
  page: { points: 1_200, seconds: 60 },
} as const satisfies Record<string, Rate>

export type RateClass = keyof typeof defaultRates
