import type { Person } from '../integration/support/people'
import type { TestDatabase } from '../setup/database'

/** A running app with the shop in it, as the steps of the journey need it. */
export type JourneyApp = {
  url: string
  database?: TestDatabase | undefined
  /** The slug of its auth collection. @default 'users' */
  users?: string
  /** What GraphQL calls one of them. @default 'User' */
  userType?: string
  /** The slug of its collection of pictures. @default 'media' */
  media?: string
  /** Bytes that an account may store. */
  quotaBytes: number
  /** Makes a person a moderator, as an operator would. */
  promote(person: Person): Promise<void>
}
