import type { Payload, TypedUser } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { readFactors } from '../queries/readFactors'
import { isDutyOf } from '../queries/staffDuty'

/** Secrets and codes are shown once: nothing in between may keep them. */
export const notKept = { 'Cache-Control': 'no-store' }

/** The factors of an account as they are now, with what else is told. */
export async function answerFactors(
  payload: Payload,
  user: TypedUser,
  also: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  const factors = await readFactors(adapterOf(payload).drizzle, String(user.id))
  const isRequired = isDutyOf(contextOf(payload), user)
  return Response.json({ ...factors, isRequired, ...also }, { headers: notKept })
}
