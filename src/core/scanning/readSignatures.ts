import net from 'node:net'
import type { Clamd } from './resolveScanner'

/** Milliseconds. */
const TIMEOUT_MS = 2_000

/**
 * The scanner and the number of its database of signatures, as clamd's VERSION tells: `ClamAV 1.4.3/27823/Sun Nov 23
 * 09:45:00 2025`.
 */
const version = /^ClamAV ([^/\s]+)(?:\/(\d+))?/

/**
 * What clamd finds viruses with, as “ClamAV 1.4.3/27823”: other than before means that it may find what it did not.
 * Without ClamAV's own database the number is 0.
 * @throws Error where clamd does not say
 */
export const readSignatures = (clamd: Clamd): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = 'socket' in clamd ? net.connect(clamd.socket) : net.connect(clamd.port, clamd.host)
    let answer = ''
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd does not answer')))
    socket
      .once('connect', () => socket.write('zVERSION\0'))
      .on('data', (chunk) => {
        answer += chunk.toString('latin1')
        if (answer.length > 1000 || answer.includes('\0')) socket.end()
      })
      .once('error', reject)
      .once('close', () => {
        const [, program, database = '0'] = version.exec(answer.split('\0', 1)[0] ?? '') ?? []
        if (program) resolve(`ClamAV ${program}/${database}`)
        else reject(new Error('clamd did not say its version'))
      })
  })
