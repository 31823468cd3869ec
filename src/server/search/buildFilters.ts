import { slugify } from '../slugify'
import type { Search } from './parseSearch'

/** A part of a statement and the values of its placeholders, `$1` being the first of `values`. */
export type Filters = { where: string; values: unknown[]; tsquery: string | undefined }

/** Words of a search that are looked at. */
const MOST_WORDS = 10

/** Letters and digits only: nothing of what is typed is query syntax. */
const wordsOf = (q: string) =>
  q
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.slice(0, MOST_WORDS)

const blockName = (name: string) => (name.includes(':') ? name : `minecraft:${name}`).toLowerCase()

/** What a search asks for as conditions on `schematic_search x`, which holds published, public builds alone. */
export function buildFilters(search: Search): Filters {
  const values: unknown[] = []
  const conditions: string[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const add = (value: unknown, condition: (placeholder: string) => string) => {
    if (value !== undefined) conditions.push(condition(bind(value)))
  }

  let tsquery: string | undefined
  if (search.q) {
    const words = wordsOf(search.q)
    if (words) {
      // Every word must occur, unfinished or mistyped. Asked for once, whatever the planner thinks.
      tsquery = `(select shop_tsquery(${bind(words)}::text[]))`
      conditions.push(`x.vector @@ ${tsquery}`)
    } else conditions.push('false')
  }
  if (search.tag?.length)
    add(
      search.tag.map((tag) => slugify(tag, 40)),
      (at) => `x.tags @> ${at}::text[]`,
    )
  if (search.block?.length) add(search.block.map(blockName), (at) => `x.blocks @> ${at}::text[]`)
  add(search.category, (at) => `x.category = ${at}`)
  add(search.owner?.toLowerCase(), (at) => `x.owner = ${at}`)
  add(search.format, (at) => `x.format = ${at}`)
  add(search.edition, (at) => `x.edition = ${at}`)
  add(search.version, (at) => `x.version = ${at}`)
  if (search.mods) conditions.push(search.mods === 'modded' ? 'x.modded' : 'not x.modded')
  add(search.minWidth, (at) => `x.width >= ${at}`)
  add(search.maxWidth, (at) => `x.width <= ${at}`)
  add(search.minHeight, (at) => `x.height >= ${at}`)
  add(search.maxHeight, (at) => `x.height <= ${at}`)
  add(search.minLength, (at) => `x.length >= ${at}`)
  add(search.maxLength, (at) => `x.length <= ${at}`)
  add(search.minBlocks, (at) => `x.block_count >= ${at}`)
  add(search.maxBlocks, (at) => `x.block_count <= ${at}`)
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values, tsquery }
}
