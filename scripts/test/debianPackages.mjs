import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say, step } from '../start/say.mjs'

/** What the tests use of Debian, each with a file that tells that it is there. */
const PACKAGES = {
  chromium: '/usr/bin/chromium',
  'clamav-daemon': '/usr/sbin/clamd',
  radosgw: '/usr/bin/radosgw',
  'ceph-mon': '/usr/bin/ceph-mon',
  'ceph-osd': '/usr/bin/ceph-osd',
  'ceph-common': '/usr/bin/ceph',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', // without any, pages have boxes for letters
}

/** Debian asks this program whether a freshly installed service may start. */
const POLICY = '/usr/sbin/policy-rc.d'

const MAX_ATTEMPTS = 3

/** Installs what is missing, where that is possible. @param {import('../start/children.mjs').Children} children
 * @returns {Promise<string | null>} why something is still missing */
export async function installDebianPackages(children) {
  const missing = listMissing()
  if (missing.length === 0) return null
  const cannot = installBlocker()
  if (cannot) return `${missing.join(', ')} not installed: ${cannot}`
  await step(`Installing Debian packages: ${missing.join(', ')}`, () =>
    withoutStartingServices(() => install(children, missing)),
  )
  const still = listMissing()
  return still.length === 0 ? null : `${still.join(', ')} could not be installed`
}

function listMissing() {
  return Object.entries(PACKAGES).flatMap(([name, file]) => (existsSync(file) ? [] : [name]))
}

function installBlocker() {
  if (process.getuid?.() !== 0) return 'that takes root'
  const aptGet = (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, 'apt-get')))
  return aptGet ? null : 'there is no apt-get here'
}

/** @param {import('../start/children.mjs').Children} children @param {string[]} names */
async function install(children, names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  await children.run(['dpkg', '--configure', '-a'], { env }) // an installation that was interrupted refuses every other
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    await children.run(['apt-get', ...patient, 'update', '-q'], { env })
    const { code, output } = await children.run(
      ['apt-get', ...patient, 'install', '-y', '-q', '--no-install-recommends', ...names],
      { env },
    )
    if (code === 0) return
    say(`apt-get failed (try ${attempt} of ${MAX_ATTEMPTS}):\n${output.trim().slice(-2_000)}`)
  }
}

/** @param {() => Promise<void>} work */
async function withoutStartingServices(work) {
  const ours = !existsSync(POLICY)
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    await work()
  } finally {
    if (ours) rmSync(POLICY, { force: true })
  }
}
