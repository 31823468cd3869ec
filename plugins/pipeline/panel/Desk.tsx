import type { ServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { formatPanelMoment } from '@/core/panel/formatPanelMoment'
import { translatorFor } from '@/i18n/translatorFor'
import { fileListsOf } from '../queries/fileLists'
import { nameStep } from '../queries/nameStep'
import { readDesk } from '../queries/readDesk'

const toneOf = (count: number, tone: 'warning' | 'error') => (count > 0 ? tone : undefined)

/** The moderators' desk above the dashboard: what waits for them, and the way there. */
export async function Desk({ payload, i18n }: ServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const files = fileListsOf(contextOf(payload))
  const { stalled, refused, infected, underway, waiting } = await readDesk(payload)
  const tiles = [
    {
      count: stalled,
      name: t('desk.stalled'),
      hint: t('desk.stalledHint'),
      href: files.stalled,
      tone: toneOf(stalled, 'warning'),
    },
    {
      count: infected,
      name: t('desk.infected'),
      hint: t('desk.lately'),
      href: files.infectedLately,
      tone: toneOf(infected, 'error'),
    },
    { count: refused, name: t('desk.refused'), hint: t('desk.lately'), href: files.refusedLately },
    { count: underway, name: t('desk.underway'), hint: t('desk.underwayHint'), href: files.underway },
  ]
  return (
    <section aria-labelledby="desk" className="shop-desk">
      <h2 id="desk">{t('desk.title')}</h2>
      <ul className="shop-desk__counts">
        {tiles.map(({ count, name, hint, href, tone }) => (
          <li key={name}>
            <a href={href} data-tone={tone}>
              <span className="shop-desk__count">{count}</span>
              <strong>{name}</strong>
              <span className="shop-desk__hint">{hint}</span>
            </a>
          </li>
        ))}
      </ul>
      {waiting.length > 0 ? (
        <div>
          <h3>{t('desk.longest')}</h3>
          <ul className="shop-desk__files">
            {waiting.map(({ id, filename, step, since }) => (
              <li key={id}>
                <a href={`${files.all}/${id}`}>
                  <bdi>{filename}</bdi>
                </a>
                <span>{nameStep(t, step)}</span>
                <span className="shop-desk__hint">
                  {t('desk.since', { moment: formatPanelMoment(i18n.language, since) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="shop-desk__hint">{t('desk.nothing')}</p>
      )}
    </section>
  )
}
