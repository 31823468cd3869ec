import { inspect } from 'node:util'
import { parseUrl } from '../text/parseUrl'
import type { ShopContext } from './context'

/** What an option is unless an app gives it, and what it may be. */
export type Option<Value> = {
  readonly byDefault: Value
  readonly allows: (value: unknown) => boolean
  /** What stands after “It must be”. */
  readonly allowed: string
}

export type Definitions<Options, Chosen> = { readonly [Name in keyof Options & keyof Chosen]-?: Option<Chosen[Name]> }

/** A whole number from `least` to `most`. */
export const wholeNumber = (byDefault: number, least: number, most: number): Option<number> => ({
  byDefault,
  allows: (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  allowed: `a whole number from ${least} to ${most}`,
})

/** So many bytes, from `least` to `most`. */
export const bytes = (byDefault: number, least = 1, most = Number.MAX_SAFE_INTEGER): Option<number> => ({
  ...wholeNumber(byDefault, least, most),
  allowed:
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number of bytes, ${least} or more`
      : `a whole number of bytes from ${least} to ${most}`,
})

export const flag = (byDefault: boolean): Option<boolean> => ({
  byDefault,
  allows: (value) => typeof value === 'boolean',
  allowed: 'true or false',
})

export const oneOf = <const Word extends string>(byDefault: Word, words: readonly Word[]): Option<Word> => ({
  byDefault,
  allows: (value) => words.some((word) => word === value),
  allowed: `one of ${words.join(', ')}`,
})

export const text = <Default extends string | undefined>(byDefault: Default): Option<string | Default> => ({
  byDefault,
  allows: (value) => typeof value === 'string' && value.trim() !== '',
  allowed: 'a text that is not empty',
})

const describe = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 0 }))

/** @throws Error where these are no options, or naming the first that is none of the names */
export function requireKnown(where: string, given: object, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error(
      `schematicShop: ${where.slice(0, -1) || 'its argument'} is ${describe(given)}. It must be an object of options.`,
    )
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new Error(`schematicShop: ${where}${unknown} does not exist. There are ${known.join(', ')}.`)
}

/** A web address that others are added to, or that names a server. */
export const webAddress: Option<string | undefined> = {
  byDefault: undefined,
  allows: (value) => {
    const url = typeof value === 'string' ? parseUrl(value) : undefined
    return url !== undefined && /^https?:$/.test(url.protocol) && url.search + url.hash + url.username === ''
  },
  allowed: 'an address such as "https://builds.example"',
}

/**
 * The options that an app gives, with what they are by default in the place of the others.
 * @param where what stands before an option's name, as `uploads.`
 * @throws Error in a sentence that names the option, what was given and what is allowed
 */
export function chooseOptions<Options extends object, Chosen>(
  where: string,
  definitions: Definitions<Options, Chosen>,
  given: Partial<Options>,
): Chosen {
  const known = Object.entries<Option<unknown>>(definitions)
  requireKnown(
    where,
    given,
    known.map(([name]) => name),
  )
  const values = new Map<string, unknown>(Object.entries(given))
  const chosen = known.map(([name, { byDefault, allows, allowed }]) => {
    const value = values.get(name)
    if (value === undefined) return [name, byDefault]
    if (allows(value)) return [name, value]
    throw new Error(`schematicShop: ${where}${name} is ${describe(value)}. It must be ${allowed}.`)
  })
  return Object.fromEntries(chosen) as Chosen
}

/** The options of one room. */
export type RoomOptions<Options, Chosen> = {
  /** Checks what an app gives, and keeps it for this context. @throws Error where an option is wrong */
  keep(context: ShopContext, given?: Options): void
  /** The options of the app, whose defaults stand where it gives none. */
  of(context: Pick<ShopContext, 'kept'>): Readonly<Chosen>
  readonly defaults: Readonly<Chosen>
}

/**
 * Declares the options of a plugin: what each is by default, and what it may be.
 * @param room its name among the shop's options
 */
export function defineOptions<Options extends object, Chosen = Required<Options>>(
  room: string,
  definitions: Definitions<Options, Chosen>,
): RoomOptions<Options, Chosen> {
  const key = `options of ${room}`
  const choose = (given: Partial<Options>) => chooseOptions<Options, Chosen>(`${room}.`, definitions, given)
  const defaults = choose({})
  return {
    defaults,
    keep: ({ kept }, given) => void kept.set(key, given === undefined ? defaults : choose(given)),
    of: ({ kept }) => (kept.get(key) ?? defaults) as Chosen,
  }
}
