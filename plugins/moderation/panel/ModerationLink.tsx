import type { ServerProps } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { translatorFor } from '@/i18n/translatorFor'
import { countCases } from '../queries/listCases'

/** The way to the queue, in the panel's navigation, with how much waits. */
export async function ModerationLink({ payload, i18n, user }: ServerProps) {
  if (!user || !isModerator({ req: { user } as Parameters<typeof isModerator>[0]['req'] })) return null
  const t = await translatorFor(i18n.language, 'Moderation')
  const { total } = await countCases(payload)
  return (
    <a className="nav__link shop-queue-link" href="/admin/moderation" id="nav-moderation">
      <span className="nav__link-label">{t('navLabel', { count: total })}</span>
    </a>
  )
}
