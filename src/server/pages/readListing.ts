import type { Payload } from 'payload'
import type { Material } from '@/schematic/inspect/listMaterials'
import type { SafetyFact } from '@/schematic/inspect/safety'
import type { FileStatus, ListingStatus, RefusalReason, Verdict, Visibility } from '@/vocabulary'
import { adapterOf } from '../database'
import { cardColumns, cardJoins, type SchematicCard, searchJoin } from '../schematics/card'
import type { Viewer } from '../schematics/findReadable'
import { readableCondition, viewerValues } from './readable'

/** How far the file of a listing has got; for its owner and staff. */
export type Journey = {
  status: FileStatus
  receivedAt: string
  hashedAt: string | null
  scannedAt: string | null
  inspectedAt: string | null
  readyAt: string | null
  reason: RefusalReason | null
  reasonDetail: string | null
  signature: string | null
}

export type Listing = {
  status: ListingStatus
  visibility: Visibility
  description: string | null
  formatVersion: number | null
  dataVersion: number | null
  materials: Material[] | null
  mods: string[] | null
  safety: SafetyFact[] | null
  createdAt: string
  file: { filename: string; bytes: number; sha256: string; verdict: Verdict; downloadable: boolean }
  /** Absent for strangers. */
  journey: Journey | null
  mayEdit: boolean
  isOwn: boolean
  liked: boolean
}

const text = `select (${cardColumns})::json as card, json_build_object(
    'status', s.status, 'visibility', s.visibility, 'description', s.description,
    'formatVersion', s.format_version, 'dataVersion', s.data_version,
    'materials', s.materials, 'mods', s.mods, 'safety', s.safety, 'createdAt', s.created_at,
    'file', json_build_object('filename', f.filename, 'bytes', f.filesize, 'sha256', f.sha256, 'verdict', f.verdict,
      'downloadable', s.status = 'ready' and f.status = 'ready'),
    'journey', case when s.owner_id = $2 or $3 then json_build_object('status', f.status, 'receivedAt', f.created_at,
      'hashedAt', f.hashed_at, 'scannedAt', f.scanned_at, 'inspectedAt', f.inspected_at, 'readyAt', f.ready_at,
      'reason', f.reason, 'reasonDetail', f.reason_detail, 'signature', f.signature) end,
    'mayEdit', coalesce(s.owner_id = $2, false) or $3, 'isOwn', coalesce(s.owner_id = $2, false),
    'liked', exists (select 1 from likes l where l.user_id = $2 and l.schematic_id = s.id)) as listing
  from schematics s join schematic_files f on f.id = s.file_id
  ${searchJoin} ${cardJoins}
  where s.slug = $1 and ${readableCondition}`

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
    text,
    values: [slug, ...viewerValues(viewer)],
  })
  const row = rows[0]
  return row && { ...row.card, ...row.listing }
}
