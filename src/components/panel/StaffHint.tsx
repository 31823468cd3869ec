import { publicUrl } from '@/env'

/** For players who came to the wrong door. */
export const StaffHint = () => (
  <p className="shop-hint">
    This is where moderators sign in. Players sign in <a href={`${publicUrl}/sign-in`}>on the site</a>.
  </p>
)
