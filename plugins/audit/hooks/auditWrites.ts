import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  PayloadRequest,
} from 'payload'
import type { AuditAction } from '@/core/audit/actions'
import { type AuditSource, auditSourceOfRequest } from '@/core/audit/auditSource'
import { type AuditEntry, recordAudit } from '@/core/audit/recordAudit'
import type { CollectionName } from '@/core/context/slugs'
import { transactionOf } from '@/core/database/executor'
import { auditedFields, type Changes, changesOf, contentOf } from './changes'

type Values = Record<string, unknown>
type Verb = 'created' | 'updated' | 'deleted'

/** What lines call a document of each collection; those without are written by commands alone, which record it. */
const kinds = {
  schematics: 'schematic',
  media: 'image',
  tags: 'tag',
  categories: 'category',
  comments: 'comment',
  lists: 'list',
  users: 'user',
  profiles: 'profile',
  reports: 'report',
  notifications: 'notification',
  storageAccounts: 'quota',
} as const satisfies Partial<Record<CollectionName, string>>

/** In a request's context: what is written is a part of what a command records by itself. */
export const RECORDED = 'shopRecorded'

export const hasKind = (name: CollectionName | undefined): name is keyof typeof kinds =>
  name !== undefined && Object.hasOwn(kinds, name)

/** Of an account, the most telling of what changed. */
function actionOfAccount({ after }: Changes): AuditAction {
  if ('role' in after) return 'user.role_changed'
  if ('state' in after) return after.state === 'suspended' ? 'user.suspended' : 'user.unsuspended'
  if ('email' in after) return 'email.changed'
  return 'user.updated'
}

function actionOf(kind: (typeof kinds)[keyof typeof kinds], verb: Verb, changes: Changes): AuditAction {
  if (kind === 'user' && verb === 'updated') return actionOfAccount(changes)
  if (kind === 'quota') return 'quota.changed'
  if (kind === 'profile') return 'profile.updated'
  if (kind === 'notification') return 'notification.deleted'
  if (kind === 'report' && verb === 'updated') return 'status' in changes.after ? 'report.decided' : 'report.updated'
  return `${kind}.${verb}`
}

const nameOf = (doc: Values): string | null => {
  const name = doc.title ?? doc.username ?? doc.name ?? doc.alt
  return typeof name === 'string' ? name : null
}

/** Who signs up, or sets a password by a link, acts as the account that it is about. */
function sourceOf(req: PayloadRequest, isOwn: boolean, id: string): AuditSource {
  const source = auditSourceOfRequest(req)
  return isOwn && source.actorId === null && source.network !== null ? { ...source, actorId: id } : source
}

/** In the context of an update: it sets a password. */
const PASSWORD_CHANGED = 'shopPasswordChanged'

const notePassword: CollectionBeforeChangeHook = ({ context, data, operation }) => {
  if (operation === 'update' && typeof data.password === 'string' && data.password !== '')
    context[PASSWORD_CHANGED] = true
  return data
}

const toValues = (value: unknown): Values => (typeof value === 'object' && value !== null ? { ...value } : {})

/** Records what Payload's operations write to a collection, whichever way they were asked for. */
export function auditWrites(
  name: keyof typeof kinds,
  collection: CollectionConfig,
): {
  beforeChange: CollectionBeforeChangeHook[]
  afterChange: CollectionAfterChangeHook[]
  afterDelete: CollectionAfterDeleteHook[]
} {
  const kind = kinds[name]
  const names = auditedFields(collection)
  const record = async (req: PayloadRequest, source: AuditSource, entry: AuditEntry) =>
    recordAudit(await transactionOf(req), source, entry)
  return {
    // Later, a password is a hash.
    beforeChange: kind === 'user' ? [notePassword] : [],
    afterChange: [
      async function recordChange({ context, data, doc, operation, previousDoc, req }) {
        if (context[RECORDED] || (kind === 'image' && data?.kind === 'preview')) return doc
        const id = String(doc.id)
        const written = { ...toValues(doc), ...toValues(data) }
        const isNew = operation === 'create'
        const changes = isNew
          ? { before: {}, after: contentOf(names, written) }
          : changesOf(names, toValues(previousDoc), toValues(data))
        const hasPassword = context[PASSWORD_CHANGED] === true
        delete context[PASSWORD_CHANGED]
        if (hasPassword)
          await record(req, sourceOf(req, true, id), { action: 'password.changed', target: { kind, id } })
        if (!changes) return doc
        await record(req, sourceOf(req, isNew && kind === 'user', id), {
          action: actionOf(kind, isNew ? 'created' : 'updated', changes),
          target: { kind, id, name: nameOf({ ...toValues(previousDoc), ...written }) },
          ...(!isNew && { before: changes.before }),
          after: changes.after,
        })
        return doc
      },
    ],
    afterDelete: [
      async ({ context, doc, id, req }) => {
        if (context[RECORDED]) return doc
        const before = contentOf(names, toValues(doc))
        await record(req, auditSourceOfRequest(req), {
          action: actionOf(kind, 'deleted', { before, after: {} }),
          target: { kind, id: String(id), name: nameOf(toValues(doc)) },
          before,
        })
        return doc
      },
    ],
  }
}
