import { sql } from '@payloadcms/db-postgres'
import { servedText } from '@/core/access/servedFile'
import type { Executor } from '@/core/database/executor'
import { filePathText, picturePathText } from './sections'

const PAGE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/** A file or picture of an export. @property stored its key, or the name of a picture's file */
export type ExportedBytes = { id: string; kind: 'file' | 'picture'; path: string; stored: string; bytes: number }

const pages = {
  file: ({ tables: t }: Executor, userId: string, after: string) => sql`
    select f.id, 'file' as kind, ${sql.raw(filePathText())} as path, o.key as stored, o.bytes::float8 as bytes
    from ${t.schematicFiles} f join stored_objects o on o.id = f.object_id
    where f.owner_id = ${userId} and ${sql.raw(servedText())} and f.id > ${after} order by f.id limit ${PAGE}`,
  picture: ({ tables: t }: Executor, userId: string, after: string) => sql`
    select m.id, 'picture' as kind, ${sql.raw(picturePathText())} as path, m.filename as stored, m.filesize::float8 as bytes
    from ${t.media} m
    where m.owner_id = ${userId} and m.kind <> 'preview' and m.filename is not null and m.id > ${after}
    order by m.id limit ${PAGE}`,
}

/** An account's files that have passed all checks, of every version, and its pictures. */
export async function* listExportedBytes(db: Executor, userId: string): AsyncGenerator<ExportedBytes> {
  for (const select of [pages.file, pages.picture]) {
    let after = FIRST
    for (;;) {
      const { rows } = await db.execute<ExportedBytes>(select(db, userId, after))
      yield* rows
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) break
      after = last.id
    }
  }
}

/** Whether a file still is one that may leave the shop: it may have been found infected meanwhile. */
export async function isStillServed(db: Executor, fileId: string): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select 1 from ${db.tables.schematicFiles} f where f.id = ${fileId} and ${sql.raw(servedText())}`,
  )
  return rows.length > 0
}
