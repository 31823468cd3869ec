import { brotliDecompressSync } from 'node:zlib'
import ipaddr from 'ipaddr.js'
import { findPlace, unpackNumbers } from '@/core/tables/unpackNumbers'

type Family = { starts: Float64Array; countries: Uint8Array }
type Table = { names: string[]; v4: Family; v6: Family }

async function loadTable(): Promise<Table> {
  const { COUNTRIES } = await import('./countries')
  const bytes = brotliDecompressSync(Buffer.from(COUNTRIES, 'base64'))
  const headerEnd = 4 + bytes.readUInt32LE(0)
  const { names, lengths }: { names: string[]; lengths: number[] } = JSON.parse(bytes.toString('utf8', 4, headerEnd))
  let at = headerEnd
  const [starts4, countries4, starts6, countries6] = lengths.map((length) => {
    at += length
    return bytes.subarray(at - length, at)
  })
  const familyOf = (starts = Buffer.alloc(0), countries = Buffer.alloc(0)): Family => ({
    starts: unpackNumbers(starts),
    countries,
  })
  return { names, v4: familyOf(starts4, countries4), v6: familyOf(starts6, countries6) }
}

let table: Promise<Table> | undefined

/** The part of an address that the table knows: of an IPv4 its /24, of an IPv6 its /48. */
const partOf = (bytes: readonly number[], length: number) =>
  bytes.slice(0, length).reduce((number, byte) => number * 256 + byte, 0)

/**
 * In which country the network of an address is registered, by a table that comes with the shop: nobody is asked.
 * @returns two letters (ISO 3166), or nothing where it is unknown or private
 */
export async function findCountry(address: string): Promise<string | undefined> {
  if (!ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return undefined
  table ??= loadTable()
  const { names, v4, v6 } = await table
  const isV4 = parsed.kind() === 'ipv4'
  const { starts, countries } = isV4 ? v4 : v6
  const place = findPlace(starts, partOf(parsed.toByteArray(), isV4 ? 3 : 6))
  return names[countries[place] ?? -1] || undefined
}
