import { ShopError } from '../errors/errors'

export const UNSTORABLE = 'A text has a character that cannot be stored. Write it without.'
export const unstorable = () => new ShopError(400, 'bad_request', UNSTORABLE)
