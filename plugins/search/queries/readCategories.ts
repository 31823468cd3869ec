import type { Payload } from 'payload'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { adapterOf } from '@/core/database/executor'

export type PageCategory = {
  slug: string
  name: string
  description: string | null
  icon: string | null
  color: string | null
  /** The parent category. */
  parent: string | null
  /** Published builds in it and in those below it. */
  count: number
}

const cached = createTtlCache<PageCategory[]>(5_000, 1)

/** All categories by name, with how many published builds each has. */
export const readCategories = (payload: Payload): Promise<PageCategory[]> =>
  cached('', async () => {
    const { rows } = await adapterOf(payload).pool.query<PageCategory>({
      name: 'page-categories',
      text: `select c.slug, c.name, c.description, c.icon, c.color, parent.slug as parent,
               coalesce((select sum(n.builds) from category_lines l join search_counts n on n.kind = 'category' and n.value = l.slug
                 where l.above = c.slug), 0)::int as count
             from ${adapterOf(payload).names.categories} c left join ${adapterOf(payload).names.categories} parent on parent.id = c.parent_id
             order by lower(c.name), c.slug`,
    })
    return rows
  })

/** The ancestors of a category, outermost first. Terminates even if moderators made a cycle. */
export function ancestorsOf(categories: readonly PageCategory[], slug: string): PageCategory[] {
  const line: PageCategory[] = []
  let parent = categories.find((category) => category.slug === slug)?.parent
  while (parent) {
    const above = categories.find((category) => category.slug === parent)
    if (!above || above.slug === slug || line.includes(above)) break
    line.unshift(above)
    parent = above.parent
  }
  return line
}
