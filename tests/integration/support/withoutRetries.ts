import type { FileStep } from '@/core/vocabulary'
import type { Query } from './stored'

/** Has a step give up at its first failure instead of after two minutes, until the function it gives is called. */
export async function withoutRetries(query: Query, step: FileStep): Promise<() => Promise<unknown>> {
  const [queue] = await query<{ limit: number }>('select retry_limit as limit from pgboss.queue where name = $1', [
    step,
  ])
  const set = (limit: number | undefined) =>
    query('update pgboss.queue set retry_limit = $1 where name = $2', [limit, step])
  await set(0)
  return () => set(queue?.limit)
}
