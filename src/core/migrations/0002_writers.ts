import type { Migration } from './types'

/** Whether the transaction said that it writes as the pipeline. Guards let it write what forms may not. */
const pipeline = `
  create function shop_writes_as_pipeline() returns boolean language sql stable as $$
    select coalesce(current_setting('shop.writer', true), '') = 'pipeline'
  $$;`

export const writers: Migration = {
  name: 'core/0002_writers',
  up: () => pipeline,
}
