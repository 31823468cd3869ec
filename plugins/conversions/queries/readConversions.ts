import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import type { Warning } from '@/schematic/model'
import { CONVERTER_VERSION } from '@/schematic/write/converterVersion'
import { predictLosses, type SourceFacts } from './predictLosses'
import { extensionOf, type Target, targetOfFile, targets } from './targets'

type ConversionStatus = 'none' | 'waiting' | 'ready' | 'failed'

/** A format of a file, and the status of its conversion. */
export type Conversion = {
  format: Target
  extension: string
  status: ConversionStatus
  /** Of the made file. */
  bytes: number | null
  /** The actual losses; null until it is made. */
  losses: Warning[] | null
  /** Codes of predicted losses. */
  mayLose: string[]
  failure: string | null
  failureDetail: string | null
}

type Known = {
  format: string
  status: ConversionStatus
  bytes: number | null
  losses: Warning[] | null
  failure: string | null
  failureDetail: string | null
}

/** Every other format of a ready file. The file's own format is its download as it is. */
export async function readConversions(payload: Payload, fileId: string): Promise<Conversion[]> {
  const { rows } = await adapterOf(payload).pool.query<{ facts: SourceFacts; known: Known[] }>({
    name: 'read-conversions',
    text: `select json_build_object('format', f.format, 'formatVersion', f.format_version, 'edition', f.edition,
        'isLegacy', coalesce((f.inspection -> 'isLegacy')::boolean, f.format = 'mcedit'),
        'dataVersion', f.inspection -> 'dataVersion', 'width', f.inspection -> 'width', 'height', f.inspection -> 'height',
        'length', f.inspection -> 'length', 'regions', jsonb_array_length(coalesce(f.inspection -> 'regions', '[]')),
        'blockEntities', array(select jsonb_object_keys(coalesce(f.inspection -> 'blockEntities', '{}'))),
        'entities', array(select jsonb_object_keys(coalesce(f.inspection -> 'entities', '{}'))),
        'items', coalesce(f.inspection #> '{contents,items}', '{}') <> '{}',
        'variants', coalesce(f.inspection -> 'warnings', '[]') @> '[{"code": "palette_variants"}]',
        'metadata', coalesce(f.inspection #>> '{metadata,name}', f.inspection #>> '{metadata,description}') is not null,
        'oldest', f.details #>> '{oldest,version}') as facts,
      (select coalesce(json_agg(json_build_object('format', c.target, 'status', c.status, 'bytes', o.bytes, 'losses', c.losses,
          'failure', c.failure, 'failureDetail', c.failure_detail)), '[]')
        from conversions c left join stored_objects o on o.id = c.object_id
        where c.file_id = f.id and c.engine_version = $2) as known
      from ${adapterOf(payload).names.schematicFiles} f where f.id = $1 and f.status = 'ready'`,
    values: [fileId, CONVERTER_VERSION],
  })
  const row = rows[0]
  if (!row) return []
  const own = targetOfFile(row.facts.format, row.facts.formatVersion)
  return targets
    .filter((format) => format !== own)
    .map((format) => {
      const known = row.known.find((one) => one.format === format)
      return {
        format,
        extension: extensionOf(format),
        status: known?.status ?? 'none',
        bytes: known?.bytes ?? null,
        losses: known?.losses ?? null,
        mayLose: predictLosses(row.facts, format),
        failure: known?.failure ?? null,
        failureDetail: known?.failureDetail ?? null,
      }
    })
}
