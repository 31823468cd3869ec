import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** CBOR (RFC 8949) of what a passkey says: small maps, texts, bytes and integers. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number) =>
    size < 24
      ? Buffer.from([(major << 5) | size])
      : size < 256
        ? Buffer.from([(major << 5) | 24, size])
        : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)])
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
  throw new Error('cbor of something else')
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const PRESENT = 1
const VERIFIED = 4
const ATTESTED = 64

type Said = { challenge: string; counter?: number; isVerified?: boolean; origin?: string }

/** A passkey in software, of a site: what a browser hands over of it. */
export function makeSoftPasskey(site: { id: string; origin: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const clientData = (type: string, { challenge, origin = site.origin }: Said) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (flags: number, counter: number) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(site.id), Buffer.from([flags]), count])
  }
  const flagsOf = ({ isVerified = true }: Said) => PRESENT | (isVerified ? VERIFIED : 0)
  const shell = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }

  return {
    /** @param certificate of a maker, which says whom to ask */
    register: (said: Said, certificate?: Buffer) => {
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([
        head(flagsOf(said) | ATTESTED, said.counter ?? 0),
        Buffer.alloc(16),
        length,
        id,
        cbor(key),
      ])
      const client = clientData('webauthn.create', said)
      const statement = certificate
        ? new Map<string, unknown>([
            ['alg', -7],
            ['sig', sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)],
            ['x5c', [certificate]],
          ])
        : new Map()
      const attestation = new Map<string, unknown>([
        ['fmt', certificate ? 'packed' : 'none'],
        ['attStmt', statement],
        ['authData', authData],
      ])
      const attestationObject = cbor(attestation).toString('base64url')
      const response = { clientDataJSON: client.toString('base64url'), attestationObject, transports: ['internal'] }
      return { ...shell, response, clientExtensionResults: {} }
    },
    answer: (said: Said) => {
      const authenticatorData = head(flagsOf(said), said.counter ?? 0)
      const client = clientData('webauthn.get', said)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      }
      return { ...shell, response, clientExtensionResults: {} }
    },
  }
}
