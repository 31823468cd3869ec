import type { CollectionConfig, Config, Endpoint } from 'payload'

type Extend = (collection: CollectionConfig) => CollectionConfig

/**
 * The same configuration with one collection as `extend` makes it of what it was; nothing is mutated.
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
 * The same collection with more endpoints, after those that it had and before Payload's own: the first that matches
 * answers. One whose endpoints are turned off keeps none.
 */
export const withEndpoints = (
  collection: CollectionConfig,
  endpoints: readonly CollectionEndpoint[],
): CollectionConfig =>
  collection.endpoints === false
    ? collection
    : { ...collection, endpoints: [...(collection.endpoints ?? []), ...endpoints] }

type Hooks = NonNullable<CollectionConfig['hooks']>

/** The same collection with more hooks, which run after those that it had. */
export function withHooks(collection: CollectionConfig, hooks: Hooks): CollectionConfig {
  const merged: Record<string, unknown[]> = {}
  for (const [name, added] of Object.entries(hooks))
    merged[name] = [...(collection.hooks?.[name as keyof Hooks] ?? []), ...added]
  return { ...collection, hooks: { ...collection.hooks, ...(merged as Hooks) } }
}
