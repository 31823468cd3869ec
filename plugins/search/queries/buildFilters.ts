import { slugify } from '@/core/text/slugify'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { SafetyClaim } from '@/core/vocabulary'
import type { SafetyKind } from '@/schematic/inspect/safety'
import { blocksNamed } from './blocksOfItem'
import type { Search } from './parseSearch'

/** Facets of which a build has one value: several that are chosen mean any of them. */
export const choices = ['category', 'format', 'edition', 'version', 'mods', 'size', 'safety'] as const
export type Choice = (typeof choices)[number]

/** Parts of a statement and the values of its placeholders, `$1` being the first of `values`. */
export type Filters = {
  /** Conditions on every result, whatever is chosen in a facet. */
  base: string[]
  /** The condition of each facet with a chosen value. */
  chosen: Partial<Record<Choice, string>>
  values: unknown[]
  tsquery: string | undefined
}

/** Words of a query that are used. */
const MAX_WORDS = 10

/** Findings by which a build runs commands in some way, and those that anyone should know of before pasting. */
const commandKinds: SafetyKind[] = ['command_block', 'command_minecart', 'stored_command', 'click_command']
const riskKinds: SafetyKind[] = [...commandKinds, 'known_exploit', 'external_texture', 'oversized_nbt']

const lacks = (kinds: string[]) => `not x.safety && '{${kinds.join(',')}}'::text[]`
/** Each claim about a build as a condition on `schematic_search x`. */
export const claimConditions: Record<SafetyClaim, string> = {
  no_findings: `x.safety = '{}'`,
  no_risks: lacks(riskKinds),
  no_commands: lacks(commandKinds),
}

/** Letters and digits only: no input is query syntax. */
export const wordsOf = (q: string): string[] =>
  q
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.slice(0, MAX_WORDS) ?? []

/** A search as conditions on `schematic_search x`, which holds published, public builds only. */
export function buildFilters(search: Search): Filters {
  const values: unknown[] = []
  const base: string[] = []
  const chosen: Filters['chosen'] = {}
  const bind = (value: unknown) => `$${values.push(value)}`
  const add = (value: unknown, condition: (placeholder: string) => string) => {
    if (value !== undefined) base.push(condition(bind(value)))
  }
  const choose = (facet: Choice, wanted: readonly string[] | undefined, condition: (placeholder: string) => string) => {
    if (wanted?.length) chosen[facet] = condition(bind(wanted))
  }

  let tsquery: string | undefined
  if (search.q) {
    const words = wordsOf(search.q)
    if (words.length > 0) {
      // Every word must match, by prefix or similarity. Evaluated once, whatever the plan.
      tsquery = `(select shop_tsquery(${bind(words)}::text[]))`
      base.push(`x.vector @@ ${tsquery}`)
    } else base.push('false')
  }
  if (search.tag?.length)
    add(
      search.tag.map((tag) => slugify(tag, MAX_CHARACTERS.topicName)),
      (at) => `x.tags @> ${at}::text[]`,
    )
  const blocks = (search.block ?? []).map(blocksNamed)
  const certain = blocks.flatMap((meant) => (meant.length === 1 ? meant : []))
  if (certain.length > 0) add(certain, (at) => `x.blocks @> ${at}::text[]`)
  for (const meant of blocks) if (meant.length > 1) add(meant, (at) => `x.blocks && ${at}::text[]`)
  add(search.owner?.toLowerCase(), (at) => `x.owner = ${at}`)
  add(search.minWidth, (at) => `x.width >= ${at}`)
  add(search.maxWidth, (at) => `x.width <= ${at}`)
  add(search.minHeight, (at) => `x.height >= ${at}`)
  add(search.maxHeight, (at) => `x.height <= ${at}`)
  add(search.minLength, (at) => `x.length >= ${at}`)
  add(search.maxLength, (at) => `x.length <= ${at}`)
  add(search.minBlocks, (at) => `x.block_count >= ${at}`)
  add(search.maxBlocks, (at) => `x.block_count <= ${at}`)

  // Including subcategories.
  choose(
    'category',
    search.category,
    (at) => `x.category = any ((select shop_categories_below(${at}::text[]))::text[])`,
  )
  choose('format', search.format, (at) => `x.format = any (${at}::text[])`)
  choose('edition', search.edition, (at) => `x.edition = any (${at}::text[])`)
  choose('version', search.version, (at) => `x.version = any (${at}::text[])`)
  choose('size', search.size, (at) => `x.size = any (${at}::text[])`)
  if (search.mods) chosen.mods = search.mods === 'modded' ? 'x.modded' : 'not x.modded'
  if (search.safety) chosen.safety = claimConditions[search.safety]
  return { base, chosen, values, tsquery }
}
