import { describe, expect, it } from 'vitest'
import { identityOfClaims, identityOfDiscord, identityOfGithub } from './identity'

const claims = { iss: 'https://id.invalid', sub: '1', email: 'A@B.invalid' }

describe('an address counts', () => {
  it.each([
    ['where the provider verified it', 'oidc', { email_verified: true }, 'a@b.invalid'],
    ['not where it says that it did not', 'google', { email_verified: false }, null],
    ['not where it says nothing', 'oidc', {}, null],
    ['not where it says so in a text', 'oidc', { email_verified: 'true' }, null],
    ['not of an organization at Microsoft, which may claim any', 'microsoft', { email_verified: true, tid: 'x' }, null],
    ['of a personal account there', 'microsoft', { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }, 'a@b.invalid'],
    ['where Microsoft verified its domain', 'microsoft', { tid: 'x', xms_edov: true }, 'a@b.invalid'],
  ] as const)('%s', (_when, kind, more, email) => {
    expect(identityOfClaims(kind, { ...claims, ...more }).email).toBe(email)
  })

  it('of GitHub where it is the primary one and verified', () => {
    const of = (emails: object[]) => identityOfGithub({ id: 7, login: 'steve' }, emails)
    expect(of([{ email: 'x@y.z', primary: false, verified: true }])).toMatchObject({ subject: '7', email: null })
    expect(of([{ email: 'x@y.z', primary: true, verified: false }]).email).toBeNull()
    expect(of([{ email: 'X@y.z', primary: true, verified: true }])).toMatchObject({ email: 'x@y.z', name: 'steve' })
  })

  it('of Discord where it is verified', () => {
    const user = { id: '9', username: 'alex', email: 'a@b.c' }
    expect(identityOfDiscord({ ...user, verified: false }).email).toBeNull()
    expect(identityOfDiscord({ ...user, verified: true })).toMatchObject({ subject: '9', email: 'a@b.c', name: 'alex' })
  })
})

it('is nobody where there is none', () => {
  expect(() => identityOfGithub({ id: '7' }, [])).toThrow('named no user')
  expect(() => identityOfDiscord({ message: '401: Unauthorized' })).toThrow('named no user')
})
