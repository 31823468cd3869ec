import { openZip, type Zip } from './readZip'

/** Several archives as one: a file comes from the first that has it. */
export interface PackFiles {
  has(path: string): boolean
  json(path: string): Promise<unknown>
  bytes(path: string, most: number): Promise<Uint8Array<ArrayBuffer> | undefined>
}

const MAX_JSON_BYTES = 512 * 1024
/** Maximum bytes of one archive; larger ones would take too long. */
const MAX_PACK_BYTES = 1024 * 1024 * 1024

/** Where `assets/` lies in an archive: at its top, or in the one folder that was packed. */
function rootOf(zip: Zip): string | undefined {
  for (const name of zip.names) {
    const match = name.match(/^((?:[^/]+\/)?)assets\/[^/]+\//)
    if (match) return match[1]
  }
  return undefined
}

/** Opens resource packs; the game's own archive comes last, whatever the order. */
export async function openPacks(files: readonly File[]): Promise<PackFiles | 'not_a_pack' | 'too_large'> {
  if (files.some(({ size }) => size > MAX_PACK_BYTES)) return 'too_large'
  const opened: { zip: Zip; root: string; isGame: boolean }[] = []
  for (const file of files) {
    const zip = await openZip(file)
    const root = zip && rootOf(zip)
    if (!zip || root === undefined) continue
    opened.push({ zip, root, isGame: zip.has('version.json') || /\.jar$/i.test(file.name) })
  }
  if (opened.length === 0) return 'not_a_pack'
  const inOrder = [...opened.filter(({ isGame }) => !isGame), ...opened.filter(({ isGame }) => isGame)]
  const find = (path: string) => inOrder.find(({ zip, root }) => zip.has(root + path))
  const bytes = async (path: string, most: number) => {
    const found = find(path)
    return found?.zip.read(found.root + path, most)
  }
  return {
    has: (path) => find(path) !== undefined,
    bytes,
    async json(path) {
      const text = await bytes(path, MAX_JSON_BYTES)
      if (!text) return undefined
      try {
        return JSON.parse(new TextDecoder().decode(text)) as unknown
      } catch {
        return undefined
      }
    },
  }
}
