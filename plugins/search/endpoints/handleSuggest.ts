import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import { chooseLocale } from '@/i18n/chooseLocale'
import { suggestAsJson, suggestionKinds } from '../queries/suggest'

/** `GET /api/schematics/suggest?q=&kind=&lang=` */
export const handleSuggest: Handle = async (payload, { url }) => {
  const { searchParams } = new URL(url)
  const wanted = searchParams.getAll('kind').flatMap((part) => part.split(',').filter(Boolean))
  const unknown = wanted.find((kind) => !suggestionKinds.some((known) => known === kind))
  if (unknown !== undefined)
    throw new ShopError(
      400,
      'invalid_field',
      `The parameter kind is invalid: use one of ${suggestionKinds.join(', ')}.`,
      {
        field: 'kind',
      },
    )
  const kinds = wanted.length > 0 ? suggestionKinds.filter((kind) => wanted.includes(kind)) : suggestionKinds
  const locale = chooseLocale({ accepted: searchParams.get('lang') })
  return new Response(await suggestAsJson(payload, searchParams.get('q') ?? '', kinds, locale), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=10' },
  })
}
