import type { Readable } from 'node:stream'
import NodeClam from 'clamscan'
import type { Clamd } from './resolveScanner'

export type ScanResult =
  | { verdict: 'clean' }
  | { verdict: 'infected'; signature: string }
  /** The scanner's limits were exceeded: it has not looked at everything. */
  | { verdict: 'unscannable'; signature: string }

/** What clamd says with `AlertExceedsMax` where a file is larger or deeper than it looks. */
const exceedsLimits = /^Heuristics\.Limits\.Exceeded/

type Answer = { isInfected: boolean | null; viruses: string[] }

const connect = (clamd: Clamd, deadline: number): Promise<NodeClam> =>
  new NodeClam().init({
    clamscan: { active: false },
    clamdscan: {
      ...('socket' in clamd ? { socket: clamd.socket } : { host: clamd.host, port: clamd.port, socket: false }),
      timeout: deadline,
      localFallback: false,
      active: true,
      bypassTest: true,
    },
    preference: 'clamdscan',
  })

/**
 * Has clamd look at a stream of bytes.
 * @param deadline milliseconds a whole scan may take; clamscan itself can wait for ever on a peer that went away
 * @throws Error where clamd is down, stalls, breaks off or answers anything but a verdict; the file must wait then.
 */
export async function scanStream(stream: Readable, clamd: Clamd, deadline: number): Promise<ScanResult> {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the scanner did not answer in time')), deadline)
    })
    const broken = new Promise<never>((_, reject) => {
      stream.once('error', reject)
    })
    const scanner = await Promise.race([connect(clamd, deadline), late])
    const answer: Answer = await Promise.race([scanner.scanStream(stream), late, broken])
    if (answer.isInfected === false) return { verdict: 'clean' }
    const signature = answer.viruses?.[0]
    if (answer.isInfected !== true || !signature) throw new Error('the scanner gave no verdict')
    return { verdict: exceedsLimits.test(signature) ? 'unscannable' : 'infected', signature }
  } finally {
    clearTimeout(timer)
    stream.destroy()
  }
}
