import { cpSync, globSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { declare } from './declare.mjs'
import { DIST, NAMESPACES, PROJECT } from './project.mjs'

// Builds what `npm pack` packs: JavaScript, declarations, messages and styles in dist/.
rmSync(DIST, { recursive: true, force: true })
const packages = await bundle()
const declarations = declare()
for (const locale of readdirSync(path.join(PROJECT, 'messages'), { withFileTypes: true }))
  if (locale.isDirectory()) for (const namespace of NAMESPACES) copy(`messages/${locale.name}/${namespace}.json`)
for (const styles of globSync(['src/core/panel/*.css', 'plugins/*/panel/*.css'], { cwd: PROJECT })) copy(styles)
console.log(`dist: ${declarations} declarations, importing ${[...packages].sort().join(', ')}`)

/** @param {string} file */
function copy(file) {
  cpSync(path.join(PROJECT, file), path.join(DIST, file))
}
