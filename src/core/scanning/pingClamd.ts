import net from 'node:net'
import type { Clamd } from './resolveScanner'

/** Milliseconds. */
const PING_TIMEOUT_MS = 2_000

/** Throws unless clamd answers PONG. */
export const pingClamd = (clamd: Clamd): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = 'socket' in clamd ? net.connect(clamd.socket) : net.connect(clamd.port, clamd.host)
    let answer = ''
    socket.setTimeout(PING_TIMEOUT_MS, () => socket.destroy(new Error('clamd does not answer')))
    socket
      .once('connect', () => socket.write('zPING\0'))
      .on('data', (chunk) => {
        answer += chunk.toString('latin1')
        if (answer.includes('PONG')) {
          socket.destroy()
          resolve()
        }
      })
      .once('error', reject)
      .once('close', () => reject(new Error('clamd closed the connection')))
  })
