import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { pipeline } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(pipeline())).toEqual({
    endpoints: ['POST /schematic-files/:id/retry'],
    queues: [
      'describe-file',
      'hash-file',
      'inspect-file',
      'remove-objects',
      'render-preview',
      'rescan-files',
      'scan-file',
      'sweep-objects',
    ],
    collections: [],
  })
})
