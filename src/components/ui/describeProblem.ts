import { MAX_CHARACTERS, MAX_TAGS, MIN_PASSWORD_CHARACTERS, MIN_USERNAME_CHARACTERS } from '@/core/text/textLimits'
import type { Translator } from '@/i18n/Translator'
import type { Problem } from './readProblem'

/** Length limits of fields, for messages. */
export const fieldLimits = {
  ...MAX_CHARACTERS,
  minPassword: MIN_PASSWORD_CHARACTERS,
  minUsername: MIN_USERNAME_CHARACTERS,
  tags: MAX_TAGS,
}

/**
 * Describes a problem in the user's language: the field's rule, when to try again, or the code's message; otherwise the
 * API's own message.
 */
export function describeProblem(
  t: Translator<'Problems'>,
  { code, field, message, version, retryAfter }: Problem,
): string {
  if (code === 'duplicate_file' && version) return t('older_version')
  const later = `wait.${code}` as 'wait.account_locked'
  if (code && retryAfter && t.has(later)) return t(later, { minutes: Math.ceil(retryAfter / 60) })
  const known = code as 'internal'
  // `links.0.url` belongs to the links; a new password has the rules of any password.
  const name = field === 'newPassword' ? 'password' : field?.split('.')[0]
  const rule = `fields.${name}` as 'fields.title'
  if (code === 'invalid_field' && t.has(rule)) return t(rule, fieldLimits)
  return code && code !== 'fields' && code !== 'wait' && t.has(known) ? t(known) : message
}
