import type { Config, Payload, SanitizedConfig } from 'payload'

const KEY = 'schematicShopRooms'

type Source = Pick<Payload, 'config'> | Pick<Config | SanitizedConfig, 'custom'>

/**
 * A list in the config that rooms add to as plugins run, and that is read once the config is whole. Kept from the
 * browser, as all of `custom` is.
 */
export type Registration<Item> = {
  /** The config with more items, in the order they are added in. */
  add(config: Config, items: readonly Item[]): Config
  itemsOf(source: Source): readonly Item[]
}

/** @param name unique in the shop: bundles load a module more than once, and read the same list */
export function createRegistration<Item>(name: string): Registration<Item> {
  const itemsOf = (source: Source): readonly Item[] => {
    const { custom } = 'config' in source ? source.config : source
    return custom?.[KEY]?.[name] ?? []
  }
  return {
    itemsOf,
    add: (config, items) => ({
      ...config,
      custom: { ...config.custom, [KEY]: { ...config.custom?.[KEY], [name]: [...itemsOf(config), ...items] } },
    }),
  }
}
