import { answer } from '@/core/openapi/schema'
import { searchAnswer, suggestions } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation, Schema } from '@/core/openapi/types'
import { editions, formats, largestOf, safetyClaims, sizes } from '@/core/vocabulary'
import { locales } from '@/i18n/locales'
import { sortMeanings, sorts } from './queries/parseSearch'
import { suggestionKinds } from './queries/suggest'

export const query = (name: string, description: string, schema: Schema = { type: 'string' }) => ({
  in: 'query' as const,
  name,
  description,
  schema,
})
const anyOf = (name: string, description: string, values?: readonly string[]) =>
  query(name, `${description} Repeat or separate with commas to match any.`, {
    type: 'array',
    items: { type: 'string', ...(values && { enum: [...values] }) },
    maxItems: 10,
  })
const allOf = (name: string, description: string) =>
  query(name, `${description} Repeat or separate with commas to match all.`, {
    type: 'array',
    items: { type: 'string' },
    maxItems: 10,
  })
const bounds = ['Width', 'Height', 'Length', 'Blocks'].flatMap((measure) =>
  ['min', 'max'].map((end) => query(`${end}${measure}`, 'In blocks.', { type: 'integer', minimum: 0 })),
)
const lines = (meanings: Record<string, string>) =>
  Object.entries(meanings)
    .map(([value, meaning]) => `\`${value}\`: ${meaning}`)
    .join('; ')

/** What chooses builds, in searches and feeds alike. */
export const filterDocumentation = [
  query('q', 'Words in title, description, tags or owner. The last word may be incomplete, and typos are tolerated.'),
  allOf('tag', 'A tag’s slug.'),
  anyOf('category', 'A category’s slug. Includes its subcategories.'),
  query('owner', 'A username.'),
  anyOf('format', 'File format.', formats),
  anyOf('edition', 'Edition.', editions),
  anyOf('version', 'Minecraft version, such as 1.21.4.'),
  allOf(
    'block',
    'A block in the build, such as minecraft:glass, or the item that places it, such as minecraft:wheat_seeds.',
  ),
  query('mods', 'Only builds without or with modded blocks.', { type: 'string', enum: ['vanilla', 'modded'] }),
  anyOf(
    'size',
    `By the longest side in blocks: ${sizes.map((size) => `\`${size}\` up to ${largestOf[size]}`).join(', ')}.`,
    sizes,
  ),
  query(
    'safety',
    `What inspection did not find. ${lines({
      no_findings: 'nothing that acts by itself, leads elsewhere or could harm',
      no_risks: 'no command, known attack, foreign texture or oversized data',
      no_commands: 'no command block, and no text or item that runs a command',
    })}.`,
    { type: 'string', enum: [...safetyClaims] },
  ),
  ...bounds,
]

export const searchDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'searchSchematics' },
  summary: 'Find published builds',
  security: [],
  parameters: [
    ...filterDocumentation,
    query('sort', `Order. ${lines(sortMeanings)}.`, { type: 'string', enum: [...sorts] }),
    query('page', 'From 1.', { type: 'integer', minimum: 1, maximum: 1000 }),
    query('limit', 'Listings on a page.', { type: 'integer', minimum: 1, maximum: 100 }),
  ],
  responses: {
    200: answer(
      'A page of them. Each facet is narrowed by what is chosen in the others and not by what is chosen in it',
      searchAnswer,
    ),
    400: { description: 'invalid_field' },
  },
}

export const suggestDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'suggest' },
  summary: 'Suggest completions for a search',
  security: [],
  parameters: [
    query('q', 'What has been typed so far; the first 60 characters count.'),
    query('kind', 'Only suggestions of these kinds; may be given several times or with commas between.', {
      type: 'array',
      items: { type: 'string', enum: [...suggestionKinds] },
    }),
    query(
      'lang',
      `Of the names of the shop’s own categories, which are found by it, too: ${locales.join(', ')}. Others are taken for English.`,
    ),
  ],
  responses: {
    200: answer('Counts include only published, public builds', suggestions),
    400: { description: 'invalid_field' },
  },
}
