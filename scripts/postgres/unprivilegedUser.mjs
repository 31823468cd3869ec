import { spawnSync } from 'node:child_process'

/**
 * The user to run Postgres as; empty when that is the current one.
 * @typedef {{ uid?: number, gid?: number, name?: string }} UnprivilegedUser
 */

/** Postgres refuses to run as root, so root lends it another user. @returns {UnprivilegedUser} */
export function findUnprivilegedUser() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout), name }
  }
  throw new Error('this is root, and there is neither a user "postgres" nor "nobody" that Postgres could run as')
}
