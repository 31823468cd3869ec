import type { Config, Plugin } from 'payload'
import { addStaffCondition } from '@/core/access/staffConditions'
import { addWayIn } from '@/core/access/waysIn'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { askToConfirm, beginPasskey, createPasskey, deletePasskey, updatePasskey } from './endpoints/passkeys'
import { cancelReset, resetFactors } from './endpoints/reset'
import { askForSecondStep, askToSignIn, passkeySignIn, secondStep } from './endpoints/signIn'
import { beginTotpFactor, confirmTotpFactor, listFactors, removeTotpFactor, renewRecoveryCodes } from './endpoints/totp'
import { withFactorJobs } from './jobs/withFactorJobs'
import {
  askForSecondStepDocumentation,
  askToConfirmDocumentation,
  askToSignInDocumentation,
  beginPasskeyDocumentation,
  beginTotpDocumentation,
  cancelResetDocumentation,
  confirmTotpDocumentation,
  createPasskeyDocumentation,
  deletePasskeyDocumentation,
  listFactorsDocumentation,
  passkeySignInDocumentation,
  removeTotpDocumentation,
  renewCodesDocumentation,
  resetFactorsDocumentation,
  secondStepDocumentation,
  updatePasskeyDocumentation,
} from './openapi'
import { passkeyText } from './queries/readFactors'
import { dutyText, mayWithhold, withholdRoles } from './queries/staffDuty'
import { type FactorOptions, factorOptions } from './types'

/** Bytes of a body with an answer of a passkey. */
const MAX_PASSKEY_BYTES = 64 * 1024

const passkeyRoute = { method: 'post', rate: 'account', maxBytes: MAX_PASSKEY_BYTES } as const

const endpoints = [
  endpoint({
    scope: null,
    path: '/auth/factor',
    ...passkeyRoute,
    openapi: secondStepDocumentation,
    handle: secondStep,
  }),
  endpoint({
    scope: null,
    path: '/auth/factor/options',
    ...passkeyRoute,
    openapi: askForSecondStepDocumentation,
    handle: askForSecondStep,
  }),
  // Asked for by each visit to the page to sign in.
  endpoint({
    scope: null,
    path: '/auth/passkey/options',
    method: 'post',
    openapi: askToSignInDocumentation,
    handle: askToSignIn,
  }),
  endpoint({
    scope: null,
    path: '/auth/passkey',
    method: 'post',
    maxBytes: MAX_PASSKEY_BYTES,
    openapi: passkeySignInDocumentation,
    handle: passkeySignIn,
  }),
  endpoint({
    scope: null,
    path: '/auth/factors',
    method: 'get',
    openapi: listFactorsDocumentation,
    handle: listFactors,
  }),
  endpoint({
    scope: null,
    path: '/auth/totp',
    ...passkeyRoute,
    openapi: beginTotpDocumentation,
    handle: beginTotpFactor,
  }),
  endpoint({
    scope: null,
    path: '/auth/totp/confirm',
    ...passkeyRoute,
    openapi: confirmTotpDocumentation,
    handle: confirmTotpFactor,
  }),
  endpoint({
    scope: null,
    path: '/auth/totp/remove',
    ...passkeyRoute,
    openapi: removeTotpDocumentation,
    handle: removeTotpFactor,
  }),
  endpoint({
    scope: null,
    path: '/auth/recovery-codes',
    ...passkeyRoute,
    openapi: renewCodesDocumentation,
    handle: renewRecoveryCodes,
  }),
  endpoint({
    scope: null,
    path: '/auth/confirm/options',
    ...passkeyRoute,
    openapi: askToConfirmDocumentation,
    handle: askToConfirm,
  }),
  endpoint({
    scope: null,
    path: '/auth/passkeys/options',
    ...passkeyRoute,
    openapi: beginPasskeyDocumentation,
    handle: beginPasskey,
  }),
  endpoint({
    scope: null,
    path: '/auth/passkeys',
    ...passkeyRoute,
    openapi: createPasskeyDocumentation,
    handle: createPasskey,
  }),
  endpoint({
    scope: null,
    path: '/auth/passkeys/:id',
    method: 'patch',
    openapi: updatePasskeyDocumentation,
    handle: updatePasskey,
  }),
  endpoint({
    scope: null,
    path: '/auth/passkeys/:id/remove',
    ...passkeyRoute,
    openapi: deletePasskeyDocumentation,
    handle: deletePasskey,
  }),
]
const ofUsers = [
  endpoint({
    scope: null,
    path: '/:id/reset-factors',
    method: 'post',
    rate: 'account',
    openapi: resetFactorsDocumentation,
    handle: resetFactors,
  }),
  endpoint({
    scope: null,
    path: '/:id/reset-factors',
    method: 'delete',
    rate: 'account',
    openapi: cancelResetDocumentation,
    handle: cancelReset,
  }),
]

/** The second step of a sign-in: authenticator apps, passkeys and recovery codes. */
export const factors =
  (options?: FactorOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    factorOptions.keep(context, options)
    addWayIn(context, 'passkey', passkeyText(context))
    if (mayWithhold(context)) addStaffCondition(context, 'factors', dutyText(context))
    const extended = extendCollection(withFactorJobs(config), context.slugs.users, (users) => ({
      ...withEndpoints(users, ofUsers),
      fields: [
        ...users.fields,
        { name: 'factors', type: 'ui', admin: { components: { Field: 'schematicshop/rsc#ResetFactors' } } },
      ],
    }))
    const { admin } = extended
    return {
      ...extended,
      admin: {
        ...admin,
        components: {
          ...admin?.components,
          afterLogin: [...(admin?.components?.afterLogin ?? []), 'schematicshop/rsc#SecondStepSignIn'],
        },
      },
      endpoints: [...(extended.endpoints ?? []), ...endpoints],
      onInit: async (payload) => {
        await config.onInit?.(payload)
        withholdRoles(payload)
      },
    }
  }
