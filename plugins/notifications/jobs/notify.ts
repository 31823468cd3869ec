import type { JobData } from '@jobs/defineQueue'
import { type Handler, skipped } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { createFormatter } from 'use-intl/core'
import { contextOf } from '@/core/context/context'
import { adapterOf, type Executor } from '@/core/database/executor'
import { composeMail } from '@/core/mail/composeMail'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import type { FileFacts, MailFacts, MailMessages } from '@/core/mail/writeNotificationEmail'
import { formatSize } from '@/core/text/formatSize'
import type { Role } from '@/core/vocabulary'
import { notificationPath, notificationText } from '../queries/formatNotification'
import type { NotificationKind } from '../queries/kinds'
import { readPreferences } from '../queries/preferences'
import { excerptOf, readNotification } from '../queries/readNotifications'
import { unsubscribeAddress, unsubscribePage } from '../queries/unsubscribeToken'
import type { notificationQueues } from './queues'

type Notice = JobData<typeof notificationQueues.notify>

/** The facts of an email, and its occasion: each is sent once. */
type Told = { facts: MailFacts; occasion: string }
type Recipient = { email: string; name: string; role: Role; locale: string | null }

/** The last stalled file, and the count of others; undefined where none is left. */
async function readStalledNotice(db: Executor, name: string): Promise<Told | undefined> {
  const { rows } = await db.execute<FileFacts & { since: string; others: number }>(sql`
    select f.id, s.title, s.slug, f.filename, p.username as uploader, f.reason, f.reason_detail as detail, f.signature,
      f.failed_step as "failedStep", f.failure, f.stalled_at::text as since,
      (select count(*)::int - 1 from ${db.tables.schematicFiles} where status = 'stalled') as others
    from ${db.tables.schematicFiles} f join ${db.tables.schematics} s on s.id = f.schematic_id join ${db.tables.profiles} p on p.id = f.owner_id
    where f.status = 'stalled' order by f.stalled_at desc, f.id desc limit 1`)
  const file = rows[0]
  return (
    file && {
      facts: { kind: 'file-stalled', name, site: db.context.addresses.publicUrl, file, others: file.others },
      occasion: `${file.id} ${file.since}`,
    }
  )
}

/** Undefined where the file is gone or has moved on. */
async function readFileNotice(db: Executor, name: string, kind: FileKind, fileId: string): Promise<Told | undefined> {
  const { rows } = await db.execute<FileFacts & { since: string }>(sql`
    select f.id, s.title, s.slug, f.filename, p.username as uploader, f.reason, f.reason_detail as detail, f.signature,
      f.failed_step as "failedStep", f.failure, f.refused_at::text as since
    from ${db.tables.schematicFiles} f join ${db.tables.schematics} s on s.id = f.schematic_id join ${db.tables.profiles} p on p.id = f.owner_id
    where f.id = ${fileId} and f.status = 'refused'`)
  const file = rows[0]
  // A file that was retried may end the same way again; that is a new notification.
  return (
    file && { facts: { kind, name, site: db.context.addresses.publicUrl, file }, occasion: `${fileId} ${file.since}` }
  )
}

type FileKind = Exclude<Notice['kind'], 'storage-alert' | 'notice' | 'file-stalled'>

async function readStorageNotice(
  db: Executor,
  { locale, words }: MailMessages,
  name: string,
  ownerId: string,
  level: number,
): Promise<Told> {
  const { rows } = await db.execute<{ used: number; quota: number }>(sql`
    select used_bytes::float8 as used, coalesce(quota_bytes, 0)::float8 as quota
    from ${db.tables.storageAccounts} where owner_id = ${ownerId}`)
  const format = createFormatter({ locale })
  const used = formatSize(words, format, rows[0]?.used ?? 0)
  const quota = formatSize(words, format, rows[0]?.quota ?? 0)
  return {
    facts: { kind: 'storage-alert', name, site: db.context.addresses.publicUrl, level, used, quota },
    occasion: `${level} ${new Date().toISOString().slice(0, 10)}`,
  }
}

/** The preference that an email is subject to; emails to moderators about files have none. */
const kindsOfMails: Partial<Record<Notice['kind'], NotificationKind>> = {
  'file-refused': 'refused',
  'storage-alert': 'storage',
}

/** Undefined where it was read on the site, is gone, or may no longer be seen. */
async function readNoticeMail(
  payload: Payload,
  { notices }: MailMessages,
  { name, role }: Recipient,
  recipientId: string,
  id: string,
): Promise<(Told & { choice: NotificationKind }) | undefined> {
  const notice = await readNotification(payload, { id: recipientId, role, state: 'active' }, id)
  if (!notice || notice.read) return undefined
  const facts: MailFacts = {
    kind: 'notice',
    name,
    site: contextOf(payload).addresses.publicUrl,
    sentence: notificationText(notices, notice),
    excerpt: excerptOf(notice),
    isReason: notice.kind === 'moderation',
    path: notificationPath(contextOf(payload), notice),
  }
  return { facts, occasion: `${id} ${notice.mailedAt}`, choice: notice.kind }
}

/** Sends one email to one user in their language, at most once. */
export const notify: Handler<typeof notificationQueues.notify> = async (job, { payload }) => {
  const { kind, recipientId, fileId, noticeId, level = 0 } = job
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Recipient>(sql`
    select u.email, u.role, u.locale, p.display_name as name from ${drizzle.tables.users} u join ${drizzle.tables.profiles} p on p.id = u.id
      join confirmed_emails c on c.user_id = u.id and c.email = u.email
    where u.id = ${recipientId} and u.state = 'active'`)
  const recipient = rows[0]
  if (!recipient) return skipped('there is nobody to tell, or their address is not confirmed')

  const words = await loadMailMessages(recipient.locale)
  const told: (Told & { choice?: NotificationKind }) | undefined =
    kind === 'notice'
      ? await readNoticeMail(payload, words, recipient, recipientId, noticeId ?? '')
      : kind === 'storage-alert'
        ? await readStorageNotice(drizzle, words, recipient.name, recipientId, level)
        : kind === 'file-stalled'
          ? await readStalledNotice(drizzle, recipient.name)
          : await readFileNotice(drizzle, recipient.name, kind, fileId ?? '')
  if (!told) return skipped('what it was about is gone, read, or moved on')

  const choice = told.choice ?? kindsOfMails[kind]
  if (choice && !(await readPreferences(payload, recipientId))[choice].mail) return skipped('they want no mail of it')
  const unsubscribing = choice && {
    page: unsubscribePage(contextOf(payload), recipientId, choice),
    oneClick: unsubscribeAddress(contextOf(payload), recipientId, choice),
  }
  const facts = { ...told.facts, ...(unsubscribing && { unsubscribing }) }

  const key = `${kind} ${recipientId} ${told.occasion}`
  return mailOnce(payload, { key, write: async () => ({ to: recipient.email, ...composeMail(words, facts) }) })
}
