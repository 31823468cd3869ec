import { ShopError } from '@/core/errors/errors'

export const linkNotAllowed = (field: string, links: number, days: number) =>
  new ShopError(
    422,
    'link_not_allowed',
    `New accounts can post ${links === 0 ? 'no links' : `up to ${links} links in one text`} in their first ${days} days. Remove ${links === 0 ? 'the links' : 'some'} and try again.`,
    { field, links, days },
  )

export const blockedWord = (field: string, word: string) =>
  new ShopError(422, 'blocked_word', `“${word}” can’t be used on this site. Change it and try again.`, { field, word })

export const blockedName = (field: string) =>
  new ShopError(422, 'blocked_name', 'This name is reserved. Choose another one.', { field })

export const blockedHost = (field: string, host: string) =>
  new ShopError(422, 'blocked_host', `Links to ${host} are not allowed on this site. Remove them and try again.`, {
    field,
    host,
  })

export const duplicateText = (field: string) =>
  new ShopError(
    422,
    'duplicate_text',
    'This text, or nearly the same, has been posted many times already. Write it in your own words, or try again later.',
    { field },
  )

export const disposableEmail = (field: string) =>
  new ShopError(
    422,
    'disposable_email',
    'Addresses of this provider can’t be used here. Use your usual email address.',
    {
      field,
    },
  )
