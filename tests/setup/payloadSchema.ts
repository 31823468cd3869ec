import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT } from './slot'

/** The SQL of Payload's migrations: the tables of the collections, without the rules of the shop. */
export function readPayloadSchema(): string {
  const folder = path.join(PROJECT, 'src/migrations')
  const files = readdirSync(folder).filter((name) => /^\d.*\.ts$/.test(name))
  return files
    .sort()
    .map((name) => readUp(path.join(folder, name)))
    .join('\n')
}

/** The first of the two statements that Payload writes into a migration. */
export const readUp = (file: string): string => /sql`([\s\S]*?)`/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
