import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultLimits } from '@/schematic/limits'
import type { PreviewMessage } from '../filePreview'
import type { Sending, Sent } from './sendFile'
import { MAX_FILES, UploadQueue } from './UploadQueue'

// Stubs what needs a browser: XMLHttpRequest and workers. The rest is real, on a device without file storage.
const { sendings, looks } = vi.hoisted(() => ({
  sendings: [] as (Sending & { settle: (sent: Sent) => void })[],
  looks: new Map<string, (message: PreviewMessage) => void>(),
}))
vi.mock('./sendFile', () => ({
  sendFile: (sending: Sending) =>
    new Promise<Sent>((settle, reject) => {
      sendings.push({ ...sending, settle })
      sending.signal.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')))
    }).catch((error: unknown) => {
      if (!sending.signal.aborted) throw error
      return { problems: [] }
    }),
}))
vi.mock('../previewFile', () => ({
  previewFile: (file: File, say: (message: PreviewMessage) => void) => {
    looks.set(file.name, say)
    return () => looks.delete(file.name)
  },
}))

const LIMITS = { maxBytes: 1_000, partBytes: 100, categories: ['houses'], engine: defaultLimits }
const fileOf = (name = 'old_mill.schem', bytes = 10) =>
  new File([new Uint8Array(bytes)], name, { lastModified: 1_700_000_000_000 })
const sentDoc = { id: 'build', slug: 'old-mill' }

/** Lets pending promises settle. */
const settled = () => vi.advanceTimersByTimeAsync(0)
const open = (limits = LIMITS) => new UploadQueue('person', limits)
const idsOf = (queue: UploadQueue) => queue.read().map(({ id }) => id)
const phasesOf = (queue: UploadQueue) => queue.read().map(({ phase }) => phase)
const remembered = () => JSON.parse(localStorage.getItem('shop.uploads.person') ?? '[]')

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.useFakeTimers()
  sendings.length = 0
  looks.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('files that are chosen', () => {
  it('become drafts that are named after them', () => {
    const queue = open()
    expect(queue.add([fileOf()])).toEqual({ added: 1, known: 0, left: 0 })
    expect(queue.read()).toMatchObject([{ name: 'old_mill.schem', phase: 'draft', draft: { title: 'Old mill' } }])
  })

  it('are taken once', () => {
    const queue = open()
    queue.add([fileOf()])
    expect(queue.add([fileOf(), fileOf('other.schem')])).toEqual({ added: 1, known: 1, left: 0 })
  })

  it('are left where there is no room', () => {
    const queue = open()
    const files = Array.from({ length: MAX_FILES + 2 }, (_, number) => fileOf(`${number}.schem`))
    expect(queue.add(files)).toEqual({ added: MAX_FILES, known: 0, left: 2 })
  })

  it.each([
    ['empty', 0, 'empty_file'],
    ['too large', 1_001, 'file_too_large'],
  ])('are refused at once where they are %s', async (_what, bytes, code) => {
    const queue = open()
    queue.add([fileOf('a.schem', bytes)])
    await settled()
    expect(queue.read()).toMatchObject([{ isPreviewing: false, problems: [{ code, field: 'file' }] }])
    expect(looks.size).toBe(0)
    queue.send(idsOf(queue)[0]!)
    expect(phasesOf(queue)).toEqual(['draft'])
  })
})

describe('what is found in a file', () => {
  const facts = { metadata: { name: 'Windmill', description: 'Turns.' }, blocks: [], mods: [], safety: [] }
  const hear = async (queue: UploadQueue, message: unknown) => {
    await settled()
    looks.get(queue.read()[0]!.name)?.(message as PreviewMessage)
  }

  it('fills in what nobody has typed', async () => {
    const queue = open()
    queue.add([fileOf()])
    queue.change(idsOf(queue)[0]!, { description: 'Mine.' })
    await hear(queue, { kind: 'facts', facts })
    expect(queue.read()[0]?.draft).toMatchObject({ title: 'Windmill', description: 'Mine.' })
  })

  it('keeps the name of the file where the build is unnamed', async () => {
    const queue = open()
    queue.add([fileOf()])
    await hear(queue, { kind: 'facts', facts: { ...facts, metadata: { name: 'Unnamed' } } })
    expect(queue.read()[0]?.draft.title).toBe('Old mill')
  })

  it('stops what would be refused', async () => {
    const queue = open()
    queue.add([fileOf()])
    await hear(queue, { kind: 'refused', code: 'malformed' })
    queue.send(idsOf(queue)[0]!)
    expect(queue.read()).toMatchObject([{ phase: 'draft', problems: [{ code: 'malformed' }] }])
  })

  it('stops nothing where the browser could not look', async () => {
    const queue = open()
    queue.add([fileOf()])
    await hear(queue, { kind: 'failed' })
    queue.send(idsOf(queue)[0]!)
    expect(phasesOf(queue)).toEqual(['waiting'])
  })
})

it('takes away the problem of a field that is changed, and of no other', async () => {
  const queue = open()
  queue.add([fileOf()])
  const id = idsOf(queue)[0]!
  queue.send(id)
  sendings[0]?.settle({
    problems: [
      { message: 'Too short.', field: 'title' },
      { message: 'Unknown.', field: 'category' },
    ],
  })
  await settled()
  queue.change(id, { title: 'Mill' })
  expect(queue.read()[0]?.problems).toEqual([{ message: 'Unknown.', field: 'category' }])
})

describe('sending', () => {
  const three = ['a.schem', 'b.schem', 'c.schem'].map((name) => fileOf(name))
  const namesSent = () => sendings.map(({ file }) => file.name)

  it('goes two at a time, in the order they were chosen', async () => {
    const queue = open()
    queue.add(three)
    for (const id of idsOf(queue)) queue.send(id)
    expect(namesSent()).toEqual(['a.schem', 'b.schem'])
    sendings[1]?.settle({ problems: [], doc: sentDoc })
    await settled()
    expect(namesSent()).toEqual(['a.schem', 'b.schem', 'c.schem'])
    expect(queue.read()).toMatchObject([{}, { phase: 'sent', doc: sentDoc, sentBytes: 10 }, {}])
  })

  it('gives back a draft with what is wrong where it is refused', async () => {
    const queue = open()
    queue.add([fileOf()])
    queue.send(idsOf(queue)[0]!)
    sendings[0]?.settle({ problems: [{ message: 'Full.', code: 'quota_exceeded' }] })
    await settled()
    expect(queue.read()).toMatchObject([{ phase: 'draft', sentBytes: 0, problems: [{ code: 'quota_exceeded' }] }])
  })

  it('waits for the hash of a file that goes in parts, by which its upload is found again', async () => {
    const queue = open()
    queue.add([fileOf('large.schem', 500)])
    queue.send(idsOf(queue)[0]!)
    await settled()
    expect(sendings).toEqual([])
    looks.get('large.schem')?.({ kind: 'hash', sha256: 'abc' })
    await settled()
    expect(sendings).toMatchObject([{ sha256: 'abc' }])
  })

  it('goes without the hash where that takes too long', async () => {
    const queue = open()
    queue.add([fileOf('large.schem', 500)])
    queue.send(idsOf(queue)[0]!)
    await vi.advanceTimersByTimeAsync(14_000)
    expect(sendings).toEqual([])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sendings).toMatchObject([{ sha256: undefined }])
  })

  it('is given up when it is cancelled, and the next begins', async () => {
    const queue = open()
    queue.add(three)
    for (const id of idsOf(queue)) queue.send(id)
    queue.cancel(idsOf(queue)[0]!)
    await settled()
    expect(sendings[0]?.signal.aborted).toBe(true)
    expect(namesSent()).toEqual(['a.schem', 'b.schem', 'c.schem'])
    expect(phasesOf(queue)[0]).toBe('draft')
  })

  it('is given up when the file is removed', async () => {
    const queue = open()
    queue.add(three)
    for (const id of idsOf(queue)) queue.send(id)
    queue.remove(idsOf(queue)[0]!)
    await settled()
    expect(sendings[0]?.signal.aborted).toBe(true)
    expect(queue.read().map(({ name }) => name)).toEqual(['b.schem', 'c.schem'])
  })
})

describe('another visit', () => {
  it('finds what was not sent, without its file, and takes that where it is chosen again', async () => {
    const first = open()
    first.add([fileOf(), fileOf('sent.schem'), fileOf('empty.schem', 0)])
    const [mill, sent] = idsOf(first)
    first.change(mill!, { title: 'The mill' })
    first.send(sent!)
    sendings[0]?.settle({ problems: [], doc: sentDoc })
    await vi.advanceTimersByTimeAsync(1_000)

    const second = open()
    expect(second.read()).toMatchObject([{ id: mill, name: 'old_mill.schem', draft: { title: 'The mill' } }])
    expect(second.read()[0]?.file).toBeUndefined()
    second.send(mill!)
    expect(phasesOf(second)).toEqual(['draft'])
    expect(second.add([fileOf()])).toEqual({ added: 1, known: 0, left: 0 })
    expect(second.read()).toMatchObject([{ id: mill, file: expect.any(File), draft: { title: 'The mill' } }])
  })

  it('finds nothing after a week', async () => {
    open().add([fileOf()])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(remembered()).toHaveLength(1)
    vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000)
    expect(open().read()).toEqual([])
  })

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    ['something else', '[1, null, {"id": 5}]'],
  ])('survives that the browser has kept %s', (_what, kept) => {
    localStorage.setItem('shop.uploads.person', kept)
    expect(open().read()).toEqual([])
  })
})

it('keeps out of sight what was removed after it was sent', async () => {
  const queue = open()
  queue.add([fileOf()])
  const id = idsOf(queue)[0]!
  queue.send(id)
  sendings[0]?.settle({ problems: [], doc: sentDoc })
  await settled()
  expect(queue.isHidden(sentDoc.id)).toBe(false)
  queue.remove(id)
  expect(queue.isHidden(sentDoc.id)).toBe(true)
})
