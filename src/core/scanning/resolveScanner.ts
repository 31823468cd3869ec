import { access } from 'node:fs/promises'
import net from 'node:net'
import { env } from '@/env'

export type Clamd = { kind: 'clamd' } & ({ socket: string } | { host: string; port: number })
export type Scanner = Clamd | { kind: 'none' }

const DEFAULT_PORT = 3310
/** Where Debian's and Alpine's packages put clamd's socket. */
const usualSockets = ['/var/run/clamav/clamd.ctl', '/run/clamav/clamd.sock', '/var/run/clamav/clamd.sock']

function configured(): Clamd | undefined {
  if (env.CLAMD_SOCKET) return { kind: 'clamd', socket: env.CLAMD_SOCKET }
  if (env.CLAMD_HOST || env.CLAMD_PORT || env.SCANNER === 'clamd')
    return { kind: 'clamd', host: env.CLAMD_HOST ?? '127.0.0.1', port: env.CLAMD_PORT ?? DEFAULT_PORT }
  return undefined
}

const answersOn = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port, timeout: 500 })
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('connect', () => done(true))
      .once('error', () => done(false))
      .once('timeout', () => done(false))
  })

/** Only the embedded shop, which somebody is trying out, and a developer's go on without a scanner that nobody declined. */
const mayGoWithout = env.EMBEDDED || env.NODE_ENV !== 'production'

async function detect(): Promise<Scanner> {
  for (const socket of usualSockets) {
    const found = await access(socket).then(
      () => true,
      () => false,
    )
    if (found) return { kind: 'clamd', socket }
  }
  const local: Clamd = { kind: 'clamd', host: '127.0.0.1', port: DEFAULT_PORT }
  return !mayGoWithout || (await answersOn(DEFAULT_PORT)) ? local : { kind: 'none' }
}

let resolved: Promise<Scanner> | undefined

/**
 * The scanner this process uses, decided once: as configured; with `SCANNER=auto` (the default of the embedded shop) the clamd
 * found on this machine, and none only in the embedded shop. A scanner that doesn't answer is waited for, never given up.
 */
export function resolveScanner(): Promise<Scanner> {
  resolved ??= (async () => (env.SCANNER === 'none' ? { kind: 'none' } : (configured() ?? (await detect()))))()
  return resolved
}
