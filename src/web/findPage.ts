import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

/** The form of the address of a page, as `/schematics/[slug]`; nothing where the site has no such page. */
export type FindPage = (path: string) => string | undefined

/** What `next build` writes down of the pages and routes that it has made. Nothing while the site is developed. */
const MANIFEST = '.next/routes-manifest.json'
/** The page that says that there is none. */
const MISSING = '/[...missing]'

/** Learns the site's pages from its build. */
export function loadPages(): FindPage {
  const file = path.resolve(/* turbopackIgnore: true */ MANIFEST)
  if (!existsSync(file)) return () => undefined
  const { staticRoutes, dynamicRoutes } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const fixed = new Set(staticRoutes.map(({ page }) => page))
  const open = dynamicRoutes
    .filter(({ page }) => page !== MISSING)
    .map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }))
  return (path) => {
    if (path.startsWith('/_next/')) return '/_next'
    return fixed.has(path) ? path : open.find(({ pattern }) => pattern.test(path))?.page
  }
}
