import { describe, expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { seal, secretHashes, unseal } from './secretBox'
import { factorOptions } from './types'

function contextWith(secret: string, previousSecrets: string[] = []): ShopContext {
  const context = { secret, kept: new Map() } as unknown as ShopContext
  factorOptions.keep(context, { previousSecrets })
  return context
}

describe('a sealed secret', () => {
  const context = contextWith('first')
  const sealed = seal(context, 'ann', 'JBSWY3DPEHPK3PXP')

  it('does not show what it holds, nor twice the same', () => {
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
    expect(sealed).not.toBe(seal(context, 'ann', 'JBSWY3DPEHPK3PXP'))
  })

  it('is read for its user alone', () => {
    expect(unseal(context, 'ann', sealed)).toEqual({ text: 'JBSWY3DPEHPK3PXP', isOld: false })
    expect(unseal(context, 'bob', sealed)).toBeUndefined()
  })

  it('is not read where a character was changed', () => {
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    expect(unseal(context, 'ann', changed)).toBeUndefined()
  })

  it('is read after the secret of the app was changed, where the one from before is named', () => {
    expect(unseal(contextWith('second', ['first']), 'ann', sealed)).toEqual({ text: 'JBSWY3DPEHPK3PXP', isOld: true })
    expect(unseal(contextWith('second'), 'ann', sealed)).toBeUndefined()
  })
})

it('hashes with the present secret first, then with those from before', () => {
  const [former] = secretHashes(contextWith('first'), 'code')
  const hashes = secretHashes(contextWith('second', ['first']), 'code')
  expect(hashes).toHaveLength(2)
  expect(hashes[1]).toBe(former)
})
