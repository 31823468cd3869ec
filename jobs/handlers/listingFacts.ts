import { sql } from '@payloadcms/db-postgres'

/** Materials a listing shows; the whole list stays with the file's inspection. */
const LISTED_MATERIALS = 200

/** What inspection found, from `schematic_files f` to the columns of the listing that shows it. */
export const listingFacts = sql`format = f.format::text::enum_schematics_format,
  format_version = f.format_version, edition = f.edition::text::enum_schematics_edition,
  game_version = f.inspection ->> 'gameVersion', data_version = (f.inspection ->> 'dataVersion')::numeric,
  width = (f.inspection ->> 'width')::numeric, height = (f.inspection ->> 'height')::numeric,
  length = (f.inspection ->> 'length')::numeric, block_count = (f.inspection ->> 'blockCount')::numeric,
  materials = jsonb_path_query_array(f.inspection -> 'materials', ${`$[0 to ${LISTED_MATERIALS - 1}]`}::jsonpath),
  mods = f.inspection -> 'mods', safety = f.inspection -> 'safety'`
