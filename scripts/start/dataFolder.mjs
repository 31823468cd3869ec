import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from './fail.mjs'
import { PROJECT } from './project.mjs'

/** Makes the folder that holds all data and makes sure that it can be written. @returns {string} its absolute path */
export function openDataFolder() {
  const folder = path.resolve(PROJECT, process.env.DATA_DIR || '.data')
  try {
    // Others may pass through (root's Postgres runs as another user) but not look around.
    makeFolders(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = path.join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '') // root passes every check of rights, but not a read-only or full disk
    rmSync(probe)
  } catch (error) {
    throw new PlainError(`DATA_DIR ${folder} cannot be written: ${/** @type {Error} */ (error).message}`)
  }
  return realpathSync(folder)
}

/** Node's own `recursive` never returns where the parent exists and still refuses a child as not found (/proc).
 * @param {string} folder @param {number} mode */
function makeFolders(folder, mode) {
  if (existsSync(folder)) return
  makeFolders(path.dirname(folder), mode)
  mkdirSync(folder, { mode })
}
