import { gzipSync } from 'node:zlib'
import { runJob } from '@jobs/startFetching'
import { jobsOf } from '@jobs/withJobs'
import { requestConversion } from '@plugins/conversions/commands/requestConversion'
import { convertFile } from '@plugins/conversions/jobs/convertFile'
import { describeFile } from '@plugins/pipeline/jobs/describeFile'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FileStep, fileSteps, isFileStep } from '@/core/vocabulary'
import type { FormatName, NbtCompound } from '@/schematic/model'
import {
  nbtByteArray,
  nbtCompound,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtLong,
  nbtLongArray,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { makeBuild } from './support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from './support/ownShop'
import type { Query } from './support/stored'

vi.mock('@jobs/engine/pool', () => import('./support/engineInThread'))

/** NUL, both halves of a pair alone, each where it is a text of the file and where it is written by its number. */
const BAD = 'x\0\ud83dy\udc00'
const ESCAPED = '{"text":"\\u0000","clickEvent":{"action":"run_command","value":"/say \\u0000\\ud800"}}'

const sign = (at: Record<string, ReturnType<typeof nbtInt>>): NbtCompound =>
  nbtCompound({
    ...at,
    id: nbtString('minecraft:sign'),
    Text1: nbtString(ESCAPED),
    Text2: nbtString(BAD),
    CustomName: nbtString(`{"text":"${BAD}"}`),
    Command: nbtString(`say ${BAD}`),
    [BAD]: nbtString(BAD),
    Items: nbtList([nbtCompound({ id: nbtString(`mod:${BAD}`), Count: nbtInt(1), Slot: nbtInt(0) })]),
  })
const metadata = nbtCompound({
  Name: nbtString(BAD),
  Author: nbtString(BAD),
  Description: nbtString(BAD),
  [BAD]: nbtInt(1),
})
const state = nbtCompound({
  Name: nbtString(`mod${BAD}:block${BAD}`),
  Properties: nbtCompound({ [BAD]: nbtString(BAD) }),
})
const sponge = (palette: string): Uint8Array =>
  writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      Width: nbtShort(1),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Metadata: metadata,
      Palette: nbtCompound({ [palette]: nbtInt(0) }),
      BlockData: nbtByteArray(Int8Array.of(0)),
      BlockEntities: nbtList([
        nbtCompound({
          ...Object.fromEntries(sign({}).value),
          Id: nbtString(`mod:${BAD}`),
          Pos: nbtIntArray([0, 0, 0]),
        }),
      ]),
    }),
  )

const one = nbtCompound({ x: nbtInt(1), y: nbtInt(1), z: nbtInt(1) })
const files: Record<FormatName, Uint8Array> = {
  sponge: sponge(`mod${BAD}:block[${BAD}=${BAD}]`),
  litematic: writeNbt(
    '',
    nbtCompound({
      Version: nbtInt(6),
      MinecraftDataVersion: nbtInt(3465),
      Metadata: metadata,
      Regions: nbtCompound({
        [BAD]: nbtCompound({
          Size: one,
          BlockStatePalette: nbtList([state]),
          BlockStates: nbtLongArray(BigInt64Array.of(0n)),
          TileEntities: nbtList([sign({ x: nbtInt(0), y: nbtInt(0), z: nbtInt(0) })]),
        }),
      }),
    }),
  ),
  structure: writeNbt(
    '',
    nbtCompound({
      DataVersion: nbtInt(3465),
      author: nbtString(BAD),
      size: nbtList([1, 1, 1].map(nbtInt)),
      palette: nbtList([state]),
      blocks: nbtList([nbtCompound({ pos: nbtList([0, 0, 0].map(nbtInt)), state: nbtInt(0), nbt: sign({}) })]),
    }),
  ),
  mcedit: writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(1),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Materials: nbtString(BAD),
      Blocks: nbtByteArray(Int8Array.of(200 - 256)),
      Data: nbtByteArray(Int8Array.of(0)),
      SchematicaMapping: nbtCompound({ [`mod:${BAD}`]: nbtShort(200) }),
      TileEntities: nbtList([sign({ x: nbtInt(0), y: nbtInt(0), z: nbtInt(0) })]),
    }),
  ),
  mcstructure: writeNbt(
    '',
    nbtCompound({
      format_version: nbtInt(1),
      size: nbtList([1, 1, 1].map(nbtInt)),
      structure: nbtCompound({
        block_indices: nbtList([nbtList([nbtInt(0)])]),
        palette: nbtCompound({
          default: nbtCompound({
            block_palette: nbtList([
              nbtCompound({
                name: nbtString(`mod:${BAD}`),
                states: nbtCompound({ [BAD]: nbtString(BAD) }),
                version: nbtInt(18_163_713),
              }),
            ]),
            block_position_data: nbtCompound({ 0: nbtCompound({ block_entity_data: sign({}) }) }),
          }),
        }),
      }),
    }),
    { littleEndian: true },
  ),
}

describe('texts that no database keeps', () => {
  let payload: Payload
  let query: Query
  let ownerId: string
  const signal = new AbortController().signal
  const run = async (step: FileStep, fileId: string) => {
    const job = jobsOf(payload).find(({ queue }) => queue.name === step)
    if (!job) throw new Error(`${step} is not registered`)
    await runJob(payload, job, { id: 'job', data: { fileId }, signal })
  }
  const stateOf = async (fileId: string) => {
    const [row] = await query(
      `select status, reason, reason_detail as detail, inspection::text as inspection, failure from schematic_files where id = $1`,
      [fileId],
    )
    return row
  }
  const upload = async (bytes: Uint8Array) => (await addUpload(payload, ownerId, Buffer.from(bytes))).file.id
  const publish = async (bytes: Uint8Array) => {
    const fileId = await upload(bytes)
    for (const step of Object.keys(fileSteps).filter(isFileStep)) await run(step, fileId)
    return fileId
  }

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    ownerId = (await addUser(payload)).id
  }, 300_000)
  afterAll(() => closeShop(payload))

  it.each(Object.keys(files) as FormatName[])(
    'are kept as replaced ones, and the build is published: %s',
    async (format) => {
      const fileId = await publish(files[format])
      const file = await stateOf(fileId)
      expect(file).toMatchObject({ status: 'ready', failure: null })
      expect(file?.inspection).toContain('\ufffd')
      await describeFile({ fileId }, { payload, signal })
      for (const target of ['sponge2', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const) {
        const { id: conversionId } = await requestConversion(payload, fileId, target, async () => undefined)
        await convertFile({ conversionId }, { payload, signal })
      }
      const open = await query(`select 1 from conversions where file_id = $1 and status = 'waiting'`, [fileId])
      expect(open).toEqual([])
    },
  )

  it('names of blocks as long as a text may be end refused or published, not tried again', async () => {
    const fileId = await publish(gzipSync(sponge(`${'m'.repeat(30_000)}:${'b'.repeat(30_000)}`)))
    expect((await stateOf(fileId))?.status).toMatch(/^(ready|refused)$/)
  })

  it('numbers beyond every column are as if they were not there', async () => {
    const bytes = writeNbt(
      '',
      nbtCompound({
        DataVersion: nbtLong(1n << 60n),
        size: nbtList([1, 1, 1].map(nbtInt)),
        palette: nbtList([nbtCompound({ Name: nbtString('minecraft:stone') })]),
        blocks: nbtList([nbtCompound({ pos: nbtList([0, 0, 0].map(nbtInt)), state: nbtInt(0) })]),
      }),
    )
    expect(await stateOf(await publish(bytes))).toMatchObject({ status: 'ready' })
  })

  it.each([
    ['22P05', 'malformed'],
    ['54000', 'limits_exceeded'],
  ])('what the database never takes (%s) is refused at once', async (code, reason) => {
    const fileId = await upload(makeBuild({ name: `Never ${code}` }))
    await run('hash-file', fileId)
    await run('scan-file', fileId)
    await query(`create function never_taken() returns trigger language plpgsql as
      $$ begin raise exception 'never' using errcode = '${code}'; end $$`)
    await query(`create trigger never_taken before update of inspection on schematic_files for each row
      when (new.inspection is not null) execute function never_taken()`)
    try {
      await run('inspect-file', fileId)
    } finally {
      await query('drop function never_taken cascade')
    }
    expect(await stateOf(fileId)).toMatchObject({ status: 'refused', reason, failure: null })
  })

  it('what may be taken the next time is thrown', async () => {
    const fileId = await upload(makeBuild({ name: 'Later' }))
    await run('hash-file', fileId)
    await run('scan-file', fileId)
    await query(`create function not_now() returns trigger language plpgsql as
      $$ begin raise exception 'not now' using errcode = '40001'; end $$`)
    await query(`create trigger not_now before update of inspection on schematic_files for each row
      when (new.inspection is not null) execute function not_now()`)
    try {
      await expect(run('inspect-file', fileId)).rejects.toThrow()
    } finally {
      await query('drop function not_now cascade')
    }
    expect(await stateOf(fileId)).toMatchObject({ status: 'scanned' })
    await run('inspect-file', fileId)
    await run('render-preview', fileId)
    expect(await stateOf(fileId)).toMatchObject({ status: 'ready', failure: null })
  })
})
