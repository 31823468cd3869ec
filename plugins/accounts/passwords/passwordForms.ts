import { createHash } from 'node:crypto'

/** What people write instead of a letter. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}
/** Characters that may be added to a word without making it harder to guess. */
const MAX_ADDED = 6
/** Characters of a word below which what is added counts. */
const MIN_WORD = 5

/** In lower case, with what stands for letters read as such. */
export const toLetters = (text: string): string =>
  [...text.toLowerCase()].map((character) => SUBSTITUTES[character] ?? character).join('')

/** The word that a password is made of, without the digits and signs around it: of `P4ssw0rd123!` it is `password`. */
export function wordOf(password: string): string | undefined {
  const lower = password.toLowerCase()
  const bare = lower.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  const word = toLetters(bare)
  return word.length >= MIN_WORD && [...lower].length - bare.length <= MAX_ADDED ? word : undefined
}

/** The forms by which a password is looked up: as it is, read as letters, and as a word with something added. */
export function formsOf(password: string): string[] {
  const lower = password.toLowerCase()
  const word = wordOf(password)
  return [...new Set([lower, toLetters(lower), ...(word === undefined ? [] : [word])])]
}

/** The first 40 bits of a hash: of a hundred thousand words, one in ten million others is taken for one. */
export const hashOfForm = (form: string): number => createHash('sha256').update(form).digest().readUIntBE(0, 5)
