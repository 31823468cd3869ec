'use client'

import { usePathname } from 'next/navigation'
import { UnconfirmedEmail } from './UnconfirmedEmail'

/** On every page of someone who may publish only once their address is confirmed. The account's own page says it. */
export function ConfirmEmailBanner({ email }: { email: string }) {
  const path = usePathname()
  if (path === '/settings/account') return null
  return (
    <div className="mb-6">
      <UnconfirmedEmail email={email} isNeeded />
    </div>
  )
}
