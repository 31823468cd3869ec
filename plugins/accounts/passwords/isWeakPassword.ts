import { findPlace, unpackNumbers } from '@/core/tables/unpackNumbers'
import { formsOf, hashOfForm, toLetters } from './passwordForms'

/** What anyone tries first on this site. */
const SITE_WORDS = ['schematicshop', 'schematic', 'minecraft', 'litematica']
/** Characters of a name that are looked for in a password. */
const MIN_NAME = 4
/** Characters that must be left of a password without the names in it. */
const MIN_REST = 6
/** Different characters that a password has at least. */
const MIN_DIFFERENT = 4

let table: Promise<Float64Array> | undefined

async function isCommon(password: string): Promise<boolean> {
  table ??= import('./commonPasswords').then(({ COMMON_PASSWORDS }) =>
    unpackNumbers(Buffer.from(COMMON_PASSWORDS, 'base64')),
  )
  const hashes = await table
  return formsOf(password).some((form) => {
    const hash = hashOfForm(form)
    return hashes[findPlace(hashes, hash)] === hash
  })
}

/** `abcabcabcabc`, `aaaaaaaaaa`. */
const repeats = (password: string) => /^(.{1,5}?)\1+.{0,4}$/u.test(password) || new Set(password).size < MIN_DIFFERENT

/** Whether little is left of it without the names of the site and of the account. */
function isMadeOf(password: string, names: readonly string[]): boolean {
  const words = [...SITE_WORDS, ...names.map(toLetters)].filter((word) => word.length >= MIN_NAME)
  const letters = toLetters(password)
  const rest = words
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), letters)
    .replace(/[^\p{L}\p{N}]/gu, '')
  return rest.length < MIN_REST && rest.length < letters.length
}

/**
 * Whether a password is among the first that anyone would try: common or leaked, a word with something added, one thing
 * again and again, or made of the names of the site or the account.
 * @param names of the account: its address, its username
 */
export async function isWeakPassword(password: string, names: readonly string[] = []): Promise<boolean> {
  const parts = names.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
  return repeats(password.toLowerCase()) || isMadeOf(password, parts) || (await isCommon(password))
}
