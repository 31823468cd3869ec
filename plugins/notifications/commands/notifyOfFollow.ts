import type { Executor } from '@/core/database/executor'
import { claimOnce } from './claimOnce'
import { notifyUsers } from './notifyUsers'

/** Notifies a user of a new follower; the same one once in 90 days. */
export async function notifyOfFollow(tx: Executor, followerId: string, followedId: string): Promise<void> {
  if (followerId === followedId || !(await claimOnce(tx, `follow ${followerId} ${followedId}`))) return
  await notifyUsers(tx, { kind: 'follow', group: 'follow', recipients: [followedId], actorId: followerId })
}
