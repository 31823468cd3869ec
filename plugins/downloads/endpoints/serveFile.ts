import { convertedName, type Target } from '@plugins/conversions/queries/targets'
import type { Payload } from 'payload'
import { servedText } from '@/core/access/servedFile'
import { ownerOrStaffText, publishedText } from '@/core/access/visibility'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { serveObject } from '@/core/http/serveObject'
import { isLinkValid, type Linked } from '../signLink'

type StoredFile = { filename: string; bytes: string; sha256: string; key: string }
type Find = (payload: Payload, id: string, reader: string | null) => Promise<StoredFile | undefined>

/** The build may have been hidden, withdrawn or deleted since the link was made. $2 is the link's user. */
const mayBeServed = (context: ShopContext) => `${servedText()}
  and (${publishedText('linked')} or exists (
    select 1 from ${context.names.users} u where u.id = $2 and u.state = 'active' and ${ownerOrStaffText(context, 'u')}))`

const findFile: Find = async (payload, id, reader) => {
  const { rows } = await adapterOf(payload).pool.query<StoredFile>({
    name: 'serve-file',
    text: `select f.filename, f.filesize as bytes, f.sha256, o.key from ${adapterOf(payload).names.schematicFiles} f
           join ${adapterOf(payload).names.schematics} s on s.id = f.schematic_id join stored_objects o on o.id = f.object_id
           where f.id = $1 and ${mayBeServed(contextOf(payload))}`,
    values: [id, reader],
  })
  return rows[0]
}

/** A conversion is served as long as its file may be. */
const findConversion: Find = async (payload, id, reader) => {
  const { rows } = await adapterOf(payload).pool.query<StoredFile & { target: Target }>({
    name: 'serve-conversion',
    text: `select f.filename, c.target, o.bytes, o.sha256, o.key from conversions c
           join ${adapterOf(payload).names.schematicFiles} f on f.id = c.file_id join ${adapterOf(payload).names.schematics} s on s.id = f.schematic_id
           join stored_objects o on o.id = c.object_id
           where c.id = $1 and ${mayBeServed(contextOf(payload))}`,
    values: [id, reader],
  })
  const row = rows[0]
  return row && { ...row, filename: convertedName(row.filename, row.target) }
}

const finders: Record<Linked, Find> = { files: findFile, conversions: findConversion }

/** The target of a signed link for files on disk: streams the bytes after checking access again. */
const serve =
  (kind: Linked): Handler =>
  async ({ payload, request, parameters: { id = '' }, query }) => {
    if (!isUuid(id) || !isLinkValid(contextOf(payload), id, query, Date.now(), kind))
      throw new ShopError(
        403,
        'forbidden',
        'This download link is invalid or has expired. Go back to the build and download it again.',
      )
    const file = await finders[kind](payload, id, query.get('reader'))
    if (!file) throw new ShopError(404, 'not_found', 'This file no longer exists.')

    return serveObject(contextOf(payload), request, { ...file, bytes: Number(file.bytes) })
  }

export const serveFile = serve('files')
export const serveConversion = serve('conversions')
