import type { Config, Payload } from 'payload'
import { createRegistration } from '../config/registration'
import type { Executor } from '../database/executor'

type FileIds = { schematicId: string; fileId: string; ownerId: string }

/** What happens in the shop, by ids only: who needs more reads it in the transaction. */
export type ShopEvents = {
  /** A file was taken in, of a new build or to replace a build's present one; its checks begin. */
  uploaded: FileIds
  /** A file has passed every check and is now the one its build shows. */
  published: FileIds
  /** A file failed a check for good, on its way or after it was published. */
  refused: FileIds
  /** A step of a file has used up its tries: the file waits for a moderator. */
  stalled: FileIds
  /** A download was counted: once a person and day. `userId` is null for someone who isn't signed in. */
  downloaded: { schematicId: string; userId: string | null }
  /** Someone likes a build who didn't before. */
  liked: { schematicId: string; userId: string }
  commented: { commentId: string; schematicId: string; userId: string }
  reported: { reportId: string; userId: string }
}
export type EventName = keyof ShopEvents

/**
 * Runs inside the transaction that does what the event tells of, after it is written and before it commits: what is
 * written by `tx` commits with it, and what is thrown rolls all of it back. It may run again where that transaction is
 * tried again, so what can't be rolled back, as a call to another service, belongs into a job that is enqueued here.
 */
export type Subscriber<Name extends EventName> = (
  tx: Executor,
  ids: ShopEvents[Name],
  payload: Payload,
) => Promise<void>

export type Subscribers = { readonly [Name in EventName]?: Subscriber<Name> }

const registration = createRegistration<Subscribers>('events')

/** Has a room, or the app, told of events, after those that came before it. */
export const withEvents = (config: Config, subscribers: Subscribers): Config => registration.add(config, [subscribers])

const subscribersOf = <Name extends EventName>(payload: Payload, name: Name): Subscriber<Name>[] =>
  registration.itemsOf(payload).flatMap(({ [name]: subscriber }) => subscriber ?? [])

/** Whether anyone wants to know: where a transaction would be needed for nothing else. */
export const hasSubscribers = (payload: Payload, name: EventName): boolean => subscribersOf(payload, name).length > 0

/**
 * Tells all subscribers of an event, one after another, in the order of their rooms.
 * @param tx the transaction that does it
 */
export async function fireEvent<Name extends EventName>(
  payload: Payload,
  tx: Executor,
  name: Name,
  ids: ShopEvents[Name],
): Promise<void> {
  for (const subscriber of subscribersOf(payload, name)) await subscriber(tx, ids, payload)
}
