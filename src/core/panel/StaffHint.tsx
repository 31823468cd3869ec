import type { ServerProps } from 'payload'
import { translatorFor } from '@/i18n/translatorFor'
import { contextOf } from '../context/context'

/** For players who came to the wrong door. */
export async function StaffHint({ i18n, payload }: ServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  return (
    <p className="shop-hint">
      {t.rich('staffHint', {
        link: (parts) => <a href={`${contextOf(payload).addresses.publicUrl}/sign-in`}>{parts}</a>,
      })}
    </p>
  )
}
