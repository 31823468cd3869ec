import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClasses } from './buttonClasses'

export const LinkButton = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) => (
  <Link className={clsx(buttonClasses({ look, size }), className)} {...rest} />
)
