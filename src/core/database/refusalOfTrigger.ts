import { accountClosing } from '../access/closing'
import { ShopError, storageFull } from '../errors/errors'
import { columnOf, sqlStateOf } from './executor'

const limits: Record<string, string> = {
  pictures: 'You have reached the limit of images. Add those you need to a gallery, or delete some.',
  preferences: 'You have reached the limit of saved panel settings. Close some lists and try again.',
}
const pictureErrors: Record<string, string> = {
  gallery: 'A gallery can only use images that you uploaded and that are in no other gallery.',
  avatar: 'A profile can only use an image that you uploaded and that is in no gallery.',
}

/** Errors raised by triggers, by SQLSTATE, as errors for users. */
export function refusalOfTrigger(error: unknown): ShopError | undefined {
  const column = columnOf(error) ?? ''
  switch (sqlStateOf(error)) {
    case 'SS001':
      return storageFull()
    case 'SS002':
      return new ShopError(409, 'limit_reached', limits[column] ?? 'You have reached the limit.')
    case 'SS003':
      return new ShopError(400, 'invalid_field', pictureErrors[column] ?? 'This image can’t be used here.', {
        field: column,
      })
    case 'SS004':
      return new ShopError(429, 'too_many_requests', 'Too many images. Try again in an hour.', {
        retryAfter: 3600,
      })
    case 'SS006':
      return new ShopError(403, 'forbidden', 'Only moderators can save panel settings.')
    case 'SS020':
      return new ShopError(401, 'second_factor_required', 'Confirm your sign-in with your second factor.')
    case 'SS008':
      return new ShopError(409, 'last_admin', 'This is the last admin. Make someone else an admin first.')
    case 'SS030':
      return accountClosing()
    default:
      return undefined
  }
}
