import { expect, it } from 'vitest'
import { fileStatuses, verdicts } from '../vocabulary'
import { isServed } from './servedFile'

it('serves a file that is ready and was found clean, or that nobody scans', () => {
  const all = fileStatuses.flatMap((status) => verdicts.map((verdict) => ({ status, verdict })))
  expect(all.filter(isServed)).toEqual([
    { status: 'ready', verdict: 'clean' },
    { status: 'ready', verdict: 'unscanned' },
  ])
})
