export type ButtonLook = {
  look?: 'primary' | 'plain' | 'danger' | 'ghost'
  size?: 'small' | 'medium' | 'large' | 'icon'
}

/** The classes of a button (in `globals.css`), for what isn't one but should look so. Utilities beside them win. */
export const buttonClasses = ({ look = 'plain', size = 'medium' }: ButtonLook = {}) =>
  size === 'medium' ? `button button-${look}` : `button button-${look} button-${size}`
