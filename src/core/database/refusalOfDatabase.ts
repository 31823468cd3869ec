import { ShopError } from '../errors/errors'
import { columnOf, sqlStateOf } from './executor'

const limits: Record<string, string> = {
  pictures: 'You have as many images as an account can keep. Put those you need into a gallery, or delete some.',
  preferences: 'The panel keeps no more settings for you. Close some of its lists and try again.',
}
const wrongPictures: Record<string, string> = {
  gallery: 'A gallery takes images that you uploaded yourself and that are in no other gallery.',
  avatar: 'A profile takes an image that you uploaded yourself and that is in no gallery.',
}

/** The rules that triggers hold, by their SQLSTATE, in words for whoever broke one. */
export function refusalOfDatabase(error: unknown): ShopError | undefined {
  const column = columnOf(error) ?? ''
  switch (sqlStateOf(error)) {
    case 'SS002':
      return new ShopError(409, 'limit_reached', limits[column] ?? 'You have as many of these as is possible.')
    case 'SS003':
      return new ShopError(400, 'invalid_field', wrongPictures[column] ?? 'This image cannot be used here.', {
        field: column,
      })
    case 'SS004':
      return new ShopError(429, 'too_many_requests', 'You have added many images just now. Try again in an hour.', {
        retryAfter: 3600,
      })
    case 'SS006':
      return new ShopError(403, 'forbidden', 'Only those who may use the panel have settings of it.')
    default:
      return undefined
  }
}
