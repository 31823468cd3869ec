import { InvalidParameterError, parseSearch } from '@plugins/search/queries/parseSearch'
import { describe, expect, it } from 'vitest'
import { translatorFor } from '@/i18n/translatorFor'
import { describeFilterError } from './describeFilterError'

const wrongIn = (query: string) => {
  try {
    parseSearch(new URLSearchParams(query))
  } catch (error) {
    if (error instanceof InvalidParameterError) return error
    throw error
  }
  throw new Error(`nothing is wrong with ${query}`)
}

describe('a filter that is wrong', () => {
  it.each([
    ['minWidth=wide', '«Ancho desde» debe ser un número entero.'],
    ['maxHeight=1.5', '«Alto hasta» debe ser un número entero.'],
    ['minLength=-1', '«Largo desde» debe ser al menos 0.'],
    ['size=vast', '«Tamaño» tiene un valor desconocido.'],
    ['mods=none', '«Mods» tiene un valor desconocido.'],
    ['safety=a&safety=b', '«Seguridad» tiene un valor desconocido.'],
    ['owner=a&owner=b', '«owner» solo se puede indicar una vez.'],
    [`tag=${'a'.repeat(81)}`, '«Etiquetas» es demasiado largo. El límite es de 80 caracteres.'],
    [`block=${[...'abcdefghijk'].join()}`, '«Contiene el bloque» admite como máximo 10 valores.'],
    ['page=5000', '«page» debe ser como máximo 1000.'],
  ])('is named in the reader’s language: %s', async (query, words) => {
    expect(describeFilterError(await translatorFor('es', 'Browse'), wrongIn(query))).toBe(words)
  })

  it('is named to programs as before', () => {
    expect(wrongIn('limit=0')).toMatchObject({
      status: 400,
      code: 'invalid_field',
      message: 'The parameter limit is invalid: it must be at least 1.',
      details: { field: 'limit' },
    })
  })
})
