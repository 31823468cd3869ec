import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClasses } from './buttonClasses'
import { Link } from './Link'

export const LinkButton = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) => (
  <Link className={clsx(buttonClasses({ look, size }), className)} {...rest} />
)
