import type { Payload } from 'payload'
import { adapterOf } from '../database'

export type PageCategory = {
  slug: string
  name: string
  description: string | null
  icon: string | null
  color: string | null
  count: number
}

/** All categories by name, with how many published builds each has. */
export async function readCategories(payload: Payload): Promise<PageCategory[]> {
  const { rows } = await adapterOf(payload).pool.query<PageCategory>({
    name: 'page-categories',
    text: `select c.slug, c.name, c.description, c.icon, c.color, coalesce(n.count, 0)::int as count
           from categories c left join (
             select category_id, count(*) as count from schematics where status = 'ready' and visibility = 'public' group by 1
           ) n on n.category_id = c.id
           order by c.name`,
  })
  return rows
}
