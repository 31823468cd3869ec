import type { ServerProps } from 'payload'
import { publicUrl } from '@/env'
import { translatorFor } from '@/i18n/translatorFor'

/** For players who came to the wrong door. */
export async function StaffHint({ i18n }: ServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  return (
    <p className="shop-hint">
      {t.rich('staffHint', { link: (parts) => <a href={`${publicUrl}/sign-in`}>{parts}</a> })}
    </p>
  )
}
