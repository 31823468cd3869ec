/**
 * The collections of the shop under the names that code gives them, with the slugs they have unless an app chooses
 * others.
 */
export const defaultSlugs = {
  users: 'users',
  profiles: 'profiles',
  schematics: 'schematics',
  schematicFiles: 'schematic-files',
  media: 'media',
  tags: 'tags',
  categories: 'categories',
  comments: 'comments',
  likes: 'likes',
  follows: 'follows',
  lists: 'lists',
  listItems: 'list-items',
  notifications: 'notifications',
  reports: 'reports',
  storageAccounts: 'storage-accounts',
  auditLog: 'audit-log',
} as const

export type CollectionName = keyof typeof defaultSlugs

/**
 * The slug of each collection. Typed by the defaults, by which Payload's generated types know the collections; in an
 * app that renamed one the value is another text.
 */
export type Slugs = typeof defaultSlugs

/** Slugs an app may choose, by the collection's name here. */
export type SlugOptions = Partial<Record<CollectionName, string>>

/**
 * Words with hyphens or underscores between them, or in camel case: of these it is known what Payload calls their
 * tables.
 */
const isSlug = (slug: unknown): slug is string =>
  typeof slug === 'string' && /^[a-z][a-z0-9]*(?:(?:[-_][a-z0-9]+)*|(?:[A-Z][a-z0-9]+)*)$/.test(slug)

/** Characters: Payload derives names of tables and types from it, and Postgres keeps 63. */
const MAX_SLUG_LENGTH = 30

/** First parts of addresses that Payload or the shop answer besides those of collections. */
const TAKEN_ADDRESSES = new Set(
  'access conversions docs files globals graphql graphql-playground health keys metrics oembed statistics uploads'.split(
    ' ',
  ),
)

function whyTaken(slug: string): string | undefined {
  if (slug.length > MAX_SLUG_LENGTH) return `is longer than ${MAX_SLUG_LENGTH} characters`
  if (slug.startsWith('payload-')) return 'begins with "payload-", as Payload’s own collections do'
  if (TAKEN_ADDRESSES.has(slug)) return `would have its address at /api/${slug}, where something else is`
  return undefined
}

/** @throws Error naming the option where a name is unknown, a slug is no slug, or two collections would share one */
export function chooseSlugs(options: SlugOptions = {}): Slugs {
  for (const [name, slug] of Object.entries(options)) {
    if (!Object.hasOwn(defaultSlugs, name))
      throw new Error(`schematicShop: slugs.${name} is no collection of the shop. There are ${names.join(', ')}.`)
    if (slug !== undefined && !isSlug(slug))
      throw new Error(
        `schematicShop: slugs.${name} must be letters and digits, with single hyphens or underscores between words, as "build-images".`,
      )
  }
  for (const [name, slug] of Object.entries(options)) {
    const reason = slug === undefined ? undefined : whyTaken(slug)
    if (reason) throw new Error(`schematicShop: slugs.${name} ("${slug}") ${reason}. Choose another.`)
  }
  const chosen = Object.fromEntries(names.map((name) => [name, options[name] ?? defaultSlugs[name]]))
  const taken = new Map<string, string>()
  for (const [name, slug] of Object.entries(chosen)) {
    const other = taken.get(slug)
    if (other)
      throw new Error(`schematicShop: slugs.${name} and slugs.${other} are both "${slug}". Each needs its own.`)
    taken.set(slug, name)
  }
  return chosen as Slugs
}

const names = Object.keys(defaultSlugs) as CollectionName[]

/** The collection of the shop that has a slug; nothing of a collection of the app's own. */
export const collectionOfSlug = (slugs: Slugs, slug: string): CollectionName | undefined =>
  names.find((name) => slugs[name] === slug)
