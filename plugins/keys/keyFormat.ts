import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { KEY_MARK } from '@/core/access/scopes'

/** Letters and digits, which no program breaks apart, and a double click selects whole. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PREFIX_LENGTH = 8
/** Characters of 256 bits. */
const SECRET_LENGTH = 43
/** Characters of a CRC-32. */
const CHECKSUM_LENGTH = 6

const pattern = new RegExp(
  `^${KEY_MARK}([0-9A-Za-z]{${PREFIX_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
)

function encode(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = ALPHABET[Number(rest % 62n)] + text
  return text
}

const random = (bytes: number, length: number) => encode(BigInt(`0x${randomBytes(bytes).toString('hex')}`), length)

const checksumOf = (text: string) => encode(BigInt(crc32(text)), CHECKSUM_LENGTH)

/** SHA-256 in hex. Of 256 random bits no slow hash is needed: nobody can go through them. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** What is stored of a key: the prefix it is found by, and the hash of its secret. */
export type KeyParts = { prefix: string; hash: string }

/** A new key, `ssk_<prefix>_<secret><checksum>`, which is shown once. */
export function makeKey(): KeyParts & { key: string } {
  const prefix = random(8, PREFIX_LENGTH)
  const secret = random(32, SECRET_LENGTH)
  return { key: `${KEY_MARK}${prefix}_${secret}${checksumOf(prefix + secret)}`, prefix, hash: hashOf(secret) }
}

/** The parts of a key that was sent; nothing of what is none, by its form and its checksum. */
export function parseKey(key: string): KeyParts | undefined {
  const [, prefix = '', secret = '', checksum] = pattern.exec(key) ?? []
  return secret !== '' && checksum === checksumOf(prefix + secret) ? { prefix, hash: hashOf(secret) } : undefined
}
