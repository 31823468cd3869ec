import { expect, it } from 'vitest'
import { fileStatuses, formatNamed, formats, isFileStep, isUnderway, labelOf } from './vocabulary'

it('knows formats by their own names and by those of tools', () => {
  expect(formats.map(formatNamed)).toEqual([...formats])
  expect(['schem', 'litematica', 'nbt', 'schematic'].map(formatNamed)).toEqual([
    'sponge',
    'litematic',
    'structure',
    'mcedit',
  ])
  expect(['toString', 'Sponge', ''].map(formatNamed)).toEqual([undefined, undefined, undefined])
})

it('has a file on its way until it is ready, refused or stalled', () => {
  expect(fileStatuses.filter(isUnderway)).toEqual(['received', 'hashed', 'scanned'])
})

it('knows the steps of a file by their queues alone', () => {
  expect(['hash-file', 'render-preview', 'toString', 'notify', null].map(isFileStep)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it('labels words as people write them', () => {
  expect(labelOf('unsupported_version')).toBe('Unsupported version')
})
