import type { InvalidParameterError } from '@plugins/search/queries/parseSearch'
import type { Translator } from '@/i18n/Translator'

/** The form's label of a parameter; its name if it has none. */
function nameOf(t: Translator<'Browse'>, field: string): string {
  if (t.has(`filters.${field}` as 'filters.size')) return t(`filters.${field}` as 'filters.size')
  const [, end, axis] = /^(min|max)(Width|Height|Length)$/.exec(field) ?? []
  if (!axis) return field
  return t(`exact.${axis.toLowerCase()}${end === 'min' ? 'From' : 'To'}` as 'exact.widthFrom')
}

/** Describes an invalid filter parameter. */
export const describeFilterError = (t: Translator<'Browse'>, { field, wrong, limit }: InvalidParameterError): string =>
  t(`wrong.${wrong}`, { name: nameOf(t, field), limit })
