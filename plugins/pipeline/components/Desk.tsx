import type { ServerProps } from 'payload'
import { formatMoment } from '@/components/words/formatDate'
import { stepName } from '@/vocabulary'
import { fileLists } from '../services/fileLists'
import { readDesk } from '../services/readDesk'

const toneOf = (count: number, tone: 'warning' | 'error') => (count > 0 ? tone : undefined)

/** The moderators' desk above the dashboard: what waits for them, and the way there. */
export async function Desk({ payload }: ServerProps) {
  const { stalled, refused, infected, underway, waiting } = await readDesk(payload)
  const tiles = [
    {
      count: stalled,
      name: 'Waiting for you',
      hint: 'stalled files',
      href: fileLists.stalled(),
      tone: toneOf(stalled, 'warning'),
    },
    {
      count: infected,
      name: 'Infected',
      hint: 'in the last 24 hours',
      href: fileLists.infectedLately(),
      tone: toneOf(infected, 'error'),
    },
    { count: refused, name: 'Refused', hint: 'in the last 24 hours', href: fileLists.refusedLately() },
    { count: underway, name: 'Being checked', hint: 'on their way now', href: fileLists.underway() },
  ]
  return (
    <section aria-labelledby="desk" className="shop-desk">
      <h2 id="desk">Moderation desk</h2>
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
          <h3>Waiting longest</h3>
          <ul className="shop-desk__files">
            {waiting.map(({ id, filename, step, since }) => (
              <li key={id}>
                <a href={`/admin/collections/schematic-files/${id}`}>
                  <bdi>{filename}</bdi>
                </a>
                <span>{stepName(step)}</span>
                <span className="shop-desk__hint">since {formatMoment(new Date(since).toISOString())}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="shop-desk__hint">No file waits for a moderator.</p>
      )}
    </section>
  )
}
