import config from '@payload-config'
import { countCases } from '@plugins/moderation/queries/listCases'
import { readerOf, unreadCount } from '@plugins/notifications/queries/readNotifications'
import { type Portrait, portraitColumn, portraitJoin } from '@plugins/people/queries/portrait'
import { headers } from 'next/headers'
import { getPayload, type Payload } from 'payload'
import { cache } from 'react'
import { sentKey } from '@/core/access/scopes'
import { isStaff, type Viewer, viewerOf } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

type Person = {
  id: string
  username: string
  displayName: string
  portrait: Portrait
  unread: number
  unconfirmedEmail: string | null
}

/** Who a page is rendered for. `user` is null unless an active account is signed in. */
export type Session = {
  payload: Payload
  viewer: Viewer
  /** @property casesWaiting how many cases wait for moderators, where one asks */
  user: (Person & { casesWaiting: number | null }) | null
}

/** The session of the current request; layout and page share one look-up. */
export const getSession = cache(async (): Promise<Session> => {
  const payload = await getPayload({ config })
  const asked = await headers()
  // Keys are for programs: the site knows sessions alone.
  const viewer = sentKey(asked) === undefined ? await viewerOf(payload, asked) : null
  if (viewer?.state !== 'active') return { payload, viewer: null, user: null }
  const { rows } = await adapterOf(payload).pool.query<Person>({
    name: 'page-person',
    text: `select p.id, p.username, p.display_name as "displayName", ${portraitColumn(contextOf(payload))} as portrait, ${unreadCount(adapterOf(payload).names)} as unread,
             (select u.email from ${adapterOf(payload).names.users} u where u.id = p.id and not exists (
               select from ${adapterOf(payload).names.confirmedEmails} c where c.user_id = u.id and c.email = u.email)) as "unconfirmedEmail"
           from ${adapterOf(payload).names.profiles} p ${portraitJoin(contextOf(payload))} where p.id = $1`,
    values: readerOf(viewer),
  })
  const [person] = rows
  if (!person) return { payload, viewer, user: null }
  const casesWaiting = isStaff(viewer) ? (await countCases(payload)).total : null
  return { payload, viewer, user: { ...person, casesWaiting } }
})
