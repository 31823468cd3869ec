import type { UIFieldServerProps } from 'payload'
import { isAdmin } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { translatorFor } from '@/i18n/translatorFor'
import { readSessions } from '../queries/readSessions'
import { EndSessionsButton } from './EndSessionsButton'

/** For admins: how often a user is signed in, and a button that signs them out everywhere. */
export async function UserSessions({ id, req }: UIFieldServerProps & { id?: string }) {
  if (!id || !isAdmin({ req }) || req.user?.id === id) return null
  const count = (await readSessions(req.payload, String(id), undefined)).length
  const t = await translatorFor(req.i18n.language, 'Panel')
  const words = { action: t('sessions.end'), question: t('sessions.question'), failed: t('sessions.failed') }
  return (
    <section aria-labelledby="sessions" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="sessions">{t('sessions.title')}</h3>
      </div>
      <p>{t('sessions.count', { count })}</p>
      {count > 0 && <EndSessionsButton users={contextOf(req.payload).slugs.users} id={String(id)} words={words} />}
    </section>
  )
}
