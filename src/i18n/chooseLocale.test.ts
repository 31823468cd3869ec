import { expect, it } from 'vitest'
import { askedLocale, chooseLocale } from './chooseLocale'

it.each([
  ['the choice', { chosen: 'ja', accepted: 'de' }, 'ja'],
  ['the first accepted', { accepted: 'pt-BR,pt;q=0.9,en;q=0.8' }, 'pt'],
  ['the most wanted', { accepted: 'en;q=0.4, fr;q=0.9' }, 'fr'],
  ['Chinese of any script', { accepted: 'zh-TW' }, 'zh'],
  ['English where none of theirs is there', { accepted: 'nl,da' }, 'en'],
  ['English where anything goes', { accepted: '*' }, 'en'],
  ['English where nothing is said', { accepted: null }, 'en'],
  ['English where nonsense is said', { chosen: '../en', accepted: ';;;=q' }, 'en'],
])('answers in %s', (_what, asked, locale) => {
  expect(chooseLocale(asked)).toBe(locale)
})

it.each([
  ['a choice', { chosen: 'ja' }, 'ja'],
  ['a browser', { accepted: 'de-AT,de;q=0.9' }, 'de'],
  ['a program that takes any', { accepted: '*' }, undefined],
  ['a browser of another language', { accepted: 'nl' }, undefined],
  ['nothing', { accepted: null }, undefined],
])('knows a language from %s', (_what, said, locale) => {
  expect(askedLocale(said)).toBe(locale)
})
