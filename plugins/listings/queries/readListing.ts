import { type StepsReached, stepsReachedText } from '@collections/SchematicFiles/stepsReached'
import type { Payload } from 'payload'
import { servedText } from '@/core/access/servedFile'
import type { Viewer } from '@/core/access/viewer'
import { readableText, readerValues } from '@/core/access/visibility'
import { contextOf, perContext, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { FileStatus, ListingStatus, RefusalReason, Verdict, Visibility } from '@/core/vocabulary'
import type { Material } from '@/schematic/inspect/listMaterials'
import type { OldestVersion } from '@/schematic/inspect/oldestVersion'
import type { SafetyFact } from '@/schematic/inspect/safety'
import { cardColumns, cardJoins, type SchematicCard, searchJoin } from './card'

/** The progress of a listing's file; for its owner and staff. */
export type Journey = {
  status: FileStatus
  receivedAt: string
  reached: StepsReached
  reason: RefusalReason | null
  reasonDetail: string | null
}

/** A picture of the gallery, or one that the shop drew of the current file from another side. */
export type ListingPicture = {
  id: string
  url: string
  width: number
  height: number
  card: string | null
  alt: string
}
type SidePicture = ListingPicture & { side: 'northWest' | 'top' }

/** A warning of the engine's, by its code; `message` is for a code that has no words of ours. */
export type FileNote = { code: string; message: string; count: number }

/** A new file that has not taken the current one's place. */
export type ReplacementFile = { id: string; filename: string; bytes: number; journey: Journey }

export type Listing = {
  status: ListingStatus
  visibility: Visibility
  /** The visibility set by a moderator, for the owner and staff; absent for others and where none did. */
  /** `waits`: for a moderator's approval, before it is published. */
  moderation: { visibility: Visibility; reason: string | null; since: string; waits: boolean } | null
  description: string | null
  /** Its tags as they are called; the card names them by their slugs. */
  tagged: { slug: string; name: string }[]
  formatVersion: number | null
  dataVersion: number | null
  materials: Material[] | null
  mods: string[] | null
  safety: SafetyFact[] | null
  /** What the parser had to guess or skip. */
  notes: FileNote[]
  createdAt: string
  file: {
    id: string
    filename: string
    bytes: number
    sha256: string
    verdict: Verdict
    scannedAt: string | null
    downloadable: boolean
  }
  gallery: ListingPicture[]
  sides: SidePicture[]
  /** The oldest Java that has all the blocks; nothing until that was found out. */
  oldest: OldestVersion | null
  /** As the engine's fingerprint. */
  shape: string | null
  /** Files that are or were current. */
  versionCount: number
  /** Absent for strangers, as the journey is. */
  replacement: ReplacementFile | null
  /** Absent for strangers. */
  journey: Journey | null
  mayEdit: boolean
  isOwn: boolean
  liked: boolean
}

const journeyOf = (
  file: string,
) => `json_build_object('status', ${file}.status, 'receivedAt', ${isoTime(`${file}.created_at`)},
      'reached', ${stepsReachedText(file)}, 'reason', ${file}.reason, 'reasonDetail', ${file}.reason_detail)`

const picture = ({
  addresses,
}: ShopContext) => `'id', g.id, 'alt', g.alt, 'url', '${addresses.mediaFiles}' || g.filename, 'width', g.width, 'height', g.height,
      'card', '${addresses.mediaFiles}' || g.sizes_card_filename`

/** What a moderator decided, for those who may know: $2 and $3 are `readerValues`. */
const moderationColumn = `case when s.moderated_visibility is not null and (s.owner_id = $2 or $3) then json_build_object(
      'visibility', s.moderated_visibility, 'reason', s.moderation_reason, 'since', ${isoTime('s.moderated_at')},
      'waits', s.awaits_approval) end`

const statement = perContext('listing statement', (context) => {
  const { names } = context
  return `select (${cardColumns(context)})::json as card, json_build_object(
    'status', s.status, 'visibility', s.visibility, 'moderation', ${moderationColumn}, 'description', s.description,
    'tagged', (select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by r."order"), '[]')
      from ${names.schematicsRels} r join ${names.tags} t on t.id = r.${names.relsTag} where r.parent_id = s.id and r.path = 'tags'),
    'formatVersion', s.format_version, 'dataVersion', s.data_version,
    'materials', s.materials, 'mods', s.mods, 'safety', s.safety, 'createdAt', ${isoTime('s.created_at')},
    'file', json_build_object('id', f.id, 'filename', f.filename, 'bytes', f.filesize, 'sha256', f.sha256,
      'verdict', f.verdict, 'scannedAt', case when f.verdict <> 'unscanned' then ${isoTime('f.scanned_at')} end, 'downloadable', s.status = 'ready' and ${servedText()}),
    'gallery', (select coalesce(json_agg(json_build_object(${picture(context)}) order by r."order"), '[]')
      from ${names.schematicsRels} r join ${names.media} g on g.id = r.${names.relsMedia} where r.parent_id = s.id and r.path = 'gallery'),
    'sides', (select coalesce(json_agg(json_build_object('side', d.side, ${picture(context)}) order by d.side), '[]')
      from schematic_sides d join ${names.media} g on g.id = d.media_id where d.file_id = f.id),
    'oldest', f.details -> 'oldest', 'shape', f.details ->> 'shape',
    'notes', case when s.status = 'ready' then jsonb_path_query_array(f.inspection, '$.warnings[0 to 19] ? (@.code != "no_data_version")') else '[]' end,
    'versionCount', (select count(*) from ${names.schematicFiles} v where v.schematic_id = s.id and v.published_at is not null),
    'replacement', case when s.owner_id = $2 or $3 then (
      select json_build_object('id', n.id, 'filename', n.filename, 'bytes', n.filesize, 'journey', ${journeyOf('n')})
      from ${names.schematicFiles} n where n.id = s.next_file_id) end,
    'journey', case when s.owner_id = $2 or $3 then ${journeyOf('f')} end,
    'mayEdit', coalesce(s.owner_id = $2, false) or $3, 'isOwn', coalesce(s.owner_id = $2, false),
    'liked', exists (select 1 from ${names.likes} l where l.user_id = $2 and l.schematic_id = s.id)) as listing
  from ${names.schematics} s join ${names.schematicFiles} f on f.id = s.file_id
  ${searchJoin} ${cardJoins(context)}
  where s.slug = $1 and ${readableText()}`
})

/** The listing at an address, where this viewer may know of it. */
export async function readListing(
  payload: Payload,
  slug: string,
  viewer: Viewer,
): Promise<(SchematicCard & Listing) | undefined> {
  // Postgres refuses a NUL in text with an error; no slug has one.
  if (slug.includes('\0')) return undefined
  const { rows } = await adapterOf(payload).pool.query<{ card: SchematicCard; listing: Listing }>({
    name: 'page-listing',
    text: statement(contextOf(payload)),
    values: [slug, ...readerValues(viewer)],
  })
  const row = rows[0]
  return row && { ...row.card, ...row.listing }
}
