import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepSecret } from './keepSecret.mjs'

const run = promisify(execFile)
const PROJECT = path.resolve(import.meta.dirname, '..')

describe('a secret that nobody chose', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'secret-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is made once, long and random, and read by its owner alone', () => {
    const data = path.join(folder, 'not', 'there')
    const secret = keepSecret(data)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(keepSecret(data)).toBe(secret)
    expect(readdirSync(data)).toEqual(['secret'])
    expect(statSync(path.join(data, 'secret')).mode & 0o077).toBe(0)
    expect(keepSecret(path.join(folder, 'other'))).not.toBe(secret)
  })

  it('is the same in processes that make it at once', async () => {
    const script = `import('${path.join(import.meta.dirname, 'keepSecret.mjs')}')
      .then(({ keepSecret }) => process.stdout.write(keepSecret(process.argv[1])))`
    const at = path.join(folder, 'at-once')
    const made = await Promise.all(
      Array.from({ length: 4 }, async () => (await run(process.execPath, ['-e', script, at])).stdout),
    )
    expect(new Set(made)).toEqual(new Set([keepSecret(at)]))
  })
})

it('stands in no file of the code', async () => {
  const { stdout } = await run('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js'], { cwd: PROJECT })
  const code = stdout.split('\n').filter((file) => file && !/^tests\/|\.test\.tsx?$/.test(file))
  expect(code).toContain('src/env.ts')
  // A text that is taken where none is set, or that is one.
  const written = /secret\w*['"]?\]?\s*(?:\?\?|\|\||[:=])\s*(['"`])[^'"`]+\1|\bsecret-(?:not-)?for\b/i
  expect(code.filter((file) => written.test(readFileSync(path.join(PROJECT, file), 'utf8')))).toEqual([])
})
