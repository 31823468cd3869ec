import { MAX_CHARACTERS, MIN_USERNAME_CHARACTERS } from './textLimits'

/**
 * A username in a regular expression: letters, digits, - and _, beginning with a letter or digit; it fits in an address
 * as it is.
 */
export const USERNAME_FORM = `[A-Za-z0-9][A-Za-z0-9_-]{${MIN_USERNAME_CHARACTERS - 1},${MAX_CHARACTERS.username - 1}}`
