import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBuild } from '../integration/support/builds'
import { type Person, signUp } from '../integration/support/people'
import { listObjects, queryOf, readAccount } from '../integration/support/stored'
import { waitFor, waitForFile } from '../integration/support/waiting'
import { type Clamd, startClamd } from '../services/clamd'
import { type Peer, startStalledPeer } from '../services/clamdPeers'
import { type S3Proxy, startS3Proxy } from '../services/s3Proxy'
import { describeWith } from '../setup/needs'
import { getRadosgw } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'
import { makeTestFolder } from '../setup/testRun'

/** Milliseconds until a killed worker's job is missed (its heartbeat is 20 s), tried again and done. */
const MISSED = 75_000

describeWith(['clamd', 'radosgw'], 'a worker killed at its work', () => {
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let proxy: S3Proxy
  let peer: Peer
  let clamd: Clamd | undefined
  let shop: Shop
  let owner: Person
  const scanning = makeBuild({ name: 'Being scanned' })
  const hashing = makeBuild({ name: 'Being hashed' })
  const ids: string[] = []

  beforeAll(async () => {
    ;[s3, peer] = await Promise.all([getRadosgw(), startStalledPeer()])
    bucket = await s3.createBucket()
    proxy = await startS3Proxy(s3.endpoint)
    shop = await startShop({ env: { ...s3.env(bucket), S3_ENDPOINT: proxy.endpoint, ...peer.env } })
    owner = await signUp(shop)

    // One file in the hands of a scanner that says nothing, one that S3 begins to send and doesn't.
    const first = await owner.upload({ file: scanning })
    await waitForFile(owner, first.body.doc.id, 'hashed')
    await waitFor(
      () => peer.connections,
      (count) => count > 0,
    )
    await proxy.behave({ kind: 'stall' }, (request) => request.startsWith(`GET /${bucket}/files/`))
    const second = await owner.upload({ file: hashing })
    await waitFor(
      () => proxy.requests.filter((request) => request.startsWith(`GET /${bucket}/files/`)).length,
      (count) => count > 2,
    )
    ids.push(first.body.doc.id, second.body.doc.id)

    await shop.workers[0]?.kill()
    await Promise.all([peer.stop(), proxy.behave({ kind: 'pass' })])
    clamd = await startClamd(makeTestFolder('clamd'), { port: peer.port })
    await shop.workers[0]?.start()
  })
  afterAll(async () => {
    await shop?.stop()
    await Promise.all([clamd?.stop(), proxy?.stop()])
  })

  it(
    'leaves no file stuck: the next worker takes them to their end',
    async () => {
      const files = await Promise.all(ids.map((id) => waitForFile(owner, id, 'ready', MISSED)))
      expect(files.map(({ file }) => file.verdict)).toEqual(['clean', 'clean'])
    },
    MISSED + 5_000,
  )

  it('doubles nothing: an object for each file, a picture for each, and an account that adds up', async () => {
    const bytes = scanning.length + hashing.length
    expect(await readAccount(queryOf(shop), owner.id)).toEqual({
      used: bytes,
      files: 2,
      stored: { used: bytes, files: 2 },
    })
    expect(await listObjects(s3.client(), bucket)).toHaveLength(2)
    const [row] = await queryOf(shop)<{ count: number }>(
      `select count(*)::int as count from media where kind = 'preview'`,
    )
    expect(row?.count).toBe(2)
  })
})
