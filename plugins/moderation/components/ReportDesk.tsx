import type { ServerProps } from 'payload'
import { labelOf, reportKinds } from '@/vocabulary'
import { readReports } from '../services/readReports'
import { reportLists } from '../services/reportLists'

const names = { schematic: 'Builds', comment: 'Comments', profile: 'Profiles' }
const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** Above the dashboard: what players have told the moderators of, and the way there. */
export async function ReportDesk({ payload }: ServerProps) {
  const { counts, oldest } = await readReports(payload)
  return (
    <section aria-labelledby="reports" className="shop-desk">
      <h2 id="reports">Reports</h2>
      <ul className="shop-desk__counts">
        {reportKinds.map((kind) => (
          <li key={kind}>
            <a href={reportLists.of('open', kind)} data-tone={counts[kind] > 0 ? 'warning' : undefined}>
              <span className="shop-desk__count">{counts[kind]}</span>
              <strong>{names[kind]}</strong>
              <span className="shop-desk__hint">open reports</span>
            </a>
          </li>
        ))}
      </ul>
      {oldest.length > 0 ? (
        <div>
          <h3>Waiting longest</h3>
          <ul className="shop-desk__files">
            {oldest.map(({ id, kind, reason, about, since }) => (
              <li key={id}>
                <a href={`/admin/collections/reports/${id}`}>
                  <bdi>{about}</bdi>
                </a>
                <span>{`${labelOf(kind)}: ${labelOf(reason).toLowerCase()}`}</span>
                <span className="shop-desk__hint">since {when.format(new Date(since))} UTC</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="shop-desk__hint">No report waits for a moderator.</p>
      )}
    </section>
  )
}
