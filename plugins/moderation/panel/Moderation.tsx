import { sql } from '@payloadcms/db-postgres'
import type { UIFieldServerProps } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { translatorFor } from '@/i18n/translatorFor'
import type { Moderated } from '../commands/moderateVisibility'
import { HideButton } from './HideButton'

type State = { since: Date | null; moderator: string | null; reason: string | null; withheld: boolean }

/** Whether a moderator hid this build or list, who, when and why; with a button that does so or takes it back. */
export async function Moderation({
  collectionSlug,
  id,
  req,
}: UIFieldServerProps & { collectionSlug?: string; id?: string }) {
  if (!id || !isModerator({ req })) return null
  const { slugs } = contextOf(req.payload)
  const table: Moderated = (collectionSlug ?? req.routeParams?.collection) === slugs.lists ? 'lists' : 'schematics'
  const { drizzle } = adapterOf(req.payload)
  const { rows } = await drizzle.execute<State>(sql`
    select d.moderated_at as since, p.username as moderator, d.moderation_reason as reason,
      coalesce(d.withheld, false) as withheld
    from ${drizzle.tables[table]} d left join ${drizzle.tables.profiles} p on p.id = d.moderated_by_id where d.id = ${id}`)
  const state = rows[0]
  if (!state) return null
  const t = await translatorFor(req.i18n.language, 'Panel')
  const hidden = state.since !== null
  return (
    <section aria-labelledby="moderation" className="shop-journey">
      <div className="shop-journey__head">
        <h3 id="moderation">{t('moderation.title')}</h3>
      </div>
      {state.since ? (
        <p>
          {t('moderation.hidden', {
            moderator: state.moderator ?? '–',
            moment: formatPanelMoment(req.i18n.language, state.since),
          })}
        </p>
      ) : (
        <p>{t('moderation.free')}</p>
      )}
      {state.reason ? <p>{t('moderation.reason', { reason: state.reason })}</p> : null}
      {state.withheld ? <p>{t('moderation.withheld')}</p> : null}
      <HideButton collection={slugs[table]} id={id} isHidden={hidden} />
    </section>
  )
}
