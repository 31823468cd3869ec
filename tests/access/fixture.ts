import { addToList } from '@plugins/lists/commands/changeItems'
import { followPerson, followTag } from '@plugins/people/commands/follow'
import type { Payload, TypedUser } from 'payload'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { addListed } from '../integration/support/listed'
import { queryIn } from '../integration/support/ownShop'
import type { Actor } from './actors'

/** Ids by collection: one that all may see where there is such, and one that is its owner's alone. */
export type Fixture = { shown: Record<string, string>; own: Record<string, string> }

async function firstId(payload: Payload, text: string, values: unknown[]): Promise<string> {
  const [row] = await queryIn(payload)<{ id: string }>(text, values)
  if (!row) throw new Error(`nothing is found by ${text}`)
  return row.id
}

/** A document of every collection, all of one owner. */
export async function fillShop(payload: Payload, owner: Actor, other: Actor): Promise<Fixture> {
  const query = queryIn(payload)
  const user = (await payload.findByID({ collection: 'users', id: owner.id, depth: 0 })) as TypedUser
  const asOwner = { user: { ...user, collection: 'users' as const }, overrideAccess: false, depth: 0 }
  const file = {
    data: await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7d8597' } })
      .png()
      .toBuffer(),
    mimetype: 'image/png',
    name: 'a.png',
    size: 0,
  }
  const build = await addListed(query, { title: 'Shown', slug: 'shown', owner: owner.id, tags: ['castle'] })
  const hidden = await addListed(query, { title: 'Own', slug: 'own', owner: owner.id, visibility: 'private' })
  const fileOf = (id: string) => firstId(payload, 'select file_id as id from schematics where id = $1', [id])
  const comment = async (schematic: string) =>
    (await payload.create({ collection: 'comments', data: { schematic, body: 'Hello there' } as never, ...asOwner })).id
  const picture = async (schematic: string) =>
    (
      await payload.create({
        collection: 'media',
        data: { alt: 'A picture', kind: 'gallery', owner: owner.id, schematic },
        file,
        depth: 0,
      })
    ).id
  const list = async (visibility: 'public' | 'private') =>
    (await payload.create({ collection: 'lists', data: { title: 'A list', visibility } as never, ...asOwner })).id
  const [shownList, ownList] = [await list('public'), await list('private')]
  const lists = { ...asOwner.user }
  await addToList(payload, lists as never, shownList, build)
  await addToList(payload, lists as never, ownList, build)
  const itemOf = (listId: string) => firstId(payload, 'select id from list_items where list_id = $1', [listId])
  const tag = await firstId(payload, `select id from tags where slug = 'castle'`, [])
  await followPerson(payload, owner.id, other.id)
  await followTag(payload, owner.id, 'castle')
  const likeId = uuidv7()
  await query('insert into likes (id, user_id, schematic_id) values ($1, $2, $3)', [likeId, owner.id, build])
  const report = await payload.create({
    collection: 'reports',
    data: { kind: 'schematic', schematic: build, reason: 'spam', text: 'Look at this' } as never,
    ...asOwner,
  })
  const noticeId = uuidv7()
  await query(
    `insert into notifications (id, recipient_id, kind, group_key, told_at) values ($1, $2, 'storage', 'storage', now())`,
    [noticeId, owner.id],
  )
  const shown = {
    schematics: build,
    'schematic-files': await fileOf(build),
    comments: await comment(build),
    media: await picture(build),
    lists: shownList,
    'list-items': await itemOf(shownList),
    tags: tag,
    categories: await firstId(payload, 'select id from categories order by slug limit 1', []),
    users: owner.id,
    profiles: owner.id,
    likes: likeId,
    follows: await firstId(payload, 'select id from follows where tag_id is null', []),
    reports: report.id,
    notifications: noticeId,
    'audit-log': await firstId(payload, 'select id from audit_log where actor_id = $1 limit 1', [owner.id]),
    'storage-accounts': await firstId(payload, 'select id from storage_accounts where owner_id = $1', [owner.id]),
  }
  const own = {
    schematics: hidden,
    'schematic-files': await fileOf(hidden),
    comments: await comment(hidden),
    media: await picture(hidden),
    lists: ownList,
    'list-items': await itemOf(ownList),
    follows: await firstId(payload, 'select id from follows where tag_id is not null', []),
  }
  return { shown, own }
}
