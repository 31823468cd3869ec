import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The secret that signs sessions and links: made once, and kept, or every restart would sign everybody out.
 * @param {string} dataFolder */
export function keepSecret(dataFolder) {
  const file = path.join(dataFolder, 'secret')
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}
