import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/Link'
import { type ButtonLook, buttonClasses } from './buttonClasses'

export const LinkButton = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) => (
  <Link className={clsx(buttonClasses({ look, size }), className)} {...rest} />
)
