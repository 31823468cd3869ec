import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * A file of Swagger UI, as the shop's package would find it: with pnpm, or in a workspace, it is not in the app's own
 * `node_modules`.
 * @param app the app's folder
 */
export function findSwaggerFile(file: string, app = process.cwd()): string {
  // Resolved as the app runs, and not by its bundler, which would move the files.
  const { resolve: fromApp } = createRequire(path.join(app, 'package.json'))
  const { resolve } = createRequire(fromApp('schematicshop/package.json'))
  return resolve(`swagger-ui-dist/${file}`)
}
