import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { scanStream } from '@/core/scanning/scanStream'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { makeBuild } from '../integration/support/builds'
import { type Person, signUp, stranger } from '../integration/support/people'
import { queryOf } from '../integration/support/stored'
import { waitFor, waitForFile } from '../integration/support/waitFor'
import { type Clamd, EICAR, SIGNATURES, startClamd } from '../services/clamd'
import {
  type Peer,
  startClosingPeer,
  startDyingPeer,
  startHalfOpenPeer,
  startNonsensePeer,
  startStalledPeer,
} from '../services/clamdPeers'
import { describeWith } from '../setup/needs'
import { type Shop, startShop } from '../setup/shop'
import { makeTestFolder } from '../setup/testRun'

const bytesOf = (bytes: Buffer) => Readable.from([bytes.subarray(0, 100), bytes.subarray(100)])

describe('a scan by what is no scanner', () => {
  let peer: Peer | undefined
  afterEach(() => peer?.stop())

  it.each([
    ['stalls', startStalledPeer],
    ['is half open', startHalfOpenPeer],
    ['talks nonsense', startNonsensePeer],
    ['says OK without being asked', () => startNonsensePeer(undefined, 'OK\0')],
    ['says another stream is OK and more', () => startNonsensePeer(undefined, 'stream: size limit exceeded. ERROR\0')],
    ['dies', startDyingPeer],
    ['closes', startClosingPeer],
  ])('gives no verdict when it %s', async (_how, start) => {
    peer = await start()
    const scan = scanStream(
      bytesOf(Buffer.alloc(50_000, 7)),
      { kind: 'clamd', host: peer.host, port: peer.port },
      1_000,
    )
    await expect(scan).rejects.toThrow()
  })

  it('gives no verdict when nobody listens', async () => {
    const port = await findFreePort()
    await expect(
      scanStream(bytesOf(Buffer.alloc(500)), { kind: 'clamd', host: '127.0.0.1', port }, 1_000),
    ).rejects.toThrow()
  })
})

const DEADLINE_MS = 60_000

describeWith(['clamd'], 'a scan by clamd', () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await startClamd(makeTestFolder('clamd'))
  })
  afterAll(() => clamd?.stop())
  const at = () => ({ kind: 'clamd', host: clamd.host, port: clamd.port }) as const

  it('is clean where nothing is found', async () => {
    expect(await scanStream(bytesOf(makeBuild({ name: 'Clean' })), at(), DEADLINE_MS)).toEqual({ verdict: 'clean' })
  })

  it('is infected where something is found', async () => {
    const file = makeBuild({ name: 'Infected', sign: EICAR })
    expect(await scanStream(bytesOf(file), at(), DEADLINE_MS)).toEqual({
      verdict: 'infected',
      signature: SIGNATURES.eicar,
    })
  })

  it('gives no verdict where the stream to the scanner breaks off', async () => {
    const broken = new Readable({
      read() {
        this.push(Buffer.alloc(1_000))
        this.destroy(new Error('the storage went away'))
      },
    })
    await expect(scanStream(broken, at(), DEADLINE_MS)).rejects.toThrow()
  })

  it('is no verdict where the scanner stops answering', async () => {
    clamd.signal('SIGSTOP')
    await expect(scanStream(bytesOf(makeBuild({ name: 'Frozen' })), at(), 1_000)).rejects.toThrow(/in time/)
    clamd.signal('SIGCONT')
  })
})

describeWith(['clamd'], 'a shop whose scanner fails', () => {
  let shop: Shop
  let owner: Person
  let port: number
  let peer: Peer | undefined
  let clamd: Clamd | undefined

  beforeAll(async () => {
    port = await findFreePort()
    shop = await startShop({
      env: { SCANNER: 'clamd', CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(port), SCAN_TIMEOUT_SECONDS: '3' },
    })
    owner = await signUp(shop)
  })
  afterEach(async () => {
    await Promise.all([peer?.stop(), clamd?.stop()])
    peer = undefined
    clamd = undefined
  })
  afterAll(() => shop?.stop())

  const readFile = async (id: string) => {
    const [row] = await queryOf(shop)<{ status: string; verdict: string; step: string | null; failure: string | null }>(
      'select status, verdict, failed_step as step, failure from schematic_files where schematic_id = $1',
      [id],
    )
    return row
  }

  it.each([
    ['is down', undefined],
    ['talks nonsense', startNonsensePeer],
    ['dies', startDyingPeer],
    ['closes', startClosingPeer],
  ])(
    'keeps a file back while the scanner %s, says so, and publishes it afterwards',
    async (how, start) => {
      peer = await start?.(port)
      const { body } = await owner.upload({ file: makeBuild({ name: how }), listing: { title: how } })
      const { id } = body.doc
      const failed = await waitFor(
        () => readFile(id),
        (file) => file?.step === 'scan-file',
      )
      expect(failed).toMatchObject({ status: 'hashed', verdict: 'pending', failure: expect.stringMatching(/./) })
      expect((await stranger(shop).ask(`/api/schematics/${id}/download`)).status).toBe(404)
      expect((await owner.ask(`/api/schematics/${id}/download`)).status).toBe(409)

      await peer?.stop()
      clamd = await startClamd(makeTestFolder('clamd'), { port })
      expect((await waitForFile(owner, id, 'ready')).file).toMatchObject({ verdict: 'clean', failedStep: null })
    },
    90_000,
  )
})
