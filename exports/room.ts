// What rooms stand on, for a room of one's own: `schematicshop/room`. See docs/PLUGIN.md.
export {
  backgroundPolicy,
  defaultPolicy,
  defineQueue,
  type JobData,
  type Queue,
  type QueuePolicy,
} from '@jobs/defineQueue'
export { enqueue } from '@jobs/enqueue'
export { type Handler as JobHandler, type HandlerContext as JobContext, type Outcome, skipped } from '@jobs/handler'
export { type JobHandling, withJobs } from '@jobs/withJobs'
export { type Sweep, withSweeps } from '@jobs/withSweeps'
export { findReadable } from '@plugins/listings/queries/findReadable'
export { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
export { contextOf, perContext, type ShopContext } from '@/core/context/context'
export {
  adapterOf,
  type Executor,
  executorOf,
  inRequestTransaction,
  inTransaction,
  transactionOf,
} from '@/core/database/executor'
export { type ErrorCode, ShopError } from '@/core/errors/errors'
export { type EventName, type ShopEvents, type Subscriber, type Subscribers, withEvents } from '@/core/events/events'
export { type EndpointContext, endpoint, type Handler as EndpointHandler } from '@/core/http/endpoint'
export type { Migration, TableNames } from '@/core/migrations/types'
export { withMigrations } from '@/core/migrations/withMigrations'
