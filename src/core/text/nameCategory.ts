import type { Translator } from '@/i18n/Translator'

/** The built-in categories, with the keys of their names. */
const builtIn = {
  houses: 'Houses',
  castles: 'Castles',
  farms: 'Farms',
  redstone: 'Redstone',
  decoration: 'Decoration',
  terrain: 'Terrain',
  vehicles: 'Vehicles',
  statues: 'Statues',
  minigames: 'Minigames',
  other: 'Other',
} as const
type BuiltIn = keyof typeof builtIn

export const builtInCategories = Object.keys(builtIn) as BuiltIn[]
const isBuiltIn = (slug: string): slug is BuiltIn => Object.hasOwn(builtIn, slug)

type Named = { slug: string; name?: string | undefined }

/**
 * What a category is called in the reader's language. One that moderators added or renamed keeps its name in all
 * languages.
 */
export function nameCategory(words: Translator<'Words'>, { slug, name }: Named): string {
  return isBuiltIn(slug) && (name === undefined || name === builtIn[slug]) ? words(`category.${slug}`) : (name ?? slug)
}

/** Categories by their names in the reader's language; what is none of the others comes last. */
export function nameCategories<Category extends { slug: string; name: string }>(
  words: Translator<'Words'>,
  locale: string,
  categories: readonly Category[],
): Category[] {
  const { compare } = new Intl.Collator(locale)
  return categories
    .map((category) => ({ ...category, name: nameCategory(words, category) }))
    .sort((a, b) => Number(a.slug === 'other') - Number(b.slug === 'other') || compare(a.name, b.name))
}
