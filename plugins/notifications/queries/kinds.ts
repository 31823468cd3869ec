/** Channels of notifications. */
export const channels = ['site', 'mail'] as const
export type Channel = (typeof channels)[number]

/**
 * What people are told of, and by which ways unless they choose otherwise. What needs them, or speaks to them, is
 * mailed; what is only nice to know is not.
 */
export const notificationDefaults = {
  /** Someone wrote below my build. */
  comment: { site: true, mail: true },
  /** Someone answered my comment. */
  reply: { site: true, mail: true },
  /** Someone called me by @username. */
  mention: { site: true, mail: true },
  /** My build has so many likes. Who liked it stays private. */
  likes: { site: true, mail: false },
  /** Someone follows me. */
  follow: { site: true, mail: false },
  /** Someone whom I follow published a build, or one came in under a tag that I follow. */
  build: { site: true, mail: false },
  /** My build is published. */
  published: { site: true, mail: false },
  /** My build could not be published. */
  refused: { site: true, mail: true },
  /** A moderator hid, removed or restored something of mine. */
  moderation: { site: true, mail: true },
  /** My storage is nearly full. */
  storage: { site: true, mail: true },
  /** Reports wait for a moderator. Nobody else is told. */
  report: { site: true, mail: true },
} as const satisfies Record<string, Record<Channel, boolean>>

export type NotificationKind = keyof typeof notificationDefaults
export const notificationKinds = Object.keys(notificationDefaults) as NotificationKind[]
export const isNotificationKind = (word: unknown): word is NotificationKind =>
  notificationKinds.some((kind) => kind === word)

/** What moderators decide. */
const decisions = [
  'comment-removed',
  'comment-restored',
  'build-hidden',
  'build-restored',
  'build-removed',
  'list-hidden',
  'list-restored',
] as const
export type Decision = (typeof decisions)[number]
