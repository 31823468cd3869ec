import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { idOf } from '@/core/database/idOf'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { readJson } from '@/core/http/readJson'
import { requirePerson } from '@/core/http/requirePerson'
import { addToList, moveInList, removeFromList } from '../commands/changeItems'
import { LONGEST_NOTE } from '../limits'
import { readListChoices } from '../queries/readLists'

export const itemBody = z.strictObject({
  note: z.string().max(LONGEST_NOTE, `A note can have at most ${LONGEST_NOTE} characters.`).nullish(),
})
export const orderBody = z
  .strictObject({ schematic: z.string(), before: z.string().optional(), after: z.string().optional() })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    message: 'Say where to move the build: before or after another.',
    path: ['before'],
  })

/** `PUT /api/lists/:id/items/:schematic` `{note?}` */
export const putItem: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'make lists')
  const { note } = await readJson(req, itemBody)
  const { id, schematic } = req.routeParams ?? {}
  return Response.json(await addToList(req.payload, person, String(id), String(schematic), note))
}

/** `DELETE /api/lists/:id/items/:schematic` */
export const deleteItem: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'make lists')
  const { id, schematic } = req.routeParams ?? {}
  return Response.json(await removeFromList(req.payload, person, String(id), String(schematic)))
}

/** `PATCH /api/lists/:id/order` `{schematic, before | after}` */
export const patchOrder: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'make lists')
  const { schematic, before, after } = await readJson(req, orderBody)
  const id = (name: string) => idOf(req, 'schematics', name)
  await moveInList(req.payload, person, String(req.routeParams?.id), {
    schematic: await id(schematic),
    ...(before !== undefined && { before: await id(before) }),
    ...(after !== undefined && { after: await id(after) }),
  })
  return Response.json({ moved: true })
}

/** `GET /api/lists/choices?schematic=…`: the person's own lists, and whether the build is in each. */
export const getChoices: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'make lists')
  const named = new URL(req.url ?? '/', 'http://localhost').searchParams.get('schematic')
  const schematic = await idOf(req, 'schematics', named ?? '')
  if (!isUuid(schematic))
    throw new ShopError(400, 'invalid_field', 'Give the id or slug of the build.', { field: 'schematic' })
  return Response.json({ lists: await readListChoices(req.payload, String(person.id), schematic) })
}
