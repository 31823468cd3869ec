import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** What a test may need beside the packages: the programs it runs and the Debian packages that have them. */
const services = {
  clamd: { programs: ['clamd'], packages: ['clamav-daemon'] },
  radosgw: {
    programs: ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'ceph-authtool', 'monmaptool'],
    packages: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'],
  },
  chromium: { programs: ['chromium'], packages: ['chromium'] },
} as const

export type Service = keyof typeof services

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/sbin', '/bin']

/** Where a program lies; undefined when it isn't installed. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...SYSTEM_FOLDERS]
  return folders.map((folder) => path.join(folder, name)).find(isExecutable)
}

/** Why a service can't be had here; null when it can. Tests say it when they skip. */
export function missingReason(service: Service): string | null {
  const { programs, packages } = services[service]
  const missing = programs.filter((program) => !findProgram(program))
  return missing.length === 0
    ? null
    : `${missing.join(', ')} not installed: apt-get install --no-install-recommends ${packages.join(' ')}`
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
