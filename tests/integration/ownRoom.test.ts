import { closeSender } from '@jobs/boss'
import { runJob } from '@jobs/startFetching'
import { jobsOf } from '@jobs/withJobs'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { schematicShop } from '@plugins/index'
import { BasePayload, buildConfig, createLocalReq, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { ratings } from '../ratings'
import { createEmptyDatabase, type TestDatabase } from '../setup/database'
import { readPayloadSchema } from '../setup/payloadSchema'
import { TEST_SECRET } from '../setup/shopEnvironment'
import { makeTestFolder } from '../setup/testRun'
import { addBuild, walkFile } from './support/addBuild'
import { makeBuild } from './support/builds'
import { addUpload, addUser } from './support/ownShop'

vi.mock('@jobs/engine/pool', () => import('./support/engineInThread'))

/** The example of docs/PLUGIN.md, as an app adds it. */
let database: TestDatabase
let payload: Payload
let owner: TypedUser

beforeAll(async () => {
  database = await createEmptyDatabase()
  await withClient(database.url, (client) => client.query(readPayloadSchema()))
  const config = await buildConfig({
    secret: TEST_SECRET,
    telemetry: false,
    db: postgresAdapter({ pool: { connectionString: database.url }, idType: 'uuidv7' }),
    plugins: [
      schematicShop({
        migrateAtBoot: true,
        dataDir: makeTestFolder('ratings'),
        scanner: { kind: 'none' },
        logLevel: 'silent',
      }),
      ratings(),
    ],
  })
  payload = await new BasePayload().init({ config })
  owner = (await addUser(payload)) as TypedUser
})
afterAll(async () => {
  if (payload) await closeSender(contextOf(payload))
  await payload?.destroy()
  await database?.drop()
})

async function rate(id: string, stars: unknown, user: TypedUser | null = owner): Promise<Response> {
  const endpoints = payload.collections.schematics.config.endpoints || []
  const endpoint = endpoints.find(({ path, method }) => path === '/:id/rating' && method === 'put')
  const body = new Request('http://shop', { method: 'PUT', body: JSON.stringify({ stars }) }).body
  const req = await createLocalReq({ ...(user && { user }) }, payload)
  const answer = await endpoint?.handler(Object.assign(req, { body, routeParams: { id } }))
  if (!answer) throw new Error('there is no such endpoint')
  return answer
}

it('is checked, migrated and asked as the rooms of the shop are', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  expect((await rate(id, 5)).status).toBe(200)
  await rate(id, 2, (await addUser(payload)) as TypedUser)
  await expect(rate(id, 6)).rejects.toMatchObject({ code: 'invalid_field' })
  await expect(rate(id, 5, null)).rejects.toMatchObject({ code: 'sign_in_required' })
  const jobs = await database.query<{ id: string; data: object }>(
    "select id, data from pgboss.job where name = 'average-rating'",
  )
  expect(jobs.map(({ data }) => data)).toEqual([{ schematicId: id }, { schematicId: id }])

  const job = jobsOf(payload).find(({ queue }) => queue.name === 'average-rating')
  if (!job) throw new Error('the queue is not registered')
  for (const { id: jobId, data } of jobs)
    await runJob(payload, job, { id: jobId, data, signal: new AbortController().signal })
  expect(await database.query('select stars::float8 from rating_averages')).toEqual([{ stars: 3.5 }])
})

it('is told of events', async () => {
  const { id, file } = await addUpload(payload, String(owner.id), makeBuild({ name: 'Rated before' }))
  await database.query(`insert into ratings values ('${id}', '${owner.id}', 1)`)
  await walkFile(payload, file.id)
  expect(await database.query(`select stars from ratings where schematic_id = '${id}'`)).toEqual([])
})
