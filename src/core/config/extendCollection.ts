import type { CollectionConfig, Config, Endpoint } from 'payload'

type Extend = (collection: CollectionConfig) => CollectionConfig

/**
 * Replaces one collection of the config by `extend`'s result; nothing is mutated.
 * @throws Error where there is no such collection: the plugin that adds it is missing, or comes later
 */
export function extendCollection(config: Config, slug: string, extend: Extend): Config {
  const { collections = [] } = config
  if (!collections.some((collection) => collection.slug === slug))
    throw new Error(
      `SchematicShop needs a collection “${slug}” and the configuration has ${collections.map((one) => one.slug).join(', ') || 'none'}.`,
    )
  return {
    ...config,
    collections: collections.map((collection) => (collection.slug === slug ? extend(collection) : collection)),
  }
}

type CollectionEndpoint = Omit<Endpoint, 'root'>

/**
 * Adds endpoints to a collection, after its own and before Payload's: the first match answers. A collection with
 * endpoints disabled gets none.
 */
export const withEndpoints = (
  collection: CollectionConfig,
  endpoints: readonly CollectionEndpoint[],
): CollectionConfig =>
  collection.endpoints === false
    ? collection
    : { ...collection, endpoints: [...(collection.endpoints ?? []), ...endpoints] }

type Hooks = NonNullable<CollectionConfig['hooks']>

/** Adds hooks to a collection, which run after its own. */
export function withHooks(collection: CollectionConfig, hooks: Hooks): CollectionConfig {
  const merged: Record<string, unknown[]> = {}
  for (const [name, added] of Object.entries(hooks))
    merged[name] = [...(collection.hooks?.[name as keyof Hooks] ?? []), ...added]
  return { ...collection, hooks: { ...collection.hooks, ...(merged as Hooks) } }
}
