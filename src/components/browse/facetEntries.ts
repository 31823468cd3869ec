import { nameOfEdition, nameOfFormat } from '@/components/words/formatNames'
import type { Facet, Facets } from '@/server/search/searchSchematics'
import { addressOf, addressToggling } from './addressOf'
import type { FacetEntry } from './FacetList'

type FacetGroup = { title: string; entries: FacetEntry[] }

/** What is chosen stays in sight, also where nothing has it. */
const withChosen = (facet: Facet, chosen: string[]): Facet => [
  ...chosen.filter((value) => !facet.some((entry) => entry.value === value)).map((value) => ({ value, count: 0 })),
  ...facet,
]

/** The facets of a search as links that choose a value, or take it away again. */
export function facetEntries(
  address: URLSearchParams,
  facets: Facets,
  categoryNames: Map<string, string>,
): FacetGroup[] {
  const single = (title: string, name: string, facet: Facet, nameOf: (value: string) => string): FacetGroup => {
    const chosen = address.get(name)
    return {
      title,
      entries: withChosen(facet, chosen ? [chosen] : []).map(({ value, count }) => ({
        value,
        count,
        name: nameOf(value),
        chosen: value === chosen,
        href: addressOf(address, { [name]: value === chosen ? null : value }),
      })),
    }
  }
  const tags = address.getAll('tag').flatMap((part) => part.split(','))
  return [
    single('Category', 'category', facets.category, (slug) => categoryNames.get(slug) ?? slug),
    {
      title: 'Tags',
      entries: withChosen(facets.tag, tags).map(({ value, count }) => ({
        value,
        count,
        name: value,
        chosen: tags.includes(value),
        href: addressToggling(address, 'tag', value),
      })),
    },
    single('Format', 'format', facets.format, nameOfFormat),
    single('Edition', 'edition', facets.edition, nameOfEdition),
    single('Minecraft version', 'version', facets.version, (version) => version),
    {
      title: 'Blocks from',
      entries: [
        { value: 'vanilla', name: 'Minecraft only' },
        { value: 'modded', name: 'Mods too' },
      ].map(({ value, name }) => ({
        value,
        name,
        count: null,
        chosen: address.get('mods') === value,
        href: addressOf(address, { mods: address.get('mods') === value ? null : value }),
      })),
    },
  ]
}
