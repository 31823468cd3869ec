import { defineOptions, type Option, text } from '@/core/context/defineOptions'

export type MailRoomOptions = {
  /**
   * Where bounces go, in place of the sender, as `bounces@example.org`: mails are sent with
   * `bounces+<message>@example.org` as their return path, so that a bounce says which mail it is of. The mail server
   * must take such addresses.
   * @default none
   */
  returnPath?: string
  /** The secret of `POST /api/mail/bounces`, of 16 characters or more; without, it answers 404. @default none */
  bounceToken?: string
}

type Chosen = { returnPath: string | undefined; bounceToken: string | undefined }

const address: Option<string | undefined> = {
  byDefault: undefined,
  allows: (value) => typeof value === 'string' && /^[^\s@<>+]{1,28}@[^\s@<>]+$/.test(value),
  allowed: 'an address such as "bounces@example.org", with 28 characters or less before the @',
}

const secret: Option<string | undefined> = {
  ...text(undefined),
  allows: (value) => typeof value === 'string' && value.length >= 16,
  allowed: 'a text of 16 characters or more',
}

export const mailOptions = defineOptions<MailRoomOptions, Chosen>('mail', { returnPath: address, bounceToken: secret })
