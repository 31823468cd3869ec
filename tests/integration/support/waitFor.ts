import { waitUntil } from '../../../scripts/process/waitUntil.mjs'
import type { Json, Person } from './people'

const TIMEOUT_MS = 60_000

/** Asks until the answer is what is waited for. @returns it @throws with the last answer when the time is over */
export async function waitFor<Value>(
  ask: () => Value | Promise<Value>,
  fits: (value: Value) => boolean,
  timeoutMs = TIMEOUT_MS,
): Promise<Value> {
  let last: Value | undefined
  const came = await waitUntil(
    async () => {
      last = await ask()
      return fits(last)
    },
    timeoutMs,
    100,
  )
  if (!came)
    throw new Error(`waited ${timeoutMs} ms in vain; the last answer was ${JSON.stringify(last)?.slice(0, 2_000)}`)
  return last as Value
}

/** Waits until a build's file has come so far. @returns the build's summary, as this person sees it */
export async function waitForFile(person: Person, id: string, status: string, timeoutMs?: number): Promise<Json> {
  const { body } = await waitFor(
    () => person.ask(`/api/schematics/${id}/summary`),
    (answer) => answer.body.file?.status === status,
    timeoutMs,
  )
  return body
}

/** Uploads and waits until it is published. @returns the build's id */
export async function publish(person: Person, upload: Parameters<Person['upload']>[0]): Promise<string> {
  const { status, body } = await person.upload(upload)
  if (status !== 201) throw new Error(`the upload answers ${status}: ${JSON.stringify(body)}`)
  await waitForFile(person, body.doc.id, 'ready')
  return body.doc.id
}
