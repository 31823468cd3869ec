import { sql } from '@payloadcms/db-postgres'
import type { UIFieldServerProps } from 'payload'
import { isModerator } from '@/access/predicates'
import { adapterOf } from '@/server/database'
import { RetryButton } from './RetryButton'

type Row = {
  id: string
  status: string
  verdict: string
  reason: string | null
  detail: string | null
  signature: string | null
  failedStep: string | null
  failure: string | null
  created: Date
  hashed: Date | null
  scanned: Date | null
  inspected: Date | null
  ready: Date | null
  refused: Date | null
  stalled: Date | null
}

const cell = { padding: '6px 16px 6px 0', verticalAlign: 'top' } as const
const when = (at: Date | string | null) => (at ? new Date(at).toISOString().replace('T', ' ').slice(0, 19) : '–')

/** How far the file of this listing got, when, and what stopped it; with a button that sends it on its way again. */
export async function Journey({
  collectionSlug,
  id,
  req,
}: UIFieldServerProps & { collectionSlug?: string; id?: string }) {
  if (!id || !isModerator({ req })) return null
  const isFile = (collectionSlug ?? req.routeParams?.collection) === 'schematic-files'
  const { rows } = await adapterOf(req.payload).drizzle.execute<Row>(sql`
    select f.id, f.status, f.verdict, f.reason, f.reason_detail as detail, f.signature, f.failed_step as "failedStep",
      f.failure, f.created_at as created, f.hashed_at as hashed, f.scanned_at as scanned, f.inspected_at as inspected,
      f.ready_at as ready, f.refused_at as refused, f.stalled_at as stalled
    from schematic_files f where f.id = ${id} or f.schematic_id = ${id} order by f.created_at desc limit 1`)
  const file = rows[0]
  if (!file) return null
  const steps: [string, Date | null][] = [
    ['Received', file.created],
    ['Hashed', file.hashed],
    [`Scanned (${file.verdict})`, file.scanned],
    ['Inspected', file.inspected],
    ['Drawn and published', file.ready],
    ...(file.refused ? ([[`Refused: ${file.reason ?? ''}`, file.refused]] as [string, Date][]) : []),
    ...(file.stalled ? ([[`Stalled at ${file.failedStep ?? ''}`, file.stalled]] as [string, Date][]) : []),
  ]
  return (
    <section aria-label="Journey of the file" style={{ marginBottom: 24 }}>
      <h3 style={{ marginBottom: 8 }}>Journey of the file: {file.status}</h3>
      <table>
        <tbody>
          {steps.map(([name, at]) => (
            <tr key={name} style={{ opacity: at ? 1 : 0.5 }}>
              <th scope="row" style={{ ...cell, textAlign: 'left' }}>
                {name}
              </th>
              <td style={cell}>{when(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {file.detail ? <p>Why: {file.detail}</p> : null}
      {file.signature ? <p>Signature: {file.signature}</p> : null}
      {file.failure ? (
        <p>
          Last failure ({file.failedStep}): {file.failure}
        </p>
      ) : null}
      {isFile ? null : (
        <p>
          <a href={`/admin/collections/schematic-files/${file.id}`}>Open the file</a>
        </p>
      )}
      {file.status === 'stalled' || file.status === 'refused' ? <RetryButton fileId={file.id} /> : null}
    </section>
  )
}
