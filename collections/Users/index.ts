import { validateUsername } from '@collections/Profiles/validateUsername'
import type { CollectionConfig } from 'payload'
import { isAdmin, isModerator } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { optionsOf, roles, userStates } from '@/core/vocabulary'
import { localeNames, locales } from '@/i18n/locales'
import { isOwnAccount, usersAccess } from './access'
import { createProfile } from './hooks/createProfile'
import { endPremium } from './hooks/endPremium'
import { makeFirstUserAdmin } from './hooks/makeFirstUserAdmin'
import { refuseSuspended } from './hooks/refuseSuspended'
import { refuseTakenUsername } from './hooks/refuseTakenUsername'
import { requirePassword } from './hooks/requirePassword'
import { saveLocaleOnSignIn, saveLocaleOnSignUp } from './hooks/saveLocale'

/** Seconds an access token is good for; how long a session lasts, and how its token is renewed: plugins/sessions. */
const ACCESS_TOKEN_SECONDS = 15 * 60

/** Sign-in only. What others may see of a person is their profile. Kept small: each sign-in rewrites the row. */
export const Users = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.users,
  access: usersAccess,
  lockDocuments: false,
  auth: {
    // Others' guesses must not lock an owner out: see plugins/accounts/commands/signIn.ts.
    maxLoginAttempts: 0,
    tokenExpiration: ACCESS_TOKEN_SECONDS,
    useSessions: true,
    cookies: { sameSite: 'Lax', secure: context.addresses.isSecure },
  },
  admin: {
    useAsTitle: 'email',
    group: 'People',
    defaultColumns: ['email', 'role', 'state', 'createdAt'],
    listSearchableFields: ['email', 'id'],
    pagination: listPage,
    description:
      'Accounts. The public side of a user is their profile. Moderators can view accounts; admins can change roles and suspend.',
  },
  hooks: {
    beforeOperation: [requirePassword],
    beforeValidate: [refuseTakenUsername],
    beforeChange: [makeFirstUserAdmin, saveLocaleOnSignUp],
    afterRead: [endPremium],
    afterChange: [createProfile],
    beforeLogin: [refuseSuspended],
    afterLogin: [saveLocaleOnSignIn],
  },
  fields: [
    {
      name: 'username',
      type: 'text',
      virtual: true,
      required: true,
      validate: (value: unknown, { operation }: { operation?: string }) =>
        operation === 'create' ? validateUsername(value) : true,
      admin: {
        description: 'The public name: 3 to 30 letters, digits, - or _. It is part of the profile’s address.',
        condition: (_, __, { operation }) => operation === 'create',
        // Payload treats a virtual field as one that is never filled in.
        readOnly: false,
      },
    },
    {
      name: 'role',
      type: 'select',
      options: optionsOf(roles),
      defaultValue: 'user',
      required: true,
      index: true,
      saveToJWT: true,
      access: { create: isAdmin, update: isAdmin },
    },
    {
      name: 'state',
      type: 'select',
      options: optionsOf(userStates),
      defaultValue: 'active',
      required: true,
      access: { create: isAdmin, update: isAdmin },
    },
    {
      // Set on suspension; the database hides the account's content and restores it (`withhold_content`).
      name: 'hideContent',
      label: 'Hide builds, comments and images too',
      type: 'checkbox',
      defaultValue: false,
      access: { create: isAdmin, read: ({ req }) => isModerator({ req }), update: isAdmin },
      admin: {
        condition: (data) => data?.state === 'suspended',
        description: 'If not ticked, only the account is locked, and what it published stays.',
      },
    },
    {
      // After this moment a premium user has the rights of a user.
      name: 'premiumUntil',
      type: 'date',
      access: { create: isAdmin, update: isAdmin },
      admin: {
        condition: (data) => data?.role === 'premium',
        date: { pickerAppearance: 'dayAndTime' },
        description: 'If empty, the account stays premium until the role is changed.',
      },
    },
    {
      // After this moment a suspension is over.
      name: 'suspendedUntil',
      type: 'date',
      access: { create: isAdmin, update: isAdmin },
      admin: {
        condition: (data) => data?.state === 'suspended',
        date: { pickerAppearance: 'dayAndTime' },
        description: 'If empty, the account stays suspended until it is lifted.',
      },
    },
    {
      name: 'suspensionReason',
      type: 'textarea',
      maxLength: MAX_CHARACTERS.moderationReason,
      access: { create: isAdmin, update: isAdmin },
      admin: {
        condition: (data) => data?.state === 'suspended',
        description: 'Shown to the user when they sign in.',
      },
    },
    {
      // The language of mails. The site's choice of a language writes it.
      name: 'locale',
      type: 'select',
      options: locales.map((value) => ({ value, label: localeNames[value] })),
      access: { read: isOwnAccount, update: isOwnAccount },
      admin: { hidden: true },
    },
  ],
})
