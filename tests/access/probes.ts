import type { SanitizedConfig } from 'payload'
import type { Actor } from './actors'
import type { Fixture } from './fixture'

/** A request to one endpoint, and which document it is about. */
export type Probe = { name: string; method: string; path: string; body?: unknown }

type Known = { fixture: Fixture; owner: Actor; usernames: Readonly<Record<string, string>> }

/** Bodies with which a request would succeed for someone who may; all others are sent an empty one. */
const bodies = ({ fixture, usernames }: Known): Readonly<Record<string, unknown>> => ({
  'POST /comments': { schematic: fixture.shown.schematics, body: 'Nice' },
  'POST /lists': { title: 'Mine' },
  'POST /reports': { kind: 'profile', profile: fixture.shown.profiles, reason: 'other' },
  'POST /tags': { name: 'Tower', slug: 'tower' },
  'POST /categories': { name: 'Castle things', slug: 'castle-things', icon: 'castle', color: '#7d8597' },
  'POST /users': { email: 'new@test.invalid', password: 'correct horse battery', username: 'newcomer' },
  'POST /schematics/bulk': { action: 'delete', ids: [fixture.shown.schematics] },
  'PUT /schematics/:id/gallery': { pictures: [] },
  'PUT /schematics/:id/details': { title: 'Another title' },
  'PATCH /lists/:id/order': { items: [fixture.shown.schematics] },
  'POST /uploads': { filename: 'a.schem', bytes: 10_000_000, title: 'Large' },
  'POST /uploads/check': { sha256: 'a'.repeat(64) },
  'POST /notifications/read': { all: true },
  'POST /payload-preferences/:key': { value: 1 },
  'POST /users/login': { email: `${usernames.nobody}@test.invalid`, password: 'correct horse battery' },
  'POST /users/forgot-password': { email: 'nobody@test.invalid' },
})

/** Values of parameters in addresses that are no document's id. */
const values = ({ fixture, usernames }: Known): Readonly<Record<string, string>> => ({
  'tags :slug': 'castle',
  'profiles :username': usernames.owner ?? '',
  'schematics :file': fixture.shown['schematic-files'] ?? '',
  'lists :schematic': fixture.shown.schematics ?? '',
  'users :session': '01990000-0000-7000-8000-000000000001',
  'users :export': '01990000-0000-7000-8000-000000000001',
  'users :appeal': '01990000-0000-7000-8000-000000000001',
  'media :filename': 'nothing.webp',
  'payload-preferences :key': 'nav',
  ' :file': 'swagger-ui.css',
  ' :number': '1',
})

/**
 * Every endpoint of the app in its order, with documents of the fixture in its address.
 * @throws Error naming those whose address cannot be filled
 */
export function listProbes(config: SanitizedConfig, known: Known): Probe[] {
  const body = bodies(known)
  const value = values(known)
  const seen = new Set<string>()
  const unknown: string[] = []
  const probes: Probe[] = []

  function add(slug: string, method: string, path: string) {
    const name = `${method} /${[slug, path.replace(/^\//, '')].filter(Boolean).join('/')}`
    // Of two with the same address the first answers.
    if (seen.has(name)) return
    seen.add(name)
    const fill = (ids: Readonly<Record<string, string>>) =>
      path.replace(/:(\w+)\??/g, (parameter, word: string) => {
        const found = value[`${slug} :${word}`] ?? (word === 'id' ? ids[slug] : undefined)
        return (
          found ?? (slug === '' || slug.startsWith('payload-') ? '01990000-0000-7000-8000-000000000009' : parameter)
        )
      })
    const one = (ids: Readonly<Record<string, string>>, suffix: string) => {
      const filled = `/api${slug && `/${slug}`}${fill(ids)}`.replace(/\/$/, '')
      if (filled.includes(':')) unknown.push(filled)
      // Many at once are changed or deleted by a query: here one of them.
      const isBulk = (method === 'DELETE' || method === 'PATCH') && path === '/' && slug !== ''
      probes.push({
        name: `${name}${suffix}`,
        method,
        path: isBulk ? `${filled}?where[id][equals]=${ids[slug]}` : filled,
        ...(method !== 'GET' && { body: body[name] ?? {} }),
      })
    }
    one(known.fixture.shown, '')
    if ((path.includes(':id') || (/^(DELETE|PATCH) /.test(name) && path === '/')) && slug in known.fixture.own)
      one({ ...known.fixture.shown, ...known.fixture.own }, ' (own)')
  }

  for (const { method, path } of config.endpoints) add('', method.toUpperCase(), path)
  for (const { slug, endpoints } of config.collections)
    for (const { method, path } of endpoints || []) add(slug, method.toUpperCase(), path)
  for (const { slug, endpoints } of config.globals)
    for (const { method, path } of endpoints || []) add(`globals/${slug}`, method.toUpperCase(), path)
  if (unknown.length > 0) throw new Error(`say in tests/access/probes.ts what these are about: ${unknown.join(' ')}`)
  return probes
}
