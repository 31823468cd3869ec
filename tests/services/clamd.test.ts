import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../setup/needs'
import { getClamd } from '../setup/services'
import { type Clamd, EICAR, MARKER, SIGNATURES } from './clamd'

/** clamd's INSTREAM: chunks with their length before them, then a zero. */
function scan({ host, port }: Clamd, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port }, () => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), length, bytes, Buffer.alloc(4)]))
    })
    socket.once('data', (answer) => resolve(answer.toString().replace('\0', '')))
    socket.once('error', reject)
  })
}

describeWith(['clamd'], 'the scanner', () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await getClamd()
  })
  afterAll(() => clamd.stop())

  it('passes what is clean', async () => {
    expect(await scan(clamd, Buffer.from('a harmless build'))).toBe('stream: OK')
  })

  it('finds the EICAR file', async () => {
    expect(await scan(clamd, Buffer.from(EICAR))).toBe(`stream: ${SIGNATURES.eicar} FOUND`)
  })

  it('finds EICAR and our marker inside gzip', async () => {
    expect(await scan(clamd, gzipSync(`before ${EICAR} after`))).toBe(`stream: ${SIGNATURES.eicar} FOUND`)
    expect(await scan(clamd, gzipSync(`before ${MARKER} after`))).toBe(`stream: ${SIGNATURES.marker} FOUND`)
  })

  it('is at the same address after it was killed and started again', async () => {
    await clamd.kill()
    await expect(scan(clamd, Buffer.from('x'))).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/)
    await clamd.restart()
    expect(await scan(clamd, Buffer.from('x'))).toBe('stream: OK')
  })
})
