import { jobsOf } from '@jobs/withJobs'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { withNouns } from '@plugins/nouns'
import { buildConfig, type Config, type Plugin, type SanitizedConfig } from 'payload'
import { makeContext } from '@/core/context/context'
import type { CoreOptions } from '@/core/context/options'

/** An app with the nouns of the shop and these rooms alone. */
export async function buildRooms(rooms: readonly Plugin[], options: CoreOptions = {}): Promise<SanitizedConfig> {
  const app: Config = {
    secret: 'a-secret-for-tests-that-is-long-enough',
    db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
    admin: { user: options.slugs?.users ?? 'users' },
    telemetry: false,
    typescript: { autoGenerate: false },
  }
  const nouns: Plugin = (config) => withNouns(config, makeContext(options, config))
  return buildConfig({ ...app, plugins: [nouns, ...rooms] })
}

/** What a plugin has added to the nouns alone. */
export type Contributions = { endpoints: string[]; queues: string[]; collections: string[] }

const endpointsOf = ({ endpoints, collections }: SanitizedConfig): string[] => [
  ...endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  ...collections.flatMap(({ slug, endpoints: own }) =>
    (own || []).map(({ method, path }) => `${method.toUpperCase()} /${slug}${path}`),
  ),
]

/** What this plugin brings, where it is the only one beside what it needs. */
export async function listContributions(
  room: Plugin,
  { needs = [], options = {} }: { needs?: readonly Plugin[]; options?: CoreOptions } = {},
): Promise<Contributions> {
  const [before, after] = [await buildRooms(needs, options), await buildRooms([...needs, room], options)]
  const besides = (read: (config: SanitizedConfig) => string[]) => {
    const known = new Set(read(before))
    return read(after).filter((one) => !known.has(one))
  }
  const own = new Set(after.collections.map(({ slug }) => slug))
  for (const { slug } of before.collections) own.delete(slug)
  return {
    // What Payload makes for each collection is not the plugin's.
    endpoints: besides(endpointsOf).filter(
      (one) => ![...own].some((slug) => one.includes(` /${slug}/`) && isPayloads(one)),
    ),
    queues: besides((config) => jobsOf({ config }).map(({ queue }) => queue.name)).sort(),
    collections: [...own].sort(),
  }
}

const payloads = /\/(:id|count|versions|versions\/:id|duplicate|access|access\/:id\??|:id\/duplicate)?$/
const isPayloads = (one: string) => payloads.test(one)
