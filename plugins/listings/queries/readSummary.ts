import { viewerOf } from '@/core/access/viewerOf'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { errorResponse } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import { cardColumns, cardJoins, searchJoin } from './card'
import { isStaff, noSuchBuild, type Viewer } from './findReadable'

/** One listing as a card, with its state and its current file's. Exported for the benchmark, which runs the same SQL. */
export const summaryText = `select json_build_object(
    'status', s.status, 'visibility', s.visibility, 'description', s.description, 'materials', s.materials,
    'mods', s.mods, 'safety', s.safety,
    'file', json_build_object('id', f.id, 'status', f.status, 'verdict', f.verdict,
      'scannedAt', case when f.verdict <> 'unscanned' then ${isoTime('f.scanned_at')} end, 'reason', f.reason,
      'filename', f.filename, 'filesize', f.filesize, 'sha256', f.sha256, 'format', f.format, 'failedStep', f.failed_step))::text as listing,
    ${cardColumns} as card
  from schematics s join schematic_files f on f.id = s.file_id
  ${searchJoin} ${cardJoins}
  where s.id = $1 and ((s.status = 'ready' and s.visibility in ('public', 'unlisted')) or s.owner_id = $2 or $3)`

const summaryValues = (id: string, viewer: Viewer) => [
  id,
  viewer?.state === 'active' ? viewer.id : null,
  isStaff(viewer),
]

/** `GET /api/schematics/:id/summary`: what the site shows of one build, and how far its file has got. */
export const handleSummary: Handle = async (payload, { headers }, { id = '' }) => {
  const viewer = await viewerOf(payload, headers)
  const found = isUuid(id)
    ? await adapterOf(payload).pool.query<{ card: string; listing: string }>({
        name: 'schematic-summary',
        text: summaryText,
        values: summaryValues(id, viewer),
      })
    : { rows: [] }
  const row = found.rows[0]
  if (!row) return errorResponse(noSuchBuild(viewer))
  return new Response(`${row.card.slice(0, -1)},${row.listing.slice(1)}`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': viewer ? 'private, no-store' : 'public, max-age=5',
      Vary: 'Cookie, Authorization',
    },
  })
}
