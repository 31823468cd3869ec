import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { createFormatter } from 'use-intl/core'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { sanitizeUserText } from '@/core/mail/sanitizeLine'
import { translatorFor } from '@/i18n/translatorFor'
import type { personalDataQueues } from './queues'

type Told = { email: string; name: string; locale: string | null; until: Date | string }

/** Tells the owner of a confirmed address, once, that an export is ready or that the account was closed. */
export const personalDataMail: Handler<typeof personalDataQueues.personalDataMail> = (job, { payload }) => {
  const isExport = 'exportId' in job
  return mailOnce(payload, {
    key: isExport ? `export-ready ${job.exportId}` : `account-closed ${job.closedId} ${job.at}`,
    isRequested: true,
    write: async (tx) => {
      const about = isExport
        ? sql`e.expires_at as until from data_exports e
            join ${tx.tables.users} u on u.id = e.user_id and e.id = ${job.exportId} and e.status = 'ready'`
        : sql`a.deletes_at as until from account_closings a
            join ${tx.tables.users} u on u.id = a.user_id and u.id = ${job.closedId}`
      const { rows } = await tx.execute<Told>(sql`
        select u.email, p.display_name as name, u.locale, ${about} join ${tx.tables.profiles} p on p.id = u.id
          join confirmed_emails c on c.user_id = u.id and c.email = u.email`)
      const [told] = rows
      if (!told) return { skipped: 'there is nothing to tell, or the address is not confirmed' }
      const { locale, t } = await loadMailMessages(told.locale)
      const words = await translatorFor(locale, 'PersonalData')
      const site = contextOf(payload).addresses.publicUrl
      const format = createFormatter({ locale, timeZone: 'UTC' })
      const mail = isExport ? 'ready' : 'closed'
      const subject = words(`mail.${mail}.subject`)
      const content = {
        locale,
        subject,
        greeting: t('greeting', { name: sanitizeUserText(told.name) }),
        paragraphs: [
          words(`mail.${mail}.text`, { when: format.dateTime(new Date(told.until), { dateStyle: 'long' }) }),
          words(`mail.${mail}.advice`),
        ],
        link: { label: words(`mail.${mail}.link`), url: `${site}${isExport ? '/settings/data' : '/sign-in'}` },
        cause: words('mail.cause'),
      }
      return { to: told.email, subject, ...renderEmail(t, content) }
    },
  })
}
