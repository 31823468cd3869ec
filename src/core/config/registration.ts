import type { Config, Payload, SanitizedConfig } from 'payload'

const KEY = 'schematicShopRooms'

type Source = Pick<Payload, 'config'> | Pick<Config | SanitizedConfig, 'custom'>

/**
 * A list in the config that plugins append to, read once the config is complete. Not sent to the browser, like all of
 * `custom`.
 */
export type Registration<Item> = {
  /** The config with items appended. */
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
