import type { Access, PayloadRequest, Where } from 'payload'
import { isStaff } from './viewer'

/** What an access rule sees: the request, and the id where one document is asked for. */
export type AccessInput = { req: PayloadRequest; id?: string | number; isReadingStaticFile?: boolean }
/** `true` and `false` answer for all documents, a query names those that are meant. */
export type AccessRule = (input: AccessInput) => boolean | Where

/** A signed-in person whose account is in good standing. */
export const isSignedIn = ({ req }: AccessInput): boolean => req.user?.state === 'active'
export const isModerator = (input: AccessInput): boolean => isStaff(input.req.user)
export const isAdmin = (input: AccessInput): boolean => isSignedIn(input) && input.req.user?.role === 'admin'
export const nobody = (): boolean => false
export const anybody = (): boolean => true

/** The documents whose `field` is the requesting user. Users and profiles share their ids. */
export const isOwner =
  (field: string): AccessRule =>
  (input) =>
    isSignedIn(input) && input.req.user ? { [field]: { equals: input.req.user.id } } : false

/** The documents that match a query, for any user. */
export const matching =
  (where: Where): AccessRule =>
  () =>
    where

/** Allowed where any of the rules allows; the rules' queries are joined by OR. */
export const anyOf =
  (...rules: AccessRule[]): AccessRule =>
  (input) => {
    const queries: Where[] = []
    for (const rule of rules) {
      const answer = rule(input)
      if (answer === true) return true
      if (answer !== false) queries.push(answer)
    }
    if (queries.length === 0) return false
    return queries.length === 1 ? queries[0]! : { or: queries }
  }

/** Allowed where all of the rules allow; the rules' queries are joined by AND. */
export const allOf =
  (...rules: AccessRule[]): AccessRule =>
  (input) => {
    const queries: Where[] = []
    for (const rule of rules) {
      const answer = rule(input)
      if (answer === false) return false
      if (answer !== true) queries.push(answer)
    }
    if (queries.length === 0) return true
    return queries.length === 1 ? queries[0]! : { and: queries }
  }

/** One rule for each operation of a collection; a missing one does not compile. */
export type CollectionAccess = Record<
  'create' | 'read' | 'update' | 'delete' | 'readVersions' | 'unlock',
  AccessRule
> & {
  admin: (input: AccessInput) => boolean
}

/** What is not named is denied. `admin` says who may see the collection in the admin panel's API. */
export const accessOf = (
  rules: Record<'create' | 'read' | 'update' | 'delete', AccessRule> & { unlock?: AccessRule },
): CollectionAccess & Record<string, Access | AccessRule> => ({
  readVersions: nobody,
  unlock: nobody,
  admin: isModerator,
  ...rules,
})
