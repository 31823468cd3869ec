import { z } from 'zod'
import { isUuid } from '@/core/database/isUuid'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { addToList, moveInList, removeFromList } from '../commands/changeItems'
import { readListChoices } from '../queries/readLists'

export const itemBody = z.strictObject({
  note: z
    .string()
    .max(MAX_CHARACTERS.listNote, `A note can have at most ${MAX_CHARACTERS.listNote} characters.`)
    .nullish(),
})
export const orderBody = z
  .strictObject({ schematic: z.string(), before: z.string().optional(), after: z.string().optional() })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    message: 'Say where to move the build: before or after another.',
    path: ['before'],
  })

/** `PUT /api/lists/:id/items/:schematic` `{note?}` */
export const putItem: Handler = async ({ payload, parameters: { id = '', schematic = '' }, requireUser, readJson }) => {
  const user = await requireUser('make lists')
  const { note } = await readJson(itemBody)
  return Response.json(await addToList(payload, user, id, schematic, note))
}

/** `DELETE /api/lists/:id/items/:schematic` */
export const deleteItem: Handler = async ({ payload, parameters: { id = '', schematic = '' }, requireUser }) => {
  const user = await requireUser('make lists')
  return Response.json(await removeFromList(payload, user, id, schematic))
}

/** `PATCH /api/lists/:id/order` `{schematic, before | after}` */
export const patchOrder: Handler = async ({ payload, parameters, requireUser, readJson }) => {
  const user = await requireUser('make lists')
  const { schematic, before, after } = await readJson(orderBody)
  const id = (name: string) => resolveId({ payload }, 'schematics', name)
  await moveInList(payload, user, parameters.id ?? '', {
    schematic: await id(schematic),
    ...(before !== undefined && { before: await id(before) }),
    ...(after !== undefined && { after: await id(after) }),
  })
  return Response.json({ moved: true })
}

/** `GET /api/lists/choices?schematic=…`: the person's own lists, and whether the build is in each. */
export const getChoices: Handler = async ({ payload, query, requireUser }) => {
  const user = await requireUser('make lists')
  const schematic = await resolveId({ payload }, 'schematics', query.get('schematic') ?? '')
  if (!isUuid(schematic))
    throw new ShopError(400, 'invalid_field', 'Give the id or slug of the build.', { field: 'schematic' })
  return Response.json({ lists: await readListChoices(payload, String(user.id), schematic) })
}
