import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

/** The route of a page, such as `/schematics/[slug]`; undefined if the site has no such page. */
export type FindPage = (path: string) => string | undefined

/** The routes that `next build` wrote. There is no such file in development. */
const MANIFEST = '.next/routes-manifest.json'
/** The catch-all route for pages that don't exist. */
const MISSING = '/[...missing]'

/** Reads the site's routes from its build. */
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
