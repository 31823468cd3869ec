import type { Suggestions } from '@plugins/search/queries/suggest'
import { blockPath, buildPath, categoryPath, personPath, tagPath } from '@/core/addresses'
import { nameOfItem } from '../words/nameOfItem'

/** A suggestion: its URL, and the text it puts into the field. */
export type Option = {
  href: string
  value: string
  name: string
  by?: string
  count?: number
  picture?: string | null
}
export type OptionGroup = { kind: keyof Suggestions; options: Option[] }

/** Converts an API response to option groups, without empty ones. */
export function groupsOf({ builds = [], tags = [], categories = [], people = [], blocks = [] }: Partial<Suggestions>) {
  const groups: OptionGroup[] = [
    {
      kind: 'builds',
      options: builds.map(({ slug, title, owner, picture }) => ({
        href: buildPath(slug),
        value: title,
        name: title,
        by: owner,
        picture,
      })),
    },
    {
      kind: 'categories',
      options: categories.map(({ slug, name, count }) => ({ href: categoryPath(slug), value: name, name, count })),
    },
    { kind: 'tags', options: tags.map(({ slug, name, count }) => ({ href: tagPath(slug), value: name, name, count })) },
    {
      kind: 'people',
      options: people.map(({ username, displayName, count }) => ({
        href: personPath(username),
        value: username,
        name: displayName,
        count,
      })),
    },
    {
      kind: 'blocks',
      options: blocks.map(({ id, count }) => ({ href: blockPath(id), value: id, name: nameOfItem(id), count })),
    },
  ]
  return groups.filter(({ options }) => options.length > 0)
}
