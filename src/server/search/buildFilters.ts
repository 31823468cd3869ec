import { slugify } from '../slugify'
import type { Search } from './parseSearch'

/** A part of a statement and the values of its placeholders, `$1` being the first of `values`. */
export type Filters = { where: string; values: unknown[]; tsquery: string | undefined; words: string | undefined }

/** Every word must occur, the last may be unfinished. Letters and digits only: nothing of what is typed is query syntax. */
function toTsquery(q: string): string | undefined {
  const words = q
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.slice(0, 10)
  return words?.map((word) => `'${word}':*`).join(' & ')
}

const blockName = (name: string) => (name.includes(':') ? name : `minecraft:${name}`).toLowerCase()

/** What a search asks for as conditions on `schematics s` and `schematic_search x`. Only published, public builds. */
export function buildFilters(search: Search): Filters {
  const values: unknown[] = []
  const conditions = [`s.status = 'ready'`, `s.visibility = 'public'`]
  const bind = (value: unknown) => `$${values.push(value)}`
  const add = (value: unknown, condition: (placeholder: string) => string) => {
    if (value !== undefined) conditions.push(condition(bind(value)))
  }

  const tsquery = search.q ? toTsquery(search.q) : undefined
  let tsPlaceholder: string | undefined
  let wordsPlaceholder: string | undefined
  if (search.q) {
    wordsPlaceholder = bind(search.q.toLowerCase())
    const similar = `shop_unaccent(${wordsPlaceholder}) <% x.words`
    if (tsquery) {
      tsPlaceholder = bind(tsquery)
      conditions.push(`(x.vector @@ to_tsquery('simple', shop_unaccent(${tsPlaceholder})) or ${similar})`)
    } else conditions.push(similar)
  }
  if (search.tag?.length)
    add(
      search.tag.map((tag) => slugify(tag, 40)),
      (at) => `x.tags @> ${at}::text[]`,
    )
  if (search.block?.length) add(search.block.map(blockName), (at) => `x.blocks @> ${at}::text[]`)
  add(search.category, (at) => `x.category = ${at}`)
  add(search.owner?.toLowerCase(), (at) => `x.owner = ${at}`)
  add(search.format, (at) => `s.format = ${at}::enum_schematics_format`)
  add(search.edition, (at) => `s.edition = ${at}::enum_schematics_edition`)
  add(search.version, (at) => `s.game_version = ${at}`)
  if (search.mods) conditions.push(search.mods === 'modded' ? 'x.modded' : 'not x.modded')
  add(search.minWidth, (at) => `s.width >= ${at}`)
  add(search.maxWidth, (at) => `s.width <= ${at}`)
  add(search.minHeight, (at) => `s.height >= ${at}`)
  add(search.maxHeight, (at) => `s.height <= ${at}`)
  add(search.minLength, (at) => `s.length >= ${at}`)
  add(search.maxLength, (at) => `s.length <= ${at}`)
  add(search.minBlocks, (at) => `s.block_count >= ${at}`)
  add(search.maxBlocks, (at) => `s.block_count <= ${at}`)
  return { where: conditions.join(' and '), values, tsquery: tsPlaceholder, words: wordsPlaceholder }
}
