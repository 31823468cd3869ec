import type { Payload } from 'payload'
import { publishedText } from '@/core/access/visibility'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

/** What links to a build show of it elsewhere. */
export type Shared = {
  id: string
  slug: string
  title: string
  owner: string
  ownerUsername: string
  /** Made for links, or the picture of its page, or none. */
  picture: SharedPicture | null
  /** Smaller ones, the largest first. */
  smaller: SharedPicture[]
}
export type SharedPicture = { url: string; width: number; height: number; type: string }

/** A build's picture for links over `schematics s`: the one of its current file, or else that of its page. */
const pictureColumn = ({ addresses, names }: ShopContext) => `(
    select json_build_object('url', '${addresses.mediaFiles}' || m.filename, 'width', m.width, 'height', m.height, 'type', m.mime_type)
    from ${names.media} m where m.id = coalesce(
      (select l.media_id from link_pictures l where l.schematic_id = s.id and l.file_id = s.file_id), s.preview_id)
  )`

/** The picture of a build's page, and the one of its cards. */
const smallerColumn = ({ addresses, names }: ShopContext) => `(
    select coalesce(json_agg(json_build_object('url', '${addresses.mediaFiles}' || p.filename, 'width', p.width, 'height', p.height,
      'type', p.mime_type) order by p.width * p.height desc), '[]')
    from ${names.media} m, lateral (values (m.filename, m.width, m.height, m.mime_type),
      (m.sizes_card_filename, m.sizes_card_width, m.sizes_card_height, m.sizes_card_mime_type)) p (filename, width, height, mime_type)
    where m.id = s.preview_id and p.filename is not null and p.width > 0 and p.height > 0
  )`

/** A published build that anyone with its address may see. */
export async function readShared(payload: Payload, slug: string): Promise<Shared | undefined> {
  if (slug.includes('\0')) return undefined
  const { rows } = await adapterOf(payload).pool.query<Shared>({
    name: 'shared-build',
    text: `select s.id, s.slug, s.title, p.display_name as owner, p.username as "ownerUsername", ${pictureColumn(contextOf(payload))} as picture,
             ${smallerColumn(contextOf(payload))} as smaller
           from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.profiles} p on p.id = s.owner_id
           where s.slug = $1 and ${publishedText('linked')}`,
    values: [slug],
  })
  return rows[0]
}

/** The image for links to a build, whatever its visibility. */
export async function readLinkPicture(payload: Payload, schematicId: string): Promise<SharedPicture | null> {
  const { rows } = await adapterOf(payload).pool.query<{ picture: SharedPicture | null }>({
    name: 'link-picture',
    text: `select ${pictureColumn(contextOf(payload))} as picture from ${adapterOf(payload).names.schematics} s where s.id = $1`,
    values: [schematicId],
  })
  return rows[0]?.picture ?? null
}
