import type { BrowserContext } from '@playwright/test'
import { makeBuild } from '../../integration/support/builds'
import { PASSWORD, type Person, signUp } from '../../integration/support/people'
import { publish } from '../../integration/support/waitFor'
import type { Shop } from '../../setup/shop'

/** A person who has a bit of everything: builds, comments, likes, a list, someone they follow. */
export type FullShop = { person: Person; username: string; build: string; list: string; tag: string; category: string }

async function slugOf(person: Person, id: string): Promise<string> {
  return (await person.ask(`/api/schematics/${id}`)).body.slug
}

/** The beginning of a text, without half a character at its end: the shop refuses those. */
export const cut = (text: string, units: number) => text.slice(0, units).replace(/[\uD800-\uDBFF]$/, '')

const expectOk = ({ status, body }: { status: number; body: unknown }) => {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

/** Fills a shop with what one of each page shows. `words` are used for every text that people type. */
export async function fillShop(
  shop: Shop,
  words: { title: string; text: string; tag: string },
  name = 'filler',
): Promise<FullShop> {
  const [person, other] = [await signUp(shop, name), await signUp(shop, `${name}s-friend`)]
  const category = (await person.ask('/api/categories?limit=1')).body.docs[0].slug
  const listing = { title: words.title, description: words.text, tags: [words.tag], category }
  const id = await publish(person, {
    file: makeBuild({ name: `${name} one`, sign: cut(words.text, 200) }),
    listing,
  })
  const second = await publish(other, { file: makeBuild({ name: `${name} two` }), listing })
  expectOk(await other.send('POST', '/api/comments', { schematic: id, body: words.text }))
  expectOk(await other.send('PUT', `/api/schematics/${id}/like`))
  expectOk(await person.send('PUT', `/api/schematics/${second}/like`))
  const me = (await person.ask('/api/users/me')).body.user
  const theirs = (await other.ask('/api/users/me')).body.user
  const username = (await person.ask(`/api/profiles/${me.id}`)).body.username
  const otherName = (await person.ask(`/api/profiles/${theirs.id}`)).body.username
  expectOk(await other.send('PUT', `/api/profiles/${username}/follow`))
  expectOk(await person.send('PUT', `/api/profiles/${otherName}/follow`))
  expectOk(
    await person.send('PATCH', `/api/profiles/${me.id}`, {
      displayName: cut(words.title, 50),
      bio: cut(words.text, 500),
    }),
  )
  const made = await person.send('POST', '/api/lists', { title: words.title, description: cut(words.text, 500) })
  expectOk(made)
  expectOk(await person.send('PUT', `/api/lists/${made.body.doc.id}/items/${id}`, { note: cut(words.text, 200) }))
  expectOk(await person.send('PUT', `/api/lists/${made.body.doc.id}/items/${second}`))
  return {
    person,
    username,
    build: await slugOf(person, id),
    list: made.body.doc.slug,
    tag: (await person.ask(`/api/schematics/${id}?depth=1`)).body.tags[0]?.slug ?? '',
    category,
  }
}

/** Signs a browser in as a user, without the form. */
export async function enter(context: BrowserContext, { email }: { email: string }): Promise<void> {
  const answer = await context.request.post('/api/users/login', { data: { email, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`signing in answers ${answer.status()}`)
}

/** Every page, for visitors and for signed-in users. */
export const publicPages = ({ username, build, list, tag, category }: FullShop): string[] => [
  '/',
  '/schematics',
  '/schematics?q=nothing-is-called-so',
  `/schematics?tag=${encodeURIComponent(tag)}&sort=trending`,
  `/schematics/${encodeURIComponent(build)}`,
  `/embed/${encodeURIComponent(build)}`,
  '/categories',
  `/categories/${category}`,
  '/tags',
  `/tags/${encodeURIComponent(tag)}`,
  `/people/${username}`,
  `/people/${username}/likes`,
  `/people/${username}/lists`,
  `/people/${username}/followers`,
  `/people/${username}/following`,
  `/lists/${encodeURIComponent(list)}`,
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password',
  '/offline',
  '/nowhere',
]

export const ownPages = ({ build, list }: FullShop): string[] => [
  '/',
  '/schematics',
  `/schematics/${encodeURIComponent(build)}`,
  `/schematics/${encodeURIComponent(build)}/edit`,
  '/upload',
  '/my',
  '/my/likes',
  '/my/comments',
  '/my/lists',
  '/my/feed',
  '/my/statistics',
  `/my/statistics/${encodeURIComponent(build)}`,
  `/lists/${encodeURIComponent(list)}`,
  `/lists/${encodeURIComponent(list)}/edit`,
  '/lists/new',
  '/notifications',
  '/settings',
  '/settings/account',
  '/settings/security',
  '/settings/display',
  '/settings/activity',
  '/settings/notifications',
]
