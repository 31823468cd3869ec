import { expect, it } from 'vitest'
import { makeFirstUserAdmin } from './makeFirstUserAdmin'

const register = (slug: string, pathname: string) =>
  makeFirstUserAdmin({
    collection: { slug },
    context: {},
    data: { role: 'user' },
    operation: 'create',
    req: { pathname },
  } as never)

it.each(['users', 'members'])('makes the first of the %s an admin', (slug) => {
  expect(register(slug, `/api/${slug}/first-register`)).toEqual({ role: 'admin', state: 'active' })
  expect(register(slug, `/api/${slug}`)).toEqual({ role: 'user' })
})
