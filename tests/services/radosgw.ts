import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { identify } from '../../scripts/process/identity.mjs'
import { waitForLock } from '../../scripts/process/lock.mjs'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import { adoptDaemon, startDaemon, tail } from './daemon'

const run = promisify(execFile)

/** What the shop needs to use it, and what tests do to it. */
export type Radosgw = {
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The S3_ variables of the shop for one bucket. */
  env(bucket: string): Record<string, string>
  client(): S3Client
  createBucket(name?: string): Promise<string>
  stop(): Promise<void>
}

const REGION = 'us-east-1'
const ACCESS_KEY = 'shopkey'
const SECRET_KEY = 'shopsecret'
/** Milliseconds for each of the three daemons to be ready. */
const READY_TIMEOUT_MS = 60_000

type Identity = { pid: number; started: string }
type State = { port: number; daemons: Identity[] }

/**
 * A real S3 server: a Ceph monitor, an OSD that keeps everything in memory, and a RADOS gateway, on loopback. The first
 * caller starts it; later callers with the same folder get the same one, also from another process. `stopRadosgw` ends
 * it.
 */
export async function startRadosgw(dir: string): Promise<Radosgw> {
  mkdirSync(dir, { recursive: true })
  const lock = await waitForLock(path.join(dir, 'lock'), { timeoutMs: 180_000 })
  try {
    const state = readRunning(dir) ?? (await start(dir))
    return describe(dir, state)
  } finally {
    lock.release()
  }
}

/** Ends the one on this folder, if there is one, and forgets what it stored. */
export async function stopRadosgw(dir: string): Promise<void> {
  await killDaemons(dir)
  rmSync(dir, { recursive: true, force: true })
}

function describe(dir: string, { port }: State): Radosgw {
  const endpoint = `http://127.0.0.1:${port}`
  const credentials = { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY }
  const client = () => new S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true })
  return {
    endpoint,
    region: REGION,
    ...credentials,
    env: (bucket) => ({
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      S3_REGION: REGION,
      S3_ACCESS_KEY_ID: ACCESS_KEY,
      S3_SECRET_ACCESS_KEY: SECRET_KEY,
      S3_FORCE_PATH_STYLE: 'true',
    }),
    client,
    async createBucket(name = `test-${randomUUID()}`) {
      const s3 = client()
      await s3.send(new CreateBucketCommand({ Bucket: name }))
      s3.destroy()
      return name
    },
    stop: () => stopRadosgw(dir),
  }
}

const stateFile = (dir: string) => path.join(dir, 'state.json')

function readState(dir: string): State | null {
  return existsSync(stateFile(dir)) ? JSON.parse(readFileSync(stateFile(dir), 'utf8')) : null
}

/** Nothing in it is kept, and asked politely the gateway takes five seconds. */
async function killDaemons(dir: string): Promise<void> {
  await Promise.all((readState(dir)?.daemons ?? []).map((identity) => adoptDaemon(identity).kill()))
}

function readRunning(dir: string): State | null {
  const state = readState(dir)
  return state && state.daemons.length === 3 && state.daemons.every((one) => adoptDaemon(one).isRunning())
    ? state
    : null
}

async function start(dir: string): Promise<State> {
  await killDaemons(dir)
  const home = path.join(dir, 'ceph')
  rmSync(home, { recursive: true, force: true }) // the objects were in memory: nothing there is worth keeping
  for (const folder of ['mon', 'osd', 'log', 'rgw']) mkdirSync(path.join(home, folder), { recursive: true })

  const state: State = { port: await findFreePort(), daemons: [] }
  const conf = path.join(home, 'ceph.conf')
  const fsid = randomUUID()
  const monitorPort = await findFreePort()
  writeFileSync(conf, composeConfig({ home, fsid, monitorPort, port: state.port }))
  const inHome = async (program: string, ...args: string[]) =>
    (await run(program, args, { cwd: home, timeout: READY_TIMEOUT_MS })).stdout
  const withConf = (program: string, ...args: string[]) => inHome(program, '-c', conf, ...args)
  const launch = (name: string, ...command: string[]) => {
    const daemon = startDaemon([...command, '-c', conf, '-f'], path.join(home, 'log', `${name}.out`), home)
    const identity = identify(daemon.pid)
    if (!identity) throw new Error(`${name} ended at once:\n${tail(path.join(home, 'log', `${name}.out`))}`)
    state.daemons.push(identity)
    writeFileSync(stateFile(dir), JSON.stringify(state)) // at each step: a killed test run must leave a trace of what it started
  }

  const everything = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *', '--cap', 'mgr', 'allow *']
  await inHome('ceph-authtool', '--create-keyring', 'keyring', '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *')
  await inHome('ceph-authtool', 'keyring', '--gen-key', '-n', 'client.admin', ...everything)
  await inHome('monmaptool', '--create', '--fsid', fsid, '--addv', 'a', `[v2:127.0.0.1:${monitorPort}]`, 'monmap')
  await withConf('ceph-mon', '-i', 'a', '--mkfs', '--monmap', 'monmap', '--keyring', 'keyring')
  launch('mon', 'ceph-mon', '-i', 'a')

  // These wait until the monitor is there.
  const osdId = randomUUID()
  await withConf('ceph', 'osd', 'new', osdId, '0')
  const rights = ['osd', 'allow *', 'mon', 'allow profile osd', 'mgr', 'allow profile osd']
  await withConf('ceph', 'auth', 'get-or-create', 'osd.0', ...rights, '-o', path.join(home, 'osd', 'keyring'))
  await withConf('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osdId)
  await withConf('ceph', 'osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=local')
  launch('osd', 'ceph-osd', '-i', '0')
  launch('rgw', 'radosgw', '-n', 'client.admin')
  const ready = await waitUntil(() => answers(`http://127.0.0.1:${state.port}/`), READY_TIMEOUT_MS)
  if (!ready) throw new Error(`radosgw does not answer:\n${tail(path.join(home, 'log', 'rgw.out'))}`)
  const keys = ['--access-key', ACCESS_KEY, '--secret-key', SECRET_KEY]
  await withConf('radosgw-admin', 'user', 'create', '--uid', 'shop', '--display-name', 'shop', ...keys)
  return state
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

function composeConfig({
  home,
  fsid,
  monitorPort,
  port,
}: {
  home: string
  fsid: string
  monitorPort: number
  port: number
}): string {
  return `[global]
fsid = ${fsid}
mon initial members = a
mon host = [v2:127.0.0.1:${monitorPort}/0]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
# one copy, on one disk, that lies in memory
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
osd objectstore = memstore
memstore device bytes = 4294967296
osd class load list = *
osd class default list = *
# a cluster of one has nobody to wait for
paxos propose interval = 0.02
paxos min wait = 0.01
# paths of sockets have a short limit, so there are none
admin socket =
run dir = ${home}
log file = ${home}/log/$name.log
pid file =
mon data = ${home}/mon
osd data = ${home}/osd
keyring = ${home}/keyring
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw data = ${home}/rgw
[osd]
keyring = ${home}/osd/keyring
`
}
