import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

/** A process of its own, for the function ends the one it runs in. */
function start(env: Record<string, string>) {
  const file = JSON.stringify(path.join(import.meta.dirname, 'requireGuardInFront.ts'))
  const code = `(await import(${file})).requireGuardInFront(); console.log('runs')`
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...env },
  })
}

it('ends a web process that nothing guards, and says what to add', () => {
  const { status, stderr, stdout } = start({ NEXT_RUNTIME: 'nodejs' })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('nothing guards this server. Add src/instrumentation.ts')
})

it.each([
  ['a build', { NEXT_RUNTIME: 'nodejs', NEXT_PHASE: 'phase-production-build' }],
  ['a script or worker', {}],
])('lets %s run', (_what, env) => {
  expect(start(env)).toMatchObject({ status: 0, stdout: 'runs\n' })
})
