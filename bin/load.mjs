import { existsSync } from 'node:fs'

/**
 * Imports a module of the package. In the repository it is TypeScript, of which no build is kept: what runs is what is
 * read.
 * @param {string} name from the package's folder, without ending
 */
export async function load(name) {
  const source = new URL(`../${name}.ts`, import.meta.url)
  if (!existsSync(source)) return import(new URL(`../dist/${name}.js`, import.meta.url).href)
  const { register } = await import('tsx/esm/api')
  register()
  return import(source.href)
}
