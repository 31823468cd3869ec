import type { ServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { nameOption } from '@/core/panel/nameOption'
import { reportListsOf } from '@/core/panel/reportLists'
import { translatorFor } from '@/i18n/translatorFor'
import { countCases } from '../queries/listCases'
import { readReports } from '../queries/readReports'

/** Above the dashboard: what players have told the moderators of, and the way there. */
export async function ReportDesk({ payload, i18n }: ServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const reports = reportListsOf(contextOf(payload))
  const queue = await translatorFor(i18n.language, 'Moderation')
  const [{ counts, oldest }, { total }] = await Promise.all([readReports(payload), countCases(payload)])
  const tiles = [
    { kind: 'schematic', name: t('reports.builds') },
    { kind: 'comment', name: t('reports.comments') },
    { kind: 'profile', name: t('reports.profiles') },
  ] as const
  return (
    <section aria-labelledby="reports" className="shop-desk">
      <h2 id="reports">{t('reports.title')}</h2>
      <p>
        <a className="shop-queue-link" href="/admin/moderation">
          {queue('navLabel', { count: total })}
        </a>
      </p>
      <ul className="shop-desk__counts">
        {tiles.map(({ kind, name }) => (
          <li key={kind}>
            <a href={reports.of('open', kind)} data-tone={counts[kind] > 0 ? 'warning' : undefined}>
              <span className="shop-desk__count">{counts[kind]}</span>
              <strong>{name}</strong>
              <span className="shop-desk__hint">{t('reports.open')}</span>
            </a>
          </li>
        ))}
      </ul>
      {oldest.length > 0 ? (
        <div>
          <h3>{t('reports.longest')}</h3>
          <ul className="shop-desk__files">
            {oldest.map(({ id, kind, reason, about, since }) => (
              <li key={id}>
                <a href={`${reports.all}/${id}`}>
                  <bdi>{about}</bdi>
                </a>
                <span>{t('reports.about', { kind: nameOption(t, kind), reason: nameOption(t, reason) })}</span>
                <span className="shop-desk__hint">
                  {t('reports.since', { moment: formatPanelMoment(i18n.language, since) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="shop-desk__hint">{t('reports.nothing')}</p>
      )}
    </section>
  )
}
