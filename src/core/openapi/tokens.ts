import { record, text, time } from './schema'

const account = { type: 'object', description: 'The account.' }

/** Both tokens of a session, as programs get them. */
export const tokens = record({
  accessToken: text,
  accessTokenExpiresAt: time,
  refreshToken: text,
  refreshTokenExpiresAt: time,
  user: account,
})
/** The same where they may stay in cookies. */
export const keptTokens = record(
  { accessToken: text, accessTokenExpiresAt: time, refreshToken: text, refreshTokenExpiresAt: time, user: account },
  ['accessToken', 'refreshToken'],
)
