import { createServer } from 'node:net'

/** A port that is free on loopback now. @returns {Promise<number>} */
export function findFreePort() {
  return listenOnce(0, '127.0.0.1')
}

/** Why a port can't be listened on: null, or the system's code (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …).
 * @param {number} port @param {string} [host] @returns {Promise<string | null>} */
export async function portErrorOf(port, host = '127.0.0.1') {
  try {
    await listenOnce(port, host)
    return null
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? 'UNKNOWN'
  }
}

/** @param {number} port @param {string} host @returns {Promise<number>} */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
