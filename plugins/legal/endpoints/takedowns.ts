import { requireProof } from '@plugins/abuse/commands/requireProof'
import { findReadable } from '@plugins/listings/queries/findReadable'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { plainEmail } from '@/core/context/keyedHash'
import { inTransaction } from '@/core/database/executor'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { parseUrl } from '@/core/text/parseUrl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { askedLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'
import { confirmTakedown } from '../commands/confirmTakedown'
import { requestTakedown, takedownClaims } from '../commands/requestTakedown'

const MAX_NAME_CHARACTERS = 200
const MAX_TEXT_CHARACTERS = 5_000
const MAX_ADDRESS_CHARACTERS = 500

export const takedownBody = z.strictObject({
  build: z
    .string('Say which build it is about.')
    .trim()
    .min(1, 'Say which build it is about.')
    .max(MAX_ADDRESS_CHARACTERS),
  name: z.string('Enter your name.').trim().min(1, 'Enter your name.').max(MAX_NAME_CHARACTERS),
  email: z.email('Enter your email address.').max(MAX_CHARACTERS.email),
  claim: z.enum(takedownClaims, `Say what is infringed: ${takedownClaims.join(', ')}.`),
  text: z
    .string('Say what exactly is infringed.')
    .trim()
    .min(1, 'Say what exactly is infringed.')
    .max(MAX_TEXT_CHARACTERS),
  goodFaith: z.literal(true, 'Confirm that what you say is true.'),
})
export const confirmTakedownBody = z.strictObject({ token: z.string().max(200) })

/** An address of a build's page, its slug or its id. */
function nameOfBuild(given: string): string {
  const path = parseUrl(given)?.pathname ?? given
  const [, name = path] = /^\/?schematics\/([^/?#]+)/.exec(path) ?? []
  return name
}

/** `POST /api/takedowns`: asks moderators to take a build down, with or without an account. */
export const createTakedown: Handler<PayloadContext> = async ({ req, payload, viewer, readJson, auditSource }) => {
  const { build, name, email, claim, text } = await readJson(takedownBody)
  const asking = await viewer()
  const id = await resolveId({ payload }, 'schematics', nameOfBuild(build))
  const found = id ? await findReadable(payload, id, asking) : undefined
  if (!found)
    throw new ShopError(404, 'not_found', 'There is no such build. Copy its address from your browser.', {
      field: 'build',
    })
  const source = await auditSource()
  const isToBeProven = await inTransaction(payload, async (tx) => {
    if (!asking) await requireProof(tx, req.headers, 'takedown')
    return requestTakedown(tx, source, {
      schematicId: found.id,
      userId: asking?.id ?? null,
      name,
      email: plainEmail(email),
      claim,
      text,
      locale: askedLocale(saidIn(req.headers)),
    })
  })
  return Response.json(
    { received: true, confirm: isToBeProven, mail: contextOf(payload).canSendEmail },
    { status: 202 },
  )
}

/** `POST /api/takedowns/confirm` `{token}` of the email. */
export const proveTakedown: Handler<PayloadContext> = async ({ payload, readJson, auditSource }) => {
  const { token } = await readJson(confirmTakedownBody)
  await confirmTakedown(payload, await auditSource(), token)
  return Response.json({ confirmed: true })
}
