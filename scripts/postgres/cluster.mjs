import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findFreePort, portErrorOf } from '../process/ports.mjs'

/**
 * A cluster: its folder, the user it runs as, and what it keeps between starts.
 * @typedef {{
 *   folder: string, data: string, log: string, programs: string,
 *   user: import('./unprivilegedUser.mjs').UnprivilegedUser, meta: ClusterMeta,
 * }} Cluster
 * @typedef {{ port: number, password: string, adminPassword: string }} ClusterMeta
 */

/** The superuser, for making databases and roles. */
export const ADMIN_ROLE = 'postgres'
/** The role the shop signs in as: owns its database, and nothing else. */
export const SHOP_ROLE = 'shop'

/**
 * Opens the cluster in this folder, making it first where there is none.
 * @param {string} folder @param {string} programs @param {import('./unprivilegedUser.mjs').UnprivilegedUser} user
 * @param {(line: string) => void} log
 * @returns {Promise<Cluster>}
 */
export async function openCluster(folder, programs, user, log) {
  mkdirSync(folder, { recursive: true })
  // Root keeps the folder, its notes and the log; only `data` belongs to the other user, who must pass through to it.
  if (user.uid !== undefined) chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  const meta = readMeta(folder) ?? (await makeMeta(folder, data))
  const cluster = { folder, data, log: path.join(folder, 'postgres.log'), programs, user, meta }
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    log('making the database')
    initialize(cluster)
  }
  return cluster
}

/** A port remembered from an earlier start may be someone else's by now. @param {Cluster} cluster */
export async function ensureFreePort(cluster) {
  if (await portErrorOf(cluster.meta.port)) await chooseAnotherPort(cluster)
}

/** @param {Cluster} cluster */
export async function chooseAnotherPort(cluster) {
  cluster.meta.port = await findFreePort()
  writeMeta(cluster.folder, cluster.meta)
}

/**
 * The path by which the cluster's own user finds its data. If a folder above is closed to that user (root's home), it
 * gets there from its working directory, which the kernel keeps open.
 * @param {Cluster} cluster @param {string} data
 */
export function nameForUser(cluster, data) {
  if (cluster.user.uid === undefined) return data
  const reached =
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', data], { ...cluster.user, cwd: '/', env: POSTGRES_ENVIRONMENT })
      .status === 0
  return reached ? data : '/proc/self/cwd'
}

/** What Postgres gets of our environment: nothing of ours, and no PG* variable that would change its mind. */
export const POSTGRES_ENVIRONMENT = /** @type {NodeJS.ProcessEnv} */ (
  /** @type {unknown} */ ({ PATH: '/usr/bin:/bin', LC_ALL: 'C' })
)

/** @param {string} folder @returns {ClusterMeta | null} */
function readMeta(folder) {
  const file = path.join(folder, 'meta.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string} folder @param {string} data */
async function makeMeta(folder, data) {
  if (existsSync(data)) throw new Error(`${data} holds a database, but its passwords in ${folder}/meta.json are gone`)
  const meta = { port: await findFreePort(), password: makePassword(), adminPassword: makePassword() }
  writeMeta(folder, meta)
  return meta
}

function makePassword() {
  return randomBytes(24).toString('base64url')
}

/** @param {string} folder @param {ClusterMeta} meta */
function writeMeta(folder, meta) {
  const draft = path.join(folder, 'meta.json.new')
  writeFileSync(draft, `${JSON.stringify(meta)}\n`, { mode: 0o600 })
  renameSync(draft, path.join(folder, 'meta.json'))
}

/** Made under another name and renamed when whole: an interrupted one never looks finished. @param {Cluster} cluster */
function initialize(cluster) {
  const { folder, data, user } = cluster
  const draft = path.join(folder, 'data.part')
  const passwordFile = path.join(folder, 'password.part')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${cluster.meta.adminPassword}\n`, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(draft, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${ADMIN_ROLE}`, '--pwfile=../password.part', '--auth=scram-sha-256']
  try {
    const made = spawnSync(
      path.join(cluster.programs, 'bin', 'initdb'),
      ['-D', nameForUser(cluster, draft), ...access, ...locale, '--no-sync'],
      { ...user, cwd: draft, encoding: 'utf8', env: POSTGRES_ENVIRONMENT },
    )
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, data)
}
