/** Letters, digits, - and _, 3 to 30 of them, beginning with a letter or digit: what fits in an address as it is. */
export const usernamePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$/

/** Addresses of the site that a profile must not be mistaken for. */
const reserved = new Set(['admin', 'api', 'me', 'moderator', 'root', 'staff', 'system'])

/** `true`, or what is wrong in words for the person who typed it. */
export function validateUsername(value: unknown): true | string {
  if (typeof value !== 'string' || !usernamePattern.test(value.trim()))
    return 'Choose a name of 3 to 30 letters, digits, - or _ that starts with a letter or digit.'
  if (reserved.has(value.trim().toLowerCase())) return 'This name is reserved. Choose another one.'
  return true
}
