/**
 * Writes plugins/sessions/country/countries.ts from @ip-location-db/asn-country (CC0):
 *
 *     npx tsx scripts/accounts/generateCountries.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { moduleOf, packNumbers } from './packNumbers'

const folder = path.dirname(createRequire(import.meta.url).resolve('@ip-location-db/asn-country/package.json'))

type Range = { start: number; end: number; country: string }

/** The first part of an address as a number: of an IPv4 its /24, of an IPv6 its /48. */
const partOf = (address: bigint, isV6: boolean) => Number(isV6 ? address >> 80n : address >> 8n)

async function readRanges(file: string, isV6: boolean): Promise<Range[]> {
  const lines = (await readFile(path.join(folder, file), 'utf8')).trim().split('\n')
  return lines.map((line) => {
    const [start = '', end = '', country = ''] = line.split(',')
    return { start: partOf(BigInt(start), isV6), end: partOf(BigInt(end), isV6), country }
  })
}

/** Where another country begins, and which; `''` where none is known. */
function boundariesOf(ranges: readonly Range[]): { starts: number[]; countries: string[] } {
  const [starts, countries]: [number[], string[]] = [[], []]
  const begin = (at: number, country: string) => {
    if (countries.at(-1) === country) return
    if (starts.at(-1) === at) countries[countries.length - 1] = country
    else {
      starts.push(at)
      countries.push(country)
    }
  }
  let next = 0
  for (const { start, end, country } of ranges) {
    if (start > next) begin(next, '')
    begin(Math.max(start, next), country)
    next = Math.max(next, end + 1)
  }
  begin(next, '')
  return { starts, countries }
}

const compress = (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

const families = [
  boundariesOf(await readRanges('asn-country-ipv4-num.csv', false)),
  boundariesOf(await readRanges('asn-country-ipv6-num.csv', true)),
]
const names = [...new Set(families.flatMap(({ countries }) => countries))].sort()
const parts = families.flatMap(({ starts, countries }) => [
  packNumbers(starts),
  Buffer.from(countries.map((country) => names.indexOf(country))),
])
const header = Buffer.from(JSON.stringify({ names, lengths: parts.map(({ length }) => length) }))
const length = Buffer.alloc(4)
length.writeUInt32LE(header.length)
const packed = compress(Buffer.concat([length, header, ...parts]))
await writeFile(
  path.join(import.meta.dirname, '../../plugins/sessions/country/countries.ts'),
  moduleOf(
    '/**\n * Made by scripts/accounts/generateCountries.ts from @ip-location-db/asn-country (CC0), which is made of\n * statistics of the Number Resource Organization (nro.net, CC BY 4.0): in which country each network is registered.\n */',
    'COUNTRIES',
    packed,
  ),
)
console.info(`${families.map(({ starts }) => starts.length).join(' and ')} boundaries, ${packed.length} bytes`)
