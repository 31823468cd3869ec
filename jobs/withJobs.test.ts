import type { Config } from 'payload'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { backgroundPolicy, defineQueue } from './defineQueue'
import type { HandlerContext, Outcome } from './handler'
import { type JobHandling, jobsOf, withJobs } from './withJobs'

const emptyConfig = { collections: [], secret: 'test', db: {} } as unknown as Config
const context = {} as HandlerContext
const queue = defineQueue({ name: 'paint', data: z.object({ wallId: z.uuid() }), policy: backgroundPolicy })
const wallId = '0199e1b2-7c1a-7000-8000-000000000000'

/** A handler that says what it was given. */
const listen = () => {
  const heard: unknown[] = []
  const handling: JobHandling<typeof queue> = {
    handle: async () => async (data) => {
      heard.push(data)
      return 'done'
    },
  }
  return { heard, handling }
}

describe('the queues of rooms', () => {
  it('are known to the app with their handlers, in the order they are registered in', async () => {
    const { heard, handling } = listen()
    const other = defineQueue({ name: 'dry', data: z.object({}), policy: backgroundPolicy })
    const first = withJobs(emptyConfig, { queue }, { queue: handling })
    const config = withJobs(first, { other }, { other: { handle: async () => async (): Promise<Outcome> => 'done' } })
    expect(jobsOf(config).map((job) => job.queue.name)).toEqual(['paint', 'dry'])
    expect(await jobsOf(config)[0]?.run({ wallId }, context)).toBe('done')
    expect(heard).toEqual([{ wallId }])
  })

  it('leave the config they are added to as it was', () => {
    const before = { ...emptyConfig, custom: { theirs: 1 } }
    expect(withJobs(before, { queue }, { queue: listen().handling }).custom).toMatchObject({ theirs: 1 })
    expect(before.custom).toEqual({ theirs: 1 })
  })

  it('refuse a job whose data is not of the queue’s shape, before any handler', async () => {
    const { heard, handling } = listen()
    const [job] = jobsOf(withJobs(emptyConfig, { queue }, { queue: handling }))
    await expect(job?.run({ wallId: 'the left one' }, context)).rejects.toThrow(z.ZodError)
    expect(heard).toEqual([])
  })

  it('are tried again where a room does not say otherwise', async () => {
    const [job] = jobsOf(withJobs(emptyConfig, { queue }, { queue: listen().handling }))
    expect(await job?.fail({ wallId }, new Error('wet'), context)).toBe('retry')
    await expect(job?.handleDeadLetter({ wallId }, context)).resolves.toBeUndefined()
  })
})

describe('an app does not boot', () => {
  it('where two rooms register a queue of the same name', () => {
    const config = withJobs(emptyConfig, { queue }, { queue: listen().handling })
    expect(() => withJobs(config, { again: queue }, { again: listen().handling })).toThrow(
      'The queue paint is registered twice',
    )
  })

  it('where a queue has no handler', () => {
    // @ts-expect-error a missing handler does not compile
    expect(() => withJobs(emptyConfig, { queue }, {})).toThrow('The queue paint has no handler')
  })
})
