import { randomBytes } from 'node:crypto'
import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { buildPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { translatorFor } from '@/i18n/translatorFor'
import { hashOfToken } from '../commands/confirmTakedown'
import type { legalQueues } from './queues'

type Request = {
  email: string
  locale: string | null
  state: string
  isExpired: boolean
  slug: string | null
  decision: string | null
}

/** What leaves a build as it is. */
const KEEPING = ['dismiss', 'approve', 'settled']

/**
 * Writes to who sent a takedown request. Of the link to prove an address, only the email has the token; nobody is known
 * to own it yet, so it carries no input of theirs.
 */
export const takedownMail: Handler<typeof legalQueues.takedownMail> = ({ takedownId, mail }, { payload }) =>
  mailOnce(payload, {
    key: `takedown-${mail} ${takedownId}`,
    isRequested: true,
    write: async (tx) => {
      const { rows } = await tx.execute<Request>(sql`
        select r.email, r.locale, r.state, r.expires_at < now() as "isExpired", s.slug,
          (select d.decision from ${tx.tables.moderationDecisions} d 
            where d.case_id = r.case_id and d.undone_at is null) as decision
        from takedown_requests r left join ${tx.tables.schematics} s on s.id = r.schematic_id
        where r.id = ${takedownId} for update of r`)
      const [request] = rows
      if (!request) return { skipped: 'the request is gone' }
      if (mail === 'confirm' && (request.state !== 'unproven' || request.isExpired))
        return { skipped: 'it is confirmed, or too old' }
      const { locale, t } = await loadMailMessages(request.locale)
      const words = await translatorFor(locale, 'Legal')
      const site = contextOf(payload).addresses.publicUrl
      const common = { locale, subject: words(`mail.${mail}.subject`), greeting: t('greetingUnknown') }
      if (mail === 'decided') {
        const { slug, decision } = request
        const outcome = slug === null ? 'gone' : decision === null || KEEPING.includes(decision) ? 'kept' : 'acted'
        const link =
          outcome === 'kept' && slug
            ? { label: words('mail.decided.link'), url: `${site}${buildPath(slug)}` }
            : { label: words('mail.decided.contact'), url: `${site}/contact` }
        const paragraphs = [words(`mail.decided.${outcome}`)]
        return {
          to: request.email,
          subject: common.subject,
          ...renderEmail(t, { ...common, paragraphs, link, cause: words('mail.decided.cause') }),
        }
      }
      const token = randomBytes(32).toString('base64url')
      await tx.execute(sql`update takedown_requests set token_hash = ${hashOfToken(token)} where id = ${takedownId}`)
      return {
        to: request.email,
        subject: common.subject,
        ...renderEmail(t, {
          ...common,
          paragraphs: [words('mail.confirm.text'), words('mail.confirm.advice')],
          link: { label: words('mail.confirm.link'), url: `${site}/takedown?token=${token}` },
          cause: words('mail.confirm.cause'),
        }),
      }
    },
  })
