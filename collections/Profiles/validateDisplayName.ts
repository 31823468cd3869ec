/** Characters of a name that everybody sees. */
export const LONGEST_DISPLAY_NAME = 50

/** `true`, or what is wrong: a name of nothing but spaces and invisible characters would be a link without text. */
export function validateDisplayName(value: unknown): true | string {
  if (typeof value !== 'string' || !/[\p{L}\p{N}\p{S}]/u.test(value))
    return 'Choose a name with at least one letter or digit.'
  if (Array.from(value).length > LONGEST_DISPLAY_NAME)
    return `A name can have at most ${LONGEST_DISPLAY_NAME} characters.`
  return true
}
