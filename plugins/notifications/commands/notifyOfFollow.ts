import type { Executor } from '@/core/database/executor'
import { claimOnce } from './claimOnce'
import { notifyUsers } from './notifyUsers'

/** Tells somebody who follows them; the same person once in 90 days, however often they change their mind. */
export async function notifyOfFollow(tx: Executor, followerId: string, followedId: string): Promise<void> {
  if (followerId === followedId || !(await claimOnce(tx, `follow ${followerId} ${followedId}`))) return
  await notifyUsers(tx, { kind: 'follow', group: 'follow', recipients: [followedId], actorId: followerId })
}
