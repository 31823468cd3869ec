/**
 * Characters that a text may have at the most. The database holds some of them, too (plugins/databaseRules.test.ts).
 */
export const MAX_CHARACTERS = {
  /** Of a build or list. */
  title: 100,
  /** Of a build, in Markdown. */
  description: 20_000,
  listDescription: 2_000,
  /** What is said beside a build in a list. */
  listNote: 500,
  /** Of a tag or category, and of its slug. */
  topicName: 40,
  topicDescription: 500,
  /** Of a build or list. */
  slug: 80,
  /** Before what makes it unique is added. */
  slugOfTitle: 60,
  /** What describes a picture. */
  alt: 200,
  filename: 255,
  comment: 5_000,
  username: 30,
  displayName: 50,
  bio: 1_000,
  linkLabel: 40,
  linkUrl: 300,
  /** What RFC 5321 leaves of an address. */
  email: 254,
  password: 256,
  /** What someone adds to the reason of a report, and what moderators note beside it. */
  report: 1_000,
  /** Why a moderator hid something. */
  moderationReason: 500,
  /** What is typed into the search box, and one value of a filter. */
  search: 200,
  filter: 80,
} as const

/** NIST SP 800-63B asks for at least 8 characters and room for 64. */
export const MIN_PASSWORD_CHARACTERS = 10
export const MIN_USERNAME_CHARACTERS = 3

/** Tags of one build. */
export const MAX_TAGS = 10
/** Links of one profile. */
export const MAX_LINKS = 8
