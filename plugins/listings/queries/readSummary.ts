import type { Payload } from 'payload'
import type { Viewer } from '@/core/access/viewer'
import { readableText, readerValues } from '@/core/access/visibility'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { cardColumns, cardJoins, searchJoin } from './card'

/**
 * One listing as a card, with its state and its current file's. Exported for the benchmark, which runs the same SQL.
 */
export const summaryText = perContext(
  'summary statement',
  (context) => `select json_build_object(
    'status', s.status, 'visibility', s.visibility, 'description', s.description, 'materials', s.materials,
    'mods', s.mods, 'safety', s.safety,
    'file', json_build_object('id', f.id, 'status', f.status, 'verdict', f.verdict,
      'scannedAt', case when f.verdict <> 'unscanned' then ${isoTime('f.scanned_at')} end, 'reason', f.reason,
      'filename', f.filename, 'filesize', f.filesize, 'sha256', f.sha256, 'format', f.format, 'failedStep', f.failed_step))::text as listing,
    ${cardColumns(context)} as card
  from ${context.names.schematics} s join ${context.names.schematicFiles} f on f.id = s.file_id
  ${searchJoin} ${cardJoins(context)}
  where s.id = $1 and ${readableText()}`,
)

/** The build page's data as JSON; undefined where the viewer may not see it. */
export async function readSummary(payload: Payload, id: string, viewer: Viewer): Promise<string | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await adapterOf(payload).pool.query<{ card: string; listing: string }>({
    name: 'schematic-summary',
    text: summaryText(contextOf(payload)),
    values: [id, ...readerValues(viewer)],
  })
  return rows[0] && `${rows[0].card.slice(0, -1)},${rows[0].listing.slice(1)}`
}
