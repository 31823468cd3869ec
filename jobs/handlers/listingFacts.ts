import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/** Materials a listing shows; the whole list stays with the file's inspection. */
const LISTED_MATERIALS = 200

/** Copies the inspection's facts from `schematic_files f` to the columns of its listing. */
export const listingFacts = ({ context: { names } }: Executor) => sql`
  format = f.format::text::${sql.identifier(`enum_${names.schematics}_format`)},
  format_version = f.format_version, edition = f.edition::text::${sql.identifier(`enum_${names.schematics}_edition`)},
  game_version = f.inspection ->> 'gameVersion', data_version = (f.inspection ->> 'dataVersion')::numeric,
  width = (f.inspection ->> 'width')::numeric, height = (f.inspection ->> 'height')::numeric,
  length = (f.inspection ->> 'length')::numeric, block_count = (f.inspection ->> 'blockCount')::numeric,
  materials = jsonb_path_query_array(f.inspection -> 'materials', ${`$[0 to ${LISTED_MATERIALS - 1}]`}::jsonpath),
  mods = f.inspection -> 'mods', safety = f.inspection -> 'safety'`
