import type { Schema } from '@/core/openapi/types'
import { editions, formats, largestOf, safetyClaims, sizes } from '@/core/vocabulary'

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
export const lines = (meanings: Record<string, string>) =>
  Object.entries(meanings)
    .map(([value, meaning]) => `\`${value}\`: ${meaning}`)
    .join('; ')

/** The filter parameters of searches and feeds. */
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
