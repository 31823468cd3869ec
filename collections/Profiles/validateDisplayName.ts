import { MAX_CHARACTERS } from '@/core/text/textLimits'

/** `true`, or what is wrong: a name of nothing but spaces and invisible characters would be a link without text. */
export function validateDisplayName(value: unknown): true | string {
  if (typeof value !== 'string' || !/[\p{L}\p{N}\p{S}]/u.test(value))
    return 'Choose a name with at least one letter or digit.'
  if (Array.from(value).length > MAX_CHARACTERS.displayName)
    return `A name can have at most ${MAX_CHARACTERS.displayName} characters.`
  return true
}
