import { ShopError } from '../errors/errors'

export const UNSTORABLE_MESSAGE = 'The text contains a character that can’t be stored. Remove it.'
export const unstorableText = () => new ShopError(400, 'bad_request', UNSTORABLE_MESSAGE)
