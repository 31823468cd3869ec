import type { Letter } from './letter'
import { tameText } from './tameText'

const hoursOf = (hours: number) => (hours === 1 ? 'an hour' : `${hours} hours`)
const asOwner = 'You get this mail because this is, or was until now, the address of your account at SchematicShop.'

/** To a new address, for whoever asked to change to it. */
export const writeConfirmLetter = (site: string, name: string, token: string, hours: number): Letter => ({
  subject: 'Confirm your new email address',
  greeting: `Hello ${tameText(name)},`,
  paragraphs: [
    'You asked to use this address for your account at SchematicShop from now on. Confirm it, and it takes the place of the old one.',
    `The link works once, and for ${hoursOf(hours)}. If it was not you, do nothing: nothing changes, and nobody is told your address.`,
  ],
  link: { label: 'Confirm this address', url: `${site}/confirm-email?token=${encodeURIComponent(token)}` },
  cause: 'You get this mail because somebody entered your address at SchematicShop.',
})

/** To an address that has an account of its own already; who asked learns nothing of it. */
export const writeEmailTakenLetter = (site: string): Letter => ({
  subject: 'Your address already has an account',
  greeting: 'Hello,',
  paragraphs: [
    'Somebody, perhaps you, wanted to use this address for another account at SchematicShop. It has an account already, so nothing was changed.',
    'To use it for another account, sign in to this one first and give it another address, or delete it. If it was not you, do nothing.',
  ],
  link: { label: 'Sign in', url: `${site}/sign-in` },
  cause: 'You get this mail because your address belongs to an account at SchematicShop.',
})

/** To the present address, when another one was asked for. */
export const writeEmailAskedLetter = (site: string, name: string, newEmail: string): Letter => ({
  subject: 'A new address was asked for',
  greeting: `Hello ${tameText(name)},`,
  paragraphs: [
    'Somebody who knows your password asked for another email address for your account at SchematicShop. This one stays in force until the new one is confirmed.',
    'If it was not you, change your password now: that cancels the new address too.',
  ],
  facts: [['New address', tameText(newEmail)]],
  link: { label: 'Open your account', url: `${site}/settings/account` },
  cause: asOwner,
})

/** To the address that is not used any more. */
export const writeEmailChangedLetter = (site: string, name: string, newEmail: string): Letter => ({
  subject: 'Your email address was changed',
  greeting: `Hello ${tameText(name)},`,
  paragraphs: [
    'The new email address of your account at SchematicShop was confirmed. From now on you sign in with it, and mails go there.',
    'If it was not you, write to the people who run the site, and name your account.',
  ],
  facts: [['New address', tameText(newEmail)]],
  link: { label: 'Open your account', url: `${site}/settings/account` },
  cause: asOwner,
})
