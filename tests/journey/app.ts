import type { Person } from '../integration/support/people'

/** A running app with the shop in it, as the steps of the journey need it. */
export type JourneyApp = {
  url: string
  /** The slug of its auth collection. @default 'users' */
  users?: string
  /** Bytes that an account may store. */
  quotaBytes: number
  /** Makes a person a moderator, as an operator would. */
  promote(person: Person): Promise<void>
}
