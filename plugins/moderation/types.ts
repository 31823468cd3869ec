import { defineOptions, flag, oneOf, text, webAddress, wholeNumber } from '@/core/context/defineOptions'

export type ModerationOptions = {
  /**
   * Whose builds are published only after a moderator approved them: of nobody (`none`), of people who are not trusted
   * yet (`new_people`), or of everyone but the staff (`everyone`).
   * @default 'none'
   */
  approval?: 'none' | 'new_people' | 'everyone'
  /** Builds of someone that moderators approved before they are trusted. @default 3 */
  trustedAfterBuilds?: number
  /** Days since someone signed up before they are trusted. @default 7 */
  trustedAfterDays?: number
  /** Whether only people with a confirmed email address are trusted, where the site sends email. @default true */
  trustNeedsEmail?: boolean
  /**
   * Whether moderators see builds with command blocks, or other things that can do harm in a world, also of people who
   * are trusted.
   * @default true
   */
  reviewUnsafe?: boolean
  /**
   * A service that is told of each new case by a POST, as in Standard Webhooks. It must be reachable from outside:
   * private addresses are refused.
   * @default none
   */
  webhookUrl?: string
  /** What the webhook is signed with (HMAC-SHA256); without, it is not signed. @default none */
  webhookSecret?: string
}

type Chosen = Required<Omit<ModerationOptions, 'webhookUrl' | 'webhookSecret'>> &
  Pick<ModerationOptions, 'webhookUrl' | 'webhookSecret'>

export const moderationOptions = defineOptions<ModerationOptions, Chosen>('moderation', {
  approval: oneOf('none', ['none', 'new_people', 'everyone']),
  trustedAfterBuilds: wholeNumber(3, 0, 1_000),
  trustedAfterDays: wholeNumber(7, 0, 3_650),
  trustNeedsEmail: flag(true),
  reviewUnsafe: flag(true),
  webhookUrl: webAddress,
  webhookSecret: text(undefined),
})
