import type { Search } from '@plugins/search/queries/parseSearch'
import type { Facets } from '@plugins/search/queries/searchSchematics'
import { nameCategory } from '@/core/text/nameCategory'
import type { Translator } from '@/i18n/Translator'
import { nameOfItem } from '../words/nameOfItem'
import { browseUrl, browseUrlWithout } from './browseUrl'

/** An active filter: its label, and the URL without it. */
export type ActiveFilter = { key: string; name: string; href: string }

/** All active filters of a search, in the order of the form. */
export function describeFilters(
  address: URLSearchParams,
  search: Search,
  facets: Facets,
  t: Translator<'Browse'>,
  words: Translator<'Words'>,
): ActiveFilter[] {
  const nameIn = (facet: keyof Facets, value: string) => facets[facet].find((entry) => entry.value === value)?.name
  const one = (parameter: string, name: string): ActiveFilter => ({
    key: parameter,
    name,
    href: browseUrl(address, { [parameter]: null }),
  })
  const several = <Value extends string>(
    parameter: string,
    values: readonly Value[] | undefined,
    nameOf: (value: Value) => string,
  ) =>
    (values ?? []).map((value) => ({
      key: `${parameter} ${value}`,
      name: nameOf(value),
      href: browseUrlWithout(address, parameter, value),
    }))
  const bounds = (['Width', 'Height', 'Length', 'Blocks'] as const).flatMap((measure) =>
    (['min', 'max'] as const).flatMap((end) => {
      const blocks = search[`${end}${measure}`]
      return blocks === undefined ? [] : [one(`${end}${measure}`, t(`chips.${end}${measure}`, { blocks }))]
    }),
  )
  return [
    ...(search.q ? [one('q', t('chips.q', { text: search.q }))] : []),
    ...(search.owner ? [one('owner', t('chips.owner', { name: search.owner }))] : []),
    ...several('category', search.category, (slug) => nameCategory(words, { slug, name: nameIn('category', slug) })),
    ...several('size', search.size, (size) => t(`sizes.${size}`)),
    ...(search.safety ? [one('safety', t(`safety.${search.safety}`))] : []),
    ...several('tag', search.tag, (tag) => nameIn('tag', tag) ?? tag),
    ...several('block', search.block, nameOfItem),
    ...several('version', search.version, (version) => version),
    ...several('edition', search.edition, (edition) => words(`edition.${edition}`)),
    ...several('format', search.format, (format) => words(`format.${format}`)),
    ...(search.mods ? [one('mods', t(`mods.${search.mods}`))] : []),
    ...bounds,
  ]
}
