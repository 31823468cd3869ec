import type { Migration } from '@/core/migrations/types'

/** `lock_counted_build` locks the build of a new like as well as that of one that goes. */
export const oneLock: Migration = {
  name: 'likes/0002_one_lock',
  needs: ['likes/0001_likes'],
  up: (t) => `
  drop trigger lock_liked on ${t.likes};
  drop function shop_lock_liked();`,
}
