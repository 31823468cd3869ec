import { sql } from '@payloadcms/db-postgres'
import type { UIFieldServerProps } from 'payload'
import { isAdmin } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { translatorFor } from '@/i18n/translatorFor'
import { ResetButton } from './ResetButton'

type State = { has: boolean; dueAt: Date | string | null }

/** For admins: whether a user has second factors, and a button to remove them where the user lost them all. */
export async function ResetFactors({ id, req }: UIFieldServerProps & { id?: string }) {
  if (!id || !isAdmin({ req }) || req.user?.id === id) return null
  const { drizzle } = adapterOf(req.payload)
  const { rows } = await drizzle.execute<State>(sql`
    select shop_has_factor(${id}) as has,
      (select due_at from ${drizzle.tables.factorResets} where user_id = ${id}) as "dueAt"`)
  const { has = false, dueAt = null } = rows[0] ?? {}
  const t = await translatorFor(req.i18n.language, 'Panel')
  const words = {
    action: t(dueAt ? 'factors.keep' : 'factors.remove'),
    question: t('factors.question'),
    failed: t('factors.failed'),
  }
  return (
    <section aria-labelledby="factors" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="factors">{t('factors.title')}</h3>
      </div>
      {dueAt ? (
        <p>{t('factors.due', { moment: formatPanelMoment(req.i18n.language, dueAt) })}</p>
      ) : (
        <p>{t(has ? 'factors.some' : 'factors.none')}</p>
      )}
      {has && (
        <ResetButton users={contextOf(req.payload).slugs.users} id={id} isPending={dueAt !== null} words={words} />
      )}
    </section>
  )
}
