import type { Payload } from 'payload'
import { adoptUsers } from '../commands/adoptUsers'

/** An app may create users in ways that the shop doesn't know. */
export async function adoptNewcomers({ payload }: { payload: Payload }): Promise<void> {
  await adoptUsers(payload)
}
