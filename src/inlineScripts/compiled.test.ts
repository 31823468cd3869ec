import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { compileInlineScripts } from '../../scripts/compileInlineScripts.mjs'

it('is what the scripts beside it come to; otherwise run scripts/compileInlineScripts.mjs', async () => {
  expect(await readFile('src/inlineScripts/compiled.ts', 'utf8')).toBe(await compileInlineScripts())
})
