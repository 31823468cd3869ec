import { z } from 'zod'

const fileId = z.object({ fileId: z.uuid() })

/** Seconds, unless the name says otherwise. */
type QueuePolicy = {
  retryLimit: number
  retryDelay: number
  retryDelayMax: number
  expireInSeconds: number
  heartbeatSeconds: number
}

/** 2, 4, 8, 16, 32, 60 seconds: a service that restarts is waited for, two minutes at most; then a person decides. */
const patient: QueuePolicy = {
  retryLimit: 6,
  retryDelay: 2,
  retryDelayMax: 60,
  expireInSeconds: 300,
  heartbeatSeconds: 20,
}
/** Nobody waits for these, so they may wait longer for what they need. */
const background: QueuePolicy = { ...patient, retryLimit: 10, retryDelayMax: 600 }

/**
 * Every queue: the shape of its jobs (ids only) and how it is retried. A job that has used up its retries goes to the
 * queue's dead letter.
 */
export const queues = {
  'hash-file': { data: fileId, policy: patient },
  'scan-file': { data: fileId, policy: patient },
  'inspect-file': { data: fileId, policy: { ...patient, retryLimit: 3 } },
  'render-preview': { data: fileId, policy: { ...patient, retryLimit: 3 } },
  'describe-file': { data: fileId, policy: background },
  'convert-file': { data: z.object({ conversionId: z.uuid() }), policy: { ...patient, retryLimit: 2 } },
  'account-storage': { data: z.object({ ownerId: z.uuid().optional() }), policy: background },
  notify: {
    data: z.object({
      kind: z.enum(['file-refused', 'file-infected', 'file-stalled', 'storage-alert', 'notice']),
      recipientId: z.uuid(),
      fileId: z.uuid().optional(),
      level: z.number().int().optional(),
      noticeId: z.uuid().optional(),
    }),
    policy: background,
  },
  /** About a new email address; of mails that are sent again the `number` says which one it is. */
  'email-change': {
    data: z.object({
      changeId: z.uuid(),
      mail: z.enum(['confirm', 'asked', 'changed']),
      number: z.number().int().positive(),
    }),
    policy: background,
  },
  /** About signing up and in: with a link, or to whom somebody's taken address belongs. */
  'account-mail': {
    data: z.union([z.object({ linkId: z.uuid() }), z.object({ takenId: z.uuid() })]),
    policy: background,
  },
  'draw-link-picture': { data: fileId, policy: { ...background, retryLimit: 3 } },
  'remove-objects': { data: z.object({ keys: z.array(z.string().max(200)).max(1000) }), policy: background },
  /** Followers are told in batches: `after` is the last of those who have been. */
  'announce-build': { data: z.object({ schematicId: z.uuid(), after: z.uuid().optional() }), policy: background },
  'trim-notifications': { data: z.object({}), policy: background },
  /** Published files, some at a time, or one. */
  'rescan-files': { data: z.object({ fileId: z.uuid().optional() }), policy: { ...background, retryLimit: 2 } },
  'sweep-objects': { data: z.object({}), policy: { ...background, retryLimit: 2, expireInSeconds: 1800 } },
} satisfies Record<string, { data: z.ZodType; policy: QueuePolicy }>

export type QueueName = keyof typeof queues
export type JobData<Name extends QueueName> = z.output<(typeof queues)[Name]['data']>

export const queueNames = Object.keys(queues) as QueueName[]

/** The steps of a file, in their order. */
export const fileSteps = ['hash-file', 'scan-file', 'inspect-file', 'render-preview'] as const satisfies QueueName[]
export type FileStep = (typeof fileSteps)[number]

export const deadLetterOf = (name: QueueName) => `${name}.dead` as const

/** What runs by the clock (cron, UTC). */
export const schedules: { name: QueueName; cron: string }[] = [
  { name: 'sweep-objects', cron: '*/15 * * * *' },
  { name: 'account-storage', cron: '7 * * * *' },
  { name: 'trim-notifications', cron: '41 3 * * *' },
  { name: 'rescan-files', cron: '3-59/10 * * * *' },
]
