import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

const folder = fileURLToPath(new URL('../src/inlineScripts', import.meta.url))

/** Scripts that stand in pages, by the name they are exported under. */
const scripts = { themeScript: 'theme.ts', offlineScript: 'offline.ts', waitScript: 'wait.ts', deferScript: 'defer.ts' }

/**
 * The module of compiled scripts: each in a scope of its own, as short as it gets, and nothing that could end its
 * element.
 */
export async function compileInlineScripts() {
  const lines = [
    '// Made by scripts/compileInlineScripts.mjs from the files beside it. They never change while the shop runs: a page’s policy knows',
    '// them by their hashes (src/web/contentSecurityPolicy.ts), and what differs from page to page stands in attributes.',
  ]
  for (const [name, file] of Object.entries(scripts)) {
    const source = await readFile(path.join(folder, file), 'utf8')
    const { code } = await transform(source, { loader: 'ts', format: 'iife', minify: true, target: 'es2022' })
    if (/<\/|<!--/.test(code)) throw new Error(`${file} would end its element`)
    lines.push('', `export const ${name} = ${JSON.stringify(code.trim())}`)
  }
  return `${lines.join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(path.join(folder, 'compiled.ts'), await compileInlineScripts())
