import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { unsubscribeAddress, unsubscribePage } from '@plugins/notifications/queries/unsubscribeToken'
import type { Payload } from 'payload'
import { actingStaffText } from '@/core/access/staffConditions'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { unsubscribeHeaders } from '@/core/mail/composeMail'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { sanitizeUserText } from '@/core/mail/sanitizeLine'
import { translatorFor } from '@/i18n/translatorFor'
import { type CaseKind, caseKinds } from '../queries/caseKinds'
import type { moderationQueues } from './queues'

/** The hour, in UTC, from which the daily digest is sent. */
const DAILY_HOUR = 6

type Recipient = { id: string; email: string; name: string; locale: string | null; every: 'hourly' | 'daily' }
type Waiting = { kind: CaseKind; count: number; fresh: number }

/** What waits of each kind, and how much of it has come since the moderator was last told. */
async function readWaiting(payload: Payload, userId: string): Promise<Waiting[]> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Waiting>(sql`
    select c.kind, count(*)::int as count, count(*) filter (where c.opened_at > coalesce(
      (select told_at from ${drizzle.tables.moderationAlerts} where user_id = ${userId}), '-infinity'))::int as fresh
    from ${drizzle.tables.moderationCases} c where c.state = 'open' group by c.kind`)
  return rows
}

async function send(payload: Payload, recipient: Recipient, period: string): Promise<void> {
  const { id, email, name, locale } = recipient
  const waiting = await readWaiting(payload, id)
  if (!waiting.some(({ fresh }) => fresh > 0)) return
  const words = await loadMailMessages(locale)
  const t = await translatorFor(words.locale, 'Moderation')
  const total = waiting.reduce((sum, { count }) => sum + count, 0)
  const sent = await mailOnce(payload, {
    key: `moderation digest ${id} ${period}`,
    write: async (tx) => {
      await tx.execute(sql`
        insert into ${tx.tables.moderationAlerts} (user_id, every, told_at) values (${id}, ${recipient.every}, now())
        on conflict (user_id) do update set told_at = excluded.told_at`)
      const site = tx.context.addresses.publicUrl
      const subject = t('digest.subject', { count: total })
      const content = {
        locale: words.locale,
        subject,
        greeting: words.t('greeting', { name: sanitizeUserText(name) }),
        paragraphs: [t('digest.text', { count: total })],
        facts: caseKinds.flatMap((kind): [string, string][] => {
          const found = waiting.find((one) => one.kind === kind)
          return found ? [[t(`kinds.${kind}`), String(found.count)]] : []
        }),
        link: { label: t('digest.link'), url: `${site}/admin/moderation` },
        cause: t('digest.cause'),
        stop: { label: words.t('stop'), url: unsubscribePage(tx.context, id, 'digest') },
      }
      const headers = unsubscribeHeaders(unsubscribeAddress(tx.context, id, 'digest'))
      return { to: email, subject, headers, ...renderEmail(words.t, content) }
    },
  })
  if (sent !== 'done') return
}

/** One mail a moderator and period, where something new waits; those who chose none get none. */
export const moderationDigest: Handler<typeof moderationQueues.moderationDigest> = async (_, { payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  const now = new Date()
  const hour = now.toISOString().slice(0, 13)
  const { rows } = await drizzle.execute<Recipient>(sql`
    select u.id, u.email, p.display_name as name, u.locale, coalesce(a.every, 'daily') as every
    from ${drizzle.tables.users} u join ${drizzle.tables.profiles} p on p.id = u.id
      join ${drizzle.tables.confirmedEmails} e on e.user_id = u.id and e.email = u.email
      left join ${drizzle.tables.moderationAlerts} a on a.user_id = u.id
    where ${sql.raw(actingStaffText(contextOf(payload), 'u'))} and u.state = 'active' and coalesce(a.every, 'daily') <> 'never' order by u.id`)
  let failure: unknown
  for (const recipient of rows) {
    if (signal.aborted) break
    if (recipient.every === 'daily' && now.getUTCHours() < DAILY_HOUR) continue
    try {
      await send(payload, recipient, recipient.every === 'daily' ? hour.slice(0, 10) : hour)
    } catch (error) {
      failure = error
    }
  }
  if (failure) throw failure
  return 'done'
}
