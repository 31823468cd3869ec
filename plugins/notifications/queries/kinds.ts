/** Channels of notifications. */
export const channels = ['site', 'mail'] as const
export type Channel = (typeof channels)[number]

/** The kinds of notifications and their default channels. What needs the user or addresses them is emailed too. */
export const notificationDefaults = {
  /** Someone commented on my build. */
  comment: { site: true, mail: true },
  /** Someone replied to my comment. */
  reply: { site: true, mail: true },
  /** Someone mentioned me by @username. */
  mention: { site: true, mail: true },
  /** My build has so many likes. Who liked it stays private. */
  likes: { site: true, mail: false },
  /** Someone follows me. */
  follow: { site: true, mail: false },
  /** Someone I follow published a build, or a followed tag has a new one. */
  build: { site: true, mail: false },
  /** My build is published. */
  published: { site: true, mail: false },
  /** My build could not be published. */
  refused: { site: true, mail: true },
  /** A moderator hid, removed or restored something of mine. */
  moderation: { site: true, mail: true },
  /** My storage is nearly full. */
  storage: { site: true, mail: true },
  /** Reports wait; for moderators only. */
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
  'build-refused',
  'build-approved',
  'build-change',
  'build-waits',
  'profile-cleared',
  'profile-change',
  'profile-restored',
  'list-hidden',
  'list-restored',
] as const
export type Decision = (typeof decisions)[number]
