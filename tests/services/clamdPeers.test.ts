import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type Peer,
  startClosingPeer,
  startDyingPeer,
  startHalfOpenPeer,
  startNonsensePeer,
  startStalledPeer,
} from './clamdPeers'

/** Sends more than the kernel buffers and tells how it ended within half a second. */
function talk({ host, port }: Peer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => socket.write(Buffer.alloc(16_000_000)))
    const end = (how: string) => {
      socket.destroy()
      resolve(how)
    }
    socket.once('data', (answer) => end(`said ${answer.toString().trim()}`))
    socket.once('end', () => end('closed'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'error'))
    setTimeout(() => end(socket.writableLength > 0 ? 'unread' : 'silent'), 500)
  })
}

describe('what may listen where clamd should', () => {
  let peer: Peer | undefined
  afterEach(() => peer?.stop())

  it.each([
    ['stalls', startStalledPeer, /^silent$/],
    ['is half open', startHalfOpenPeer, /^unread$/],
    ['talks nonsense', startNonsensePeer, /^said HTTP/],
    ['dies', startDyingPeer, /^(ECONNRESET|EPIPE)$/],
    ['closes', startClosingPeer, /^(closed|ECONNRESET|EPIPE)$/],
  ] as const)('%s', async (_name, start, ending) => {
    peer = await start()
    expect(await talk(peer)).toMatch(ending)
    expect(peer.connections).toBe(1)
  })
})
