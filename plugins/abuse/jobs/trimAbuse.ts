import type { Sweep } from '@jobs/withSweeps'
import { adapterOf } from '@/core/database/executor'
import { trimTexts } from '../commands/recordTexts'
import { trimProofs } from '../commands/requireProof'

/** Removes what is too old to count. */
export const trimAbuse: Sweep = async ({ payload }) => {
  const { drizzle } = adapterOf(payload)
  await trimTexts(drizzle)
  await trimProofs(drizzle)
}
