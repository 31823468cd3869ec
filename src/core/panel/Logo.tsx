import { Icon } from './Icon'

/** The shop's name above the panel's sign-in form. */
export const Logo = () => (
  <span className="shop-logo">
    <Icon />
    <span>
      Schematic<span className="shop-logo__second">Shop</span>
    </span>
  </span>
)
