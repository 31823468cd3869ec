import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from '@payloadcms/db-postgres'
import { emailChange } from '@plugins/accounts/jobs/emailChange'
import { requestConversion } from '@plugins/conversions/commands/requestConversion'
import { convertFile } from '@plugins/conversions/jobs/convertFile'
import { notify } from '@plugins/notifications/jobs/notify'
import { describeFile } from '@plugins/pipeline/jobs/describeFile'
import { accountStorage } from '@plugins/quotas/jobs/accountStorage'
import { drawLinkPicture } from '@plugins/sharing/jobs/drawLinkPicture'
import { commitTransaction, createLocalReq, initTransaction, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, type MockInstance, vi } from 'vitest'
import { actAsPipeline, inTransaction } from '@/core/database/executor'
import type { FileStep } from '@/core/vocabulary'
import { makeBuild } from '../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../tests/integration/support/ownShop'
import { listFiles, type Query, readAccount } from '../tests/integration/support/stored'
import { waitFor } from '../tests/integration/support/waitFor'
import type { FileQueue } from './fileQueues'
import type { Handler } from './handler'
import { hashFile } from './handlers/hashFile'
import { inspectFile } from './handlers/inspectFile'
import { removeObjects } from './handlers/removeObjects'
import { renderPreview } from './handlers/renderPreview'
import { scanFile } from './handlers/scanFile'
import { sweepObjects } from './handlers/sweepObjects'
import { markStalled } from './markStalled'
import { restartFile } from './restartFile'
import { jobsOf } from './withJobs'

vi.mock('./engine/pool', () => import('../tests/integration/support/engineInThread'))

/** Everything that a job may write; beside it jobs that are asked for, and mails. */
const tables = [
  'schematic_files',
  'schematics',
  'stored_objects',
  'storage_accounts',
  'media',
  'sent_mails',
  'schematic_search',
  'search_words',
  'search_counts',
  'search_blocks',
  'schematic_trends',
  'link_pictures',
  'conversions',
  'schematic_sides',
  'schematic_shapes',
  'conversion_storage',
  'email_changes',
]

describe('every job', () => {
  let payload: Payload
  let query: Query
  let ownerId: string
  let sendEmail: MockInstance<Payload['sendEmail']>
  let count = 0

  /** Statements waiting for a lock. */
  const blocked = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const context = () => ({ payload, signal: new AbortController().signal })
  const readAll = async () => ({
    rows: await Promise.all(tables.map((table) => query(`select to_jsonb(t) as row from ${table} t order by 1`))),
    jobs: await query(
      'select name, data::text as data, count(*)::int as count from pgboss.job group by 1, 2 order by 1, 2',
    ),
    mails: sendEmail.mock.calls.length,
  })
  const countAll = async (): Promise<Record<string, number>> => {
    const { rows, jobs, mails } = await readAll()
    const countJobs = (name: string) =>
      jobs.filter((job) => job.name === name).reduce((sum, job) => sum + Number(job.count), 0)
    return {
      ...Object.fromEntries(tables.map((table, at) => [table, rows[at]?.length ?? 0])),
      ...Object.fromEntries(jobsOf(payload).map(({ queue }) => [queue.name, countJobs(queue.name)])),
      mails,
    }
  }
  const newFile = async (bytes = makeBuild({ name: `Build ${++count}` })) => {
    const { id, file } = await addUpload(payload, ownerId, bytes)
    return { id, fileId: file.id }
  }
  const walk = async (fileId: string, ...handlers: Handler<FileQueue>[]) => {
    for (const handler of handlers) await handler({ fileId }, context())
  }
  const keyOf = async (fileId: string) => {
    const [row] = await query<{ key: string }>(
      'select o.key from schematic_files f join stored_objects o on o.id = f.object_id where f.id = $1',
      [fileId],
    )
    return row?.key ?? ''
  }

  /** What each job needs, made ready for it. */
  const jobs: [string, () => Promise<() => Promise<unknown>>][] = [
    [
      'hash-file',
      async () => {
        const { fileId } = await newFile()
        return () => hashFile({ fileId }, context())
      },
    ],
    [
      'scan-file',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile)
        return () => scanFile({ fileId }, context())
      },
    ],
    [
      'inspect-file',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile, scanFile)
        return () => inspectFile({ fileId }, context())
      },
    ],
    [
      'render-preview',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile, scanFile, inspectFile)
        return () => renderPreview({ fileId }, context())
      },
    ],
    [
      'draw-link-picture',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
        return () => drawLinkPicture({ fileId }, context())
      },
    ],
    [
      'describe-file',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
        return () => describeFile({ fileId }, context())
      },
    ],
    [
      'convert-file',
      async () => {
        const { fileId } = await newFile()
        await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
        const { id: conversionId } = await requestConversion(payload, fileId, 'litematic', async () => undefined)
        return () => convertFile({ conversionId }, context())
      },
    ],
    [
      'account-storage',
      async () => {
        await newFile()
        return () => accountStorage({ ownerId }, context())
      },
    ],
    [
      'notify',
      async () => {
        const { fileId } = await newFile(makeBuild({ name: `Broken ${++count}`, level: 0 }).subarray(0, 200))
        await walk(fileId, hashFile, scanFile, inspectFile)
        return () => notify({ kind: 'file-refused', fileId, recipientId: ownerId }, context())
      },
    ],
    ...(['confirm', 'asked', 'changed'] as const).map((mail): [string, () => Promise<() => Promise<unknown>>] => [
      'email-change',
      async () => {
        const { id, email } = await addUser(payload)
        const [change] = await query<{ id: string }>(
          `insert into email_changes (id, user_id, old_email, new_email, expires_at)
           values (uuidv7(), $1, $2, 'new-' || $2, now() + interval '1 day') returning id`,
          [id, email],
        )
        return () => emailChange({ changeId: change?.id ?? '', mail, number: 1 }, context())
      },
    ]),
    [
      'remove-objects',
      async () => {
        const { fileId, id } = await newFile()
        const key = await keyOf(fileId)
        await payload.delete({ collection: 'schematics', id })
        return () => removeObjects({ keys: [key] }, context())
      },
    ],
    [
      'sweep-objects',
      async () => {
        await newFile()
        return () => sweepObjects({}, context())
      },
    ],
  ]

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    sendEmail = vi.spyOn(payload, 'sendEmail')
    ownerId = (await addUser(payload)).id
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it.each(jobs)('%s does the same when it runs twice as when it runs once', async (_name, prepare) => {
    const run = await prepare()
    await run()
    const once = await readAll()
    await run()
    expect(await readAll()).toEqual(once)
  })

  it('a file that an older inspector looked at is inspected again, and its build shows the result', async () => {
    const { fileId, id } = await newFile()
    await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
    await describeFile({ fileId }, context())
    const read = async () => {
      const [row] = await query<{ inspection: { inspectorVersion: number }; facts: string }>(
        `select f.inspection, jsonb_build_array(s.width, s.materials, s.safety, s.mods, s.block_count)::text as facts
         from schematic_files f join schematics s on s.file_id = f.id where f.id = $1`,
        [fileId],
      )
      return row
    }
    const found = await read()
    await query(
      `update schematic_files set details_version = 1, inspection = inspection || '{"inspectorVersion": 1, "materials": [], "width": 9999}'
       where id = $1`,
      [fileId],
    )
    await inTransaction(payload, async (tx) => {
      await actAsPipeline(tx)
      await tx.execute(sql`update schematics set materials = '[]', width = 9999 where id = ${id}`)
    })
    expect(await read()).not.toEqual(found)
    expect(await describeFile({ fileId }, context())).toBe('done')
    expect(await read()).toEqual(found)
  })

  it.each(jobs)('%s does no more when two workers carry it out at once than when one does', async (_name, prepare) => {
    const measure = async (carryOut: (run: () => Promise<unknown>) => Promise<unknown>) => {
      const run = await prepare()
      const before = await countAll()
      await carryOut(run)
      const added = Object.entries(await countAll()).map(([what, count]) => [what, count - (before[what] ?? 0)])
      return Object.fromEntries(added.filter(([, count]) => count !== 0))
    }
    const alone = await measure((run) => run())
    expect(await measure((run) => Promise.all([run(), run()]))).toEqual(alone)
  })

  it('does nothing for a file that is gone', async () => {
    const { fileId, id } = await newFile()
    await payload.delete({ collection: 'schematics', id })
    const before = await readAll()
    await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
    expect(await readAll()).toEqual(before)
  })

  it('never removes bytes that a file refers to', async () => {
    const { fileId } = await newFile()
    await removeObjects({ keys: [await keyOf(fileId)] }, context())
    await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
    expect(await query('select status, verdict from schematic_files where id = $1', [fileId])).toEqual([
      { status: 'ready', verdict: 'unscanned' },
    ])
  })

  describe('a file whose step has used up its tries', () => {
    const told = (fileId: string) =>
      query<{ kind: string; recipient: string }>(
        `select data->>'kind' as kind, data->>'recipientId' as recipient from pgboss.job
         where name = 'notify' and data->>'fileId' = $1 order by 2`,
        [fileId],
      )

    it('waits for moderators, who are told once', async () => {
      const staff = [await addUser(payload, 'moderator'), await addUser(payload, 'admin')].map(({ id }) => id)
      const { fileId } = await newFile()
      await Promise.all([markStalled(payload, 'hash-file', fileId), markStalled(payload, 'hash-file', fileId)])
      await markStalled(payload, 'hash-file', fileId)
      expect(await query('select status from schematic_files where id = $1', [fileId])).toEqual([{ status: 'stalled' }])
      expect(await told(fileId)).toEqual(staff.sort().map((recipient) => ({ kind: 'file-stalled', recipient })))
    })

    it('is one of many that one mail is about: one at once, and one an hour for all others', async () => {
      const moderator = await addUser(payload, 'moderator')
      for (let file = 0; file < 5; file++) await markStalled(payload, 'hash-file', (await newFile()).fileId)
      const jobs = await query<{ data: { kind: 'file-stalled'; recipientId: string }; later: boolean }>(
        `select data, start_after > now() as later from pgboss.job
         where name = 'notify' and data->>'recipientId' = $1 order by start_after`,
        [moderator.id],
      )
      expect(jobs.map(({ later }) => later)).toEqual([false, true])
      sendEmail.mockClear()
      for (const { data } of jobs) await notify(data, context())
      const waiting = await query("select 1 from schematic_files where status = 'stalled'")
      expect(sendEmail).toHaveBeenCalledOnce()
      expect(sendEmail.mock.calls[0]?.[0].text).toContain(`${waiting.length - 1} more files are waiting, too.`)
    })

    it('is told of to nobody where it went on meanwhile', async () => {
      const { fileId } = await newFile()
      await walk(fileId, hashFile)
      await markStalled(payload, 'hash-file', fileId)
      expect(await told(fileId)).toEqual([])
    })

    it('gets no mail once all are on their way again', async () => {
      const moderator = await addUser(payload, 'moderator')
      const { fileId } = await newFile()
      await markStalled(payload, 'hash-file', fileId)
      for (const { id } of await query<{ id: string }>("select id from schematic_files where status = 'stalled'"))
        await inTransaction(payload, (tx) => restartFile(tx, id))
      expect(await notify({ kind: 'file-stalled', fileId, recipientId: moderator.id }, context())).toMatchObject({
        skipped: expect.any(String),
      })
    })
  })

  it('keeps an account right that changes while it looks', async () => {
    const { id: busy } = await addUser(payload)
    const kept = makeBuild({ name: `Kept ${++count}` })
    await addUpload(payload, busy, kept)
    const deleted = await addUpload(payload, busy, makeBuild({ name: `Deleted ${++count}` }))
    const req = await createLocalReq({}, payload)
    const apart = AsyncLocalStorage.snapshot()
    await initTransaction(req)
    await payload.delete({ collection: 'schematics', id: deleted.id, req })

    const looking = apart(() => accountStorage({ ownerId: busy }, context()))
    await waitFor(
      () => apart(() => query(blocked)),
      (rows) => rows.length > 0,
    )
    await commitTransaction(req)
    await looking
    expect(await readAccount(query, busy)).toEqual({
      used: kept.length,
      files: 1,
      stored: { used: kept.length, files: 1 },
    })
  })

  const steps: [FileStep, Handler<FileQueue>, Handler<FileQueue>[]][] = [
    ['hash-file', hashFile, []],
    ['scan-file', scanFile, [hashFile]],
    ['inspect-file', inspectFile, [hashFile, scanFile]],
    ['render-preview', renderPreview, [hashFile, scanFile, inspectFile]],
  ]

  it.each(steps)(
    '%s is done by one of two workers that come to its end at the same moment',
    async (_step, handler, before) => {
      const { fileId } = await newFile()
      await walk(fileId, ...before)
      const apart = AsyncLocalStorage.snapshot()
      const runs = await inTransaction(payload, async (tx) => {
        await tx.execute(sql`select 1 from schematic_files where id = ${fileId} for update`)
        const work = () => apart(() => handler({ fileId }, context()))
        const both = [work(), work()]
        await waitFor(
          () => apart(() => query(blocked)),
          (rows) => rows.length === both.length,
        )
        return both
      })
      const outcomes = await Promise.all(runs)
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    },
  )

  it.each(steps)('%s writes nothing and asks for no job when its commit fails', async (_step, handler, before) => {
    const { fileId } = await newFile()
    await walk(fileId, ...before)
    const untouched = await readAll()
    await query(`
      create function refuse_commit() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
      create constraint trigger refuse_commit after update on schematic_files deferrable initially deferred
        for each row execute function refuse_commit()`)
    try {
      await expect(handler({ fileId }, context())).rejects.toThrow()
    } finally {
      await query('drop function refuse_commit cascade')
    }
    expect(await readAll()).toEqual(untouched)
    await walk(fileId, handler)
    expect(await readAll()).not.toEqual(untouched)
  })

  it('lets equal bytes of two owners share one object, and asks for the other to be removed', async () => {
    const bytes = makeBuild({ name: `Shared ${++count}` })
    const first = await newFile(bytes)
    const { id: otherId } = await addUser(payload)
    const second = (await addUpload(payload, otherId, bytes)).file.id
    const [kept, spare] = [await keyOf(first.fileId), await keyOf(second)]
    await Promise.all([walk(first.fileId, hashFile), walk(second, hashFile)])
    const keys = new Set([await keyOf(first.fileId), await keyOf(second)])
    expect(keys.size).toBe(1)
    const left = keys.has(kept) ? spare : kept
    expect(
      await query(`select data from pgboss.job where name = 'remove-objects' and data::text like $1`, [`%${left}%`]),
    ).toEqual([{ data: { keys: [left] } }])
    await removeObjects({ keys: [left] }, context())
    expect(await query('select key from stored_objects where key in ($1, $2)', [kept, spare])).toEqual(
      [...keys].map((key) => ({ key })),
    )
  })

  describe('the sweep', () => {
    const dataDir = process.env.DATA_DIR ?? ''
    const hourAgo = new Date(Date.now() - 3_600_000)
    /** Sweeps a folder in which all is old but one. @returns what is left */
    const sweepFolder = async (folder: string, [old, young]: [string, string]) => {
      const place = path.join(dataDir, folder)
      for (const file of [old, young]) await mkdir(path.dirname(path.join(place, file)), { recursive: true })
      await writeFile(path.join(place, old), 'left behind')
      for (const { name, parentPath } of await readdir(place, { recursive: true, withFileTypes: true }))
        await utimes(path.join(parentPath, name), hourAgo, hourAgo)
      await writeFile(path.join(place, young), 'left behind')
      await sweepObjects({}, context())
      return (await readdir(place, { recursive: true })).map((name) => path.basename(name))
    }
    const placeOf = (digit: string) => `${digit.repeat(2)}/${digit.repeat(8)}-0000-7000-8000-${digit.repeat(12)}`

    it.each([
      ['bytes', 'objects/files', placeOf('0'), placeOf('1'), 'select id::text as name from stored_objects'],
      ['pictures', 'media', 'old.webp', 'young.webp', 'select filename as name from media'],
    ])('removes %s that no row names once they are old, and no others', async (_what, folder, old, young, rows) => {
      const { fileId } = await newFile()
      await walk(fileId, hashFile, scanFile, inspectFile, renderPreview)
      const left = await sweepFolder(folder, [old, young])
      const named = (await query<{ name: string }>(rows)).map(({ name }) => name)
      expect(named.length).toBeGreaterThan(0)
      expect(left).toEqual(expect.arrayContaining([path.basename(young), ...named]))
      expect(left).not.toContain(path.basename(old))
    })

    it('removes what a killed process was receiving an hour ago', async () => {
      expect(await sweepFolder('receiving', ['old', 'young'])).toEqual(['young'])
    })

    it('has the bytes removed whose file is gone without a word', async () => {
      const { id, fileId } = await newFile()
      const key = await keyOf(fileId)
      await query('delete from schematics where id = $1', [id])
      await query(`update stored_objects set created_at = now() - interval '1 hour' where key = $1`, [key])
      await sweepObjects({}, context())
      const jobs = await query<{ data: { keys: string[] } }>(
        `select data from pgboss.job where name = 'remove-objects'`,
      )
      const job = jobs.find(({ data }) => data.keys.includes(key))
      await removeObjects({ keys: job?.data.keys ?? [] }, context())
      expect(await query('select 1 from stored_objects where key = $1', [key])).toEqual([])
      expect(listFiles({ dataDir }, 'objects')).not.toContain(path.basename(key))
    })

    const jobsOf = (fileId: string) =>
      query(`select name, state from pgboss.job where data->>'fileId' = $1 and state = 'created'`, [fileId])

    it.each(steps)('gives a file its %s again when no queue knows of it any more', async (step, _handler, before) => {
      const { fileId } = await newFile()
      await walk(fileId, ...before)
      await query(`update schematic_files set updated_at = now() - interval '2 hours' where id = $1`, [fileId])
      await query(`delete from pgboss.job where data->>'fileId' = $1`, [fileId])
      await sweepObjects({}, context())
      await sweepObjects({}, context())
      expect(await jobsOf(fileId)).toEqual([{ name: step, state: 'created' }])
    })

    it('leaves a file alone whose job is still to be done, or that has come to its end', async () => {
      const [waiting, ready] = [await newFile(), await newFile()]
      await walk(ready.fileId, hashFile, scanFile, inspectFile, renderPreview)
      await drawLinkPicture({ fileId: ready.fileId }, context())
      await query(`delete from pgboss.job where data->>'fileId' = $1`, [ready.fileId])
      await query(`update schematic_files set updated_at = now() - interval '2 hours'`)
      const before = await jobsOf(waiting.fileId)
      await sweepObjects({}, context())
      expect(await jobsOf(waiting.fileId)).toEqual(before)
      expect(await jobsOf(ready.fileId)).toEqual([])
    })

    it('leaves a file alone that moved a moment ago', async () => {
      const { fileId } = await newFile()
      await query(`delete from pgboss.job where data->>'fileId' = $1`, [fileId])
      await sweepObjects({}, context())
      expect(await jobsOf(fileId)).toEqual([])
    })
  })

  it('puts an account right that was wrong', async () => {
    const { id } = await addUser(payload)
    await inTransaction(payload, async (tx) => {
      await actAsPipeline(tx)
      await tx.execute(sql`update storage_accounts set used_bytes = 7, file_count = 1`)
    })
    await accountStorage({}, context())
    expect(await query('select used_bytes::int as used from storage_accounts where owner_id = $1', [id])).toEqual([
      { used: 0 },
    ])
    const wrong = await query(`select 1 from storage_accounts a where used_bytes <>
      (select coalesce(sum(filesize), 0) from schematic_files f where f.owner_id = a.owner_id)`)
    expect(wrong).toEqual([])
  })
})
