import type { Payload } from 'payload'
import { adoptUsers } from '../commands/adoptUsers'

/** An app may add users by doors that the shop doesn't know. */
export async function adoptNewcomers({ payload }: { payload: Payload }): Promise<void> {
  await adoptUsers(payload)
}
