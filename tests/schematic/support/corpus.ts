import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Real files beside the project; none of them is part of it. */
const folder = join(import.meta.dirname, '../../../../shared/corpus')

export interface CorpusFile {
  readonly path: string
  readonly name: string
  /** As the manifest says: `litematic-v6`, `malformed:eof`, `other-nbt`. */
  readonly format: string
  readonly isSchematic: boolean
}

export const hasCorpus = existsSync(join(folder, 'MANIFEST.tsv'))

export const corpus: readonly CorpusFile[] = hasCorpus ? readManifest() : []

function readManifest(): CorpusFile[] {
  const lines = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n')
  return lines.slice(1).map((line) => {
    const [repository = '', path = '', , , format = ''] = line.split('\t')
    return {
      path: join(folder, repository.replace('/', '__'), path),
      name: path,
      format,
      isSchematic: !/^(malformed|other)/.test(format),
    }
  })
}
