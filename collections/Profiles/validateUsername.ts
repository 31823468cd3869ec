import { MAX_CHARACTERS, MIN_USERNAME_CHARACTERS } from '@/core/text/textLimits'
import { USERNAME_FORM } from '@/core/text/usernameForm'

const usernamePattern = new RegExp(`^${USERNAME_FORM}$`)

/** Paths of the site that a username must not imitate. */
const reserved = new Set(['admin', 'api', 'moderator', 'root', 'staff', 'system'])

/** `true`, or what is wrong, as a message for the user. */
export function validateUsername(value: unknown): true | string {
  if (typeof value !== 'string' || !usernamePattern.test(value.trim()))
    return `Choose a name of ${MIN_USERNAME_CHARACTERS} to ${MAX_CHARACTERS.username} letters, digits, - or _ that starts with a letter or digit.`
  if (reserved.has(value.trim().toLowerCase())) return 'This name is reserved. Choose another one.'
  return true
}
