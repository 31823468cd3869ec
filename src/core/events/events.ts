import type { Config, Payload } from 'payload'
import { createRegistration } from '../config/registration'
import { chooseOptions, type Definitions } from '../context/defineOptions'
import type { Executor } from '../database/executor'

type FileIds = { schematicId: string; fileId: string; ownerId: string }

/** Events of the shop, with ids only; subscribers read more in the transaction. */
export type ShopEvents = {
  /** A file was uploaded, for a new build or to replace a build's current one; its checks begin. */
  uploaded: FileIds
  /** A file passed every check and is now its build's current one. */
  published: FileIds
  /** What can wait was found out of a published file: more pictures, and its shape. */
  described: FileIds
  /** A file failed a check for good, while processing or after it was published. */
  refused: FileIds
  /** A step of a file used up its retries: the file waits for a moderator. */
  stalled: FileIds
  /** A download was counted: once per user and day. `userId` is null for visitors. */
  downloaded: { schematicId: string; userId: string | null }
  /** A user newly likes a build. */
  liked: { schematicId: string; userId: string }
  commented: { commentId: string; schematicId: string; userId: string }
  /** `userId` is null for visitors. */
  reported: { reportId: string; userId: string | null }
  /** A suspended user asks that it be looked at again. */
  appealed: { appealId: string; userId: string }
  /** A user wants no more digests for moderators, by the link in one. */
  digestDeclined: { userId: string }
}
export type EventName = keyof ShopEvents

/**
 * Runs inside the event's transaction, before it commits: writes by `tx` commit with it, and throwing rolls it back. It
 * may run again when the transaction is retried, so side effects, such as calls to other services, belong in a job
 * enqueued here.
 */
export type Subscriber<Name extends EventName> = (
  tx: Executor,
  ids: ShopEvents[Name],
  payload: Payload,
) => Promise<void>

export type Subscribers = { readonly [Name in EventName]?: Subscriber<Name> }

const subscriber = {
  byDefault: undefined,
  allows: (value: unknown): boolean => typeof value === 'function',
  allowed: 'a function',
}
const definitions: Definitions<Subscribers, Subscribers> = {
  uploaded: subscriber,
  published: subscriber,
  described: subscriber,
  refused: subscriber,
  stalled: subscriber,
  downloaded: subscriber,
  liked: subscriber,
  commented: subscriber,
  reported: subscriber,
  appealed: subscriber,
  digestDeclined: subscriber,
}

const registration = createRegistration<Subscribers>('events')

/**
 * Subscribes a plugin, or the app, to events, after earlier subscribers.
 * @throws Error where an event is unknown, or what is to be called is no function
 */
export function withEvents(config: Config, subscribers: Subscribers): Config {
  chooseOptions('events.', definitions, subscribers)
  return registration.add(config, [subscribers])
}

const subscribersOf = <Name extends EventName>(payload: Payload, name: Name): Subscriber<Name>[] =>
  registration.itemsOf(payload).flatMap(({ [name]: subscriber }) => subscriber ?? [])

/** Whether an event has subscribers: saves opening a transaction for nothing. */
export const hasSubscribers = (payload: Payload, name: EventName): boolean => subscribersOf(payload, name).length > 0

/**
 * Calls all subscribers of an event in the order of registration.
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
