import { createHmac } from 'node:crypto'
import { perContext, type ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import { foldLookAlikes, isUnspaced } from './fold'

/** What two texts are compared by. Nobody without the shop's key can tell a text from it. */
export type Fingerprint = {
  /** Equal where letters are, whatever is between them. */
  exact: string
  /** 64 bits, of which few differ where texts do little (a SimHash). As a signed number. */
  similar: bigint
  /** Four parts of it: texts that differ by 3 bits or less share one. */
  bands: number[]
}

/** Letters below which texts are alike by chance: “Nice build!”. */
const MIN_LETTERS = 24
const MIN_UNSPACED_LETTERS = 12
/** Letters that are looked at. */
const MAX_LETTERS = 4_000
const GRAM = 4

const seedsOf = perContext('fingerprint seeds', (context): [number, number] => {
  const key = createHmac('sha256', context.secret).update('fingerprints of texts').digest()
  return [key.readUInt32LE(0), key.readUInt32LE(4)]
})

/** FNV-1a with a secret start, and MurmurHash3's last step. */
function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function similarityOf(letters: string, seeds: readonly [number, number]): bigint {
  const weights = new Int32Array(64)
  for (let at = 0; at + GRAM <= letters.length; at++)
    for (const [half, seed] of seeds.entries()) {
      const hash = hashOf(letters, at, at + GRAM, seed)
      for (let bit = 0; bit < 32; bit++) weights[half * 32 + bit]! += (hash >>> bit) & 1 ? 1 : -1
    }
  let similar = 0n
  for (const [bit, weight] of weights.entries()) if (weight > 0) similar |= 1n << BigInt(bit)
  return similar
}

/** Undefined for a text that is too short to be compared. */
export function fingerprintOf(context: ShopContext, text: string): Fingerprint | undefined {
  const letters = foldLookAlikes(text.replace(/https?:\/\/([^\s/]+)\S*/gi, '$1'))
    .replace(/[^\p{L}]+/gu, '')
    .slice(0, MAX_LETTERS)
  if (letters.length < (isUnspaced(letters) ? MIN_UNSPACED_LETTERS : MIN_LETTERS)) return undefined
  const similar = similarityOf(letters, seedsOf(context))
  return {
    exact: keyedHash(context, 'text', letters),
    similar: BigInt.asIntN(64, similar),
    bands: [0, 1, 2, 3].map((band) => band * 65_536 + Number((similar >> BigInt(band * 16)) & 0xffffn)),
  }
}
