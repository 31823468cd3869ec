import { type StepsReached, stepsReachedText } from '@collections/SchematicFiles/stepsReached'
import type { Payload } from 'payload'
import { activeIdOf, type Viewer } from '@/core/access/viewer'
import { readerValues } from '@/core/access/visibility'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import type { FileStatus, ListingStatus, RefusalReason } from '@/core/vocabulary'

/** The progress of a build's file, for its owner and moderators. */
export type JourneyState = {
  id: string
  slug: string
  title: string
  status: ListingStatus
  fileStatus: FileStatus
  reached: StepsReached
  reason: RefusalReason | null
  /** The next step has failed and is being retried. */
  isTriedAgain: boolean
  filename: string
  bytes: number
  /** ISO 8601. */
  receivedAt: string
  /** Of a new file that is to take this one's place. */
  next: { fileStatus: FileStatus; isInspected: boolean } | null
}

/** Maximum journeys per response. */
export const MAX_JOURNEYS = 50

/** One `JourneyState` of `schematics s` and its `schematic_files f`. */
const journeyColumns = `json_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'status', s.status,
  'fileStatus', f.status, 'reason', f.reason, 'isTriedAgain', s.status = 'processing' and f.failed_step is not null,
  'next', case when n.id is not null then json_build_object('fileStatus', n.status,
    'isInspected', n.inspected_at is not null) end, 'filename', f.filename, 'bytes', f.filesize, 'receivedAt', ${isoTime('f.created_at')},
  'reached', ${stepsReachedText('f')}) as journey`

const ownOrStaff = `(s.owner_id = $2 or $3)`

/** The journeys of these builds as far as the viewer owns them or is staff, in the order of the ids. */
export async function readJourneys(payload: Payload, ids: readonly string[], viewer: Viewer): Promise<JourneyState[]> {
  const { rows } = await adapterOf(payload).pool.query<{ journey: JourneyState }>({
    name: 'read-journeys',
    text: `select ${journeyColumns} from unnest($1::uuid[]) with ordinality as asked (id, place)
           join ${adapterOf(payload).names.schematics} s on s.id = asked.id join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id
           left join ${adapterOf(payload).names.schematicFiles} n on n.id = s.next_file_id
           where ${ownOrStaff} order by asked.place`,
    values: [ids.filter(isUuid).slice(0, MAX_JOURNEYS), ...readerValues(viewer)],
  })
  return rows.map(({ journey }) => journey)
}

/** A user's uploads in progress, and those that ended within the last hour; newest first. */
export async function readRecentJourneys(payload: Payload, viewer: Viewer): Promise<JourneyState[]> {
  const { rows } = await adapterOf(payload).pool.query<{ journey: JourneyState }>({
    name: 'recent-journeys',
    text: `select ${journeyColumns} from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id
           left join ${adapterOf(payload).names.schematicFiles} n on n.id = s.next_file_id
           where s.owner_id = $1 and (s.status in ('processing', 'stalled') or s.created_at > now() - interval '1 hour')
           order by s.created_at desc, s.id desc limit 12`,
    values: [activeIdOf(viewer)],
  })
  return rows.map(({ journey }) => journey)
}
