import { access } from 'node:fs/promises'
import net from 'node:net'
import { perContext, type ShopContext } from '../context/context'

export type Clamd = { kind: 'clamd' } & ({ socket: string } | { host: string; port: number })
export type Scanner = Clamd | { kind: 'none' }

const DEFAULT_PORT = 3310
/** Where Debian's and Alpine's packages put clamd's socket. */
const defaultSockets = ['/var/run/clamav/clamd.ctl', '/run/clamav/clamd.sock', '/var/run/clamav/clamd.sock']

function configured({ scanner: { kind, clamd = {} } }: ShopContext): Clamd | undefined {
  if (clamd.socket) return { kind: 'clamd', socket: clamd.socket }
  if (clamd.host || clamd.port || kind === 'clamd')
    return { kind: 'clamd', host: clamd.host ?? '127.0.0.1', port: clamd.port ?? DEFAULT_PORT }
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

async function detect({ scanner: { mayGoWithout } }: ShopContext): Promise<Scanner> {
  for (const socket of defaultSockets) {
    const found = await access(socket).then(
      () => true,
      () => false,
    )
    if (found) return { kind: 'clamd', socket }
  }
  const local: Clamd = { kind: 'clamd', host: '127.0.0.1', port: DEFAULT_PORT }
  return !mayGoWithout || (await answersOn(DEFAULT_PORT)) ? local : { kind: 'none' }
}

/**
 * The scanner of this process, decided once: as configured; with `auto` the clamd found on this machine, and none only
 * where the operator allows it. A scanner that doesn't answer is waited for, never given up.
 */
export const resolveScanner = perContext(
  'scanner',
  async (context): Promise<Scanner> =>
    context.scanner.kind === 'none' ? { kind: 'none' } : (configured(context) ?? (await detect(context))),
)
