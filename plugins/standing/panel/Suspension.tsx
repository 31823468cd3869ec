import { sql } from '@payloadcms/db-postgres'
import type { UIFieldServerProps } from 'payload'
import { isAdmin, isModerator } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { translatorFor } from '@/i18n/translatorFor'
import { SuspensionForm } from './SuspensionForm'

type Account = { role: string; state: string; until: Date | string | null; reason: string | null; hides: boolean }

/** For moderators: whether a user is suspended, until when and why, and a form to suspend them or to lift it. */
export async function Suspension({ id, req }: UIFieldServerProps & { id?: string }) {
  if (!id || !isModerator({ req }) || req.user?.id === id) return null
  const { drizzle } = adapterOf(req.payload)
  const { rows } = await drizzle.execute<Account>(sql`
    select role, state, suspended_until as until, suspension_reason as reason, coalesce(hide_content, false) as hides
    from ${drizzle.tables.users} where id = ${id}`)
  const account = rows[0]
  if (!account) return null
  const t = await translatorFor(req.i18n.language, 'Panel')
  const isSuspended = account.state === 'suspended'
  const isOfStaff = account.role === 'moderator' || account.role === 'admin'
  return (
    <section aria-labelledby="suspension" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="suspension">{t('suspension.title')}</h3>
      </div>
      {isSuspended ? (
        <>
          <p>
            {account.until
              ? t('suspension.until', { moment: formatPanelMoment(req.i18n.language, account.until) })
              : t('suspension.forGood')}
          </p>
          {account.reason ? <p>{t('moderation.reason', { reason: account.reason })}</p> : null}
          {account.hides ? <p>{t('suspension.hides')}</p> : null}
        </>
      ) : (
        <p>{t('suspension.none')}</p>
      )}
      {isOfStaff && !isAdmin({ req }) ? (
        <p>{t('suspension.adminsOnly')}</p>
      ) : (
        <SuspensionForm
          // A form of its own for each state.
          key={account.state}
          users={contextOf(req.payload).slugs.users}
          id={id}
          isSuspended={isSuspended}
          words={{
            reason: t('suspension.reason'),
            length: t('suspension.length'),
            lengths: Object.fromEntries(
              [1, 3, 7, 30, 90].map((days) => [String(days), t('suspension.days', { days })]),
            ),
            forGood: t('suspension.lengthForGood'),
            hideContent: t('suspension.hideContent'),
            suspend: t('suspension.suspend'),
            lift: t('suspension.lift'),
            suspended: t('suspension.suspended'),
            lifted: t('suspension.lifted'),
            failed: t('suspension.failed'),
          }}
        />
      )}
    </section>
  )
}
