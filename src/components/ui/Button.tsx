import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClasses } from './buttonClasses'

export const Button = ({ look, size, className, type = 'button', ...rest }: ComponentProps<'button'> & ButtonLook) => (
  <button type={type} className={clsx(buttonClasses({ look, size }), className)} {...rest} />
)
