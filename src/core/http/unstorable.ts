import { ShopError } from '../errors/errors'

export const UNSTORABLE = 'The text contains a character that can’t be stored. Remove it.'
export const unstorable = () => new ShopError(400, 'bad_request', UNSTORABLE)
