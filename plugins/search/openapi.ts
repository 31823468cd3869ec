import type { CustomEndpointDocumentation } from 'payload-oapi'
import { sorts } from '@/server/search/parseSearch'
import { editions, formats } from '@/vocabulary'

const query = (name: string, description: string, schema: object = { type: 'string' }) => ({
  in: 'query' as const,
  name,
  description,
  schema,
})
const bounds = ['Width', 'Height', 'Length', 'Blocks'].flatMap((measure) =>
  ['min', 'max'].map((end) => query(`${end}${measure}`, 'In blocks.', { type: 'integer', minimum: 0 })),
)

export const searchDocumentation: CustomEndpointDocumentation = {
  summary: 'Find published builds',
  security: [],
  parameters: [
    query(
      'q',
      'Words of title, description, tags or owner; the last may be unfinished, and typing errors are forgiven.',
    ),
    query('tag', 'A tag’s slug; may be given several times, and all must match.'),
    query('category', 'A category’s slug.'),
    query('owner', 'A username.'),
    query('format', 'File format.', { type: 'string', enum: [...formats] }),
    query('edition', 'Edition.', { type: 'string', enum: [...editions] }),
    query('version', 'Minecraft version, as 1.21.4.'),
    query('block', 'A block the build contains, as minecraft:glass; may be given several times.'),
    query('mods', 'Only builds without, or with, blocks of mods.', { type: 'string', enum: ['vanilla', 'modded'] }),
    ...bounds,
    query('sort', 'Order.', { type: 'string', enum: [...sorts] }),
    query('page', 'From 1.', { type: 'integer', minimum: 1 }),
    query('limit', 'Listings on a page.', { type: 'integer', minimum: 1, maximum: 100 }),
  ],
  responses: {
    200: { description: '{docs, totalDocs, page, limit, facets: {category, tag, format, edition, version}}' },
    400: { description: 'invalid_field' },
  },
}

export const summaryDocumentation: CustomEndpointDocumentation = {
  summary: 'One build as the site shows it, with its file’s state',
  security: [],
  responses: { 200: { description: 'A listing with its file' }, 404: { description: 'not_found' } },
}
