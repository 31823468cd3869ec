import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The secret that signs sessions and links: made once, and kept, or every restart would sign everybody out.
 * @param {string} dataFolder */
export function keepSecret(dataFolder) {
  const file = path.join(/* turbopackIgnore: true */ dataFolder, 'secret')
  if (!existsSync(file)) makeSecret(file)
  return readFileSync(file, 'utf8').trim()
}

/** Of several processes that make one at once, the first has it: a file appears whole, and no other takes its place.
 * @param {string} file */
function makeSecret(file) {
  const own = `${file}.${process.pid}`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(own, randomBytes(32).toString('hex'), { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch {
    // Not every file system has links.
    if (!existsSync(file)) renameSync(own, file)
  } finally {
    rmSync(own, { force: true })
  }
}
