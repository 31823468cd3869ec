import { describe, expect, it } from 'vitest'
import { locales } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { describeProblem, fieldLimits } from './describeProblem'
import { problemAt, readProblems } from './readProblem'

const invalid = (field: string) => ({ message: 'English words.', code: 'invalid_field', field })

describe('what went wrong', () => {
  it.each(locales)('is said in %s, whichever field it is about', async (locale) => {
    const t = await translatorFor(locale, 'Problems')
    const said = ['title', 'username', 'email', 'links.0.url', 'something_else'].map((field) =>
      describeProblem(t, invalid(field)),
    )
    expect(new Set(said).size).toBe(said.length)
    expect(said).not.toContain('English words.')
    expect(said.at(-1)).toBe(t('invalid_field'))
  })

  it('is the rule of the field, of a part of it, and of what takes the same', async () => {
    const t = await translatorFor('de', 'Problems')
    expect(describeProblem(t, invalid('links.3.label'))).toBe(t('fields.links', fieldLimits))
    expect(describeProblem(t, invalid('newPassword'))).toBe(t('fields.password', fieldLimits))
    expect(describeProblem(t, { ...invalid('username'), code: 'username_taken' })).toBe(t('username_taken'))
  })

  it.each(locales)('says in %s when to try again, where the shop says so', async (locale) => {
    const t = await translatorFor(locale, 'Problems')
    for (const code of ['account_locked', 'too_many_requests']) {
      const [problem] = readProblems({ errors: [{ message: 'Wait.', code, retryAfter: 540 }] })
      expect(problem && describeProblem(t, problem)).toContain('9')
    }
  })

  it('is as it was put where there are no words for it', async () => {
    const t = await translatorFor('de', 'Problems')
    for (const code of [undefined, 'fields', 'fields.title.nothing', 'wait', 'unheard_of'])
      expect(describeProblem(t, { message: 'As it was.', ...(code && { code }) })).toBe('As it was.')
  })

  it('is found in what Payload says of a form, and told at its field', async () => {
    const t = await translatorFor('es', 'Problems')
    const problems = readProblems({
      errors: [{ message: 'Invalid', data: { errors: [{ path: 'displayName', message: 'Choose a name.' }] } }],
    })
    const words = (problem: (typeof problems)[number]) => describeProblem(t, problem)
    expect(problemAt(problems, 'displayName', words)).toBe(t('fields.displayName', fieldLimits))
    expect(problemAt(problems, 'bio', words)).toBeUndefined()
  })
})
