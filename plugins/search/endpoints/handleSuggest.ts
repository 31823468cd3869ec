import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { chooseLocale } from '@/i18n/chooseLocale'
import { suggestAsJson, suggestionKinds } from '../queries/suggest'

/** `GET /api/schematics/suggest?q=&kind=&lang=` */
export const handleSuggest: Handler = async ({ payload, query }) => {
  const wanted = query.getAll('kind').flatMap((part) => part.split(',').filter(Boolean))
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
  const locale = chooseLocale({ accepted: query.get('lang') })
  return new Response(await suggestAsJson(payload, query.get('q') ?? '', kinds, locale), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=10' },
  })
}
