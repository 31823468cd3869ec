export type ButtonLook = {
  look?: 'primary' | 'plain' | 'danger' | 'ghost'
  size?: 'small' | 'medium' | 'large' | 'icon'
}

/** The classes of a button (in `globals.css`), for elements that look like one. Utilities override them. */
export const buttonClasses = ({ look = 'plain', size = 'medium' }: ButtonLook = {}) =>
  size === 'medium' ? `button button-${look}` : `button button-${look} button-${size}`
