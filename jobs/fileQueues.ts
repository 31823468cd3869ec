import { z } from 'zod'
import type { FileStep } from '@/core/vocabulary'
import { backgroundPolicy, defaultPolicy, defineQueue, type Queue } from './defineQueue'

const fileId = z.object({ fileId: z.uuid() })

export type FileQueue = Queue<typeof fileId>

const step = (name: FileStep, retryLimit = defaultPolicy.retryLimit) =>
  defineQueue({ name, data: fileId, policy: { ...defaultPolicy, retryLimit }, parallel: true })

/** The processing steps of a file, one queue each. */
export const fileQueues = {
  'hash-file': step('hash-file'),
  'scan-file': step('scan-file'),
  'inspect-file': step('inspect-file', 3),
  'render-preview': step('render-preview', 3),
} satisfies Record<FileStep, FileQueue>

/** Cleanup of objects, and scheduled sweeps. */
export const objectQueues = {
  removeObjects: defineQueue({
    name: 'remove-objects',
    data: z.object({ keys: z.array(z.string().max(200)).max(1000) }),
    policy: backgroundPolicy,
  }),
  sweepObjects: defineQueue({
    name: 'sweep-objects',
    data: z.object({}),
    policy: { ...backgroundPolicy, retryLimit: 2, expireInSeconds: 1800 },
    schedule: '*/15 * * * *',
  }),
}
